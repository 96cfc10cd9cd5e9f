internal import CCurl
internal import Dispatch

/// Hands a letter to a mail server by libcurl, on a queue of its own since libcurl blocks.
enum SMTP {
  private static let queue = DispatchQueue(label: "samfrid.mail")

  /// Signs in when the server has a user. Throws with the server's words, or libcurl's, when it does not take the letter.
  /// Everybody gets it or nobody; with `toSome` those get it whom the server takes.
  static func send(
    _ message: MailMessage, by server: MailServer, toSome: Bool = false, silence: Int = MailPace.usual.silence,
    certificates: String? = nil
  ) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.async {
        continuation.resume(with: Result { try hand(message, to: server, toSome, silence, certificates) })
      }
    }
  }

  private static func hand(
    _ message: MailMessage, to server: MailServer, _ toSome: Bool, _ silence: Int, _ certificates: String?
  ) throws {
    guard let curl = curl_easy_init() else { throw SMTPProblem(text: "libcurl") }
    let words = CurlWords(of: curl)
    defer { withExtendedLifetime(words) { curl_easy_cleanup(curl) } }
    var recipients: UnsafeMutablePointer<curl_slist>?
    for address in message.to { recipients = curl_slist_append(recipients, "<\(address)>") }
    defer { curl_slist_free_all(recipients) }
    let talk = SMTPTalk(Array(message.text.utf8))
    let context = Unmanaged.passUnretained(talk).toOpaque()
    let codes =
      EncryptedLine.set(curl, to: server, url: server.url, certificates: certificates, silence: silence) + [
        samfrid_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(message.from)>"),
        samfrid_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients),
        samfrid_curl_set_number(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, toSome ? 1 : 0),
        samfrid_curl_set_number(curl, CURLOPT_UPLOAD, 1),
        samfrid_curl_set_reader(curl, { SMTPTalk.read($0, $1 * $2, $3) }, context),
        samfrid_curl_set_listener(curl, { SMTPTalk.hear($0, $1 * $2, $3) }, context),
      ]
    try withExtendedLifetime(talk) {
      let result = codes.first { $0 != CURLE_OK } ?? curl_easy_perform(curl)
      guard result == CURLE_OK else { throw talk.problem(of: curl, result, said: words.text(result)) }
    }
  }
}
