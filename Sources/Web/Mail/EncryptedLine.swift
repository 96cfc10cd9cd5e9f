internal import CCurl

/// What libcurl must know of any mail server: where it is, who signs in, and that nothing is said unencrypted.
enum EncryptedLine {
  /// The codes of the settings, in order. The file holds certificates to trust in place of the system's (PEM).
  static func set(
    _ curl: UnsafeMutableRawPointer, to server: MailServer, url: String, certificates: String? = nil,
    silence: Int = MailPace.usual.silence
  ) -> [CURLcode] {
    var codes = [
      samfrid_curl_set_text(curl, CURLOPT_URL, url),
      samfrid_curl_set_number(curl, CURLOPT_USE_SSL, Int(encryption(to: server).rawValue)),
      samfrid_curl_set_number(curl, CURLOPT_SSL_VERIFYPEER, needsCertificate(server) ? 1 : 0),
      samfrid_curl_set_number(curl, CURLOPT_SSL_VERIFYHOST, needsCertificate(server) ? 2 : 0),
      samfrid_curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, min(10, silence)),
      samfrid_curl_set_number(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, silence),
      samfrid_curl_set_number(curl, CURLOPT_TIMEOUT, 2 * silence),
      samfrid_curl_set_number(curl, CURLOPT_NOSIGNAL, 1),
    ]
    if let certificates { codes.append(samfrid_curl_set_text(curl, CURLOPT_CAINFO, certificates)) }
    if let user = server.user { codes.append(samfrid_curl_set_text(curl, CURLOPT_USERNAME, user)) }
    if let password = server.password { codes.append(samfrid_curl_set_text(curl, CURLOPT_PASSWORD, password)) }
    return codes
  }

  /// Letters and passwords leave the machine encrypted or not at all: libcurl ends the line before it signs in.
  private static func encryption(to server: MailServer) -> curl_usessl {
    server.isOwnMachine && !server.isEncryptedFromStart ? CURLUSESSL_TRY : CURLUSESSL_ALL
  }

  /// The machine's own mail server offers encryption with a certificate that nobody vouches for, as Debian's does.
  private static func needsCertificate(_ server: MailServer) -> Bool {
    !server.isOwnMachine || server.isEncryptedFromStart
  }
}
