internal import CCurl
internal import Dispatch

/// Hands a letter to a mail server by libcurl, on a queue of its own since libcurl blocks.
enum SMTP {
  private static let queue = DispatchQueue(label: "samfrid.mail")

  /// Signs in when the server has a user. Throws with libcurl's words when the server does not take the letter.
  static func send(_ message: MailMessage, by server: MailServer, certificates: String? = nil) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.async { continuation.resume(with: Result { try hand(message, to: server, certificates) }) }
    }
  }

  private static func hand(_ message: MailMessage, to server: MailServer, _ certificates: String?) throws {
    guard let curl = curl_easy_init() else { throw SMTPProblem(text: "libcurl") }
    let words = CurlWords(of: curl)
    defer { withExtendedLifetime(words) { curl_easy_cleanup(curl) } }
    var recipients: UnsafeMutablePointer<curl_slist>?
    for address in message.to { recipients = curl_slist_append(recipients, "<\(address)>") }
    defer { curl_slist_free_all(recipients) }
    let upload = Upload(Array(message.text.utf8))
    let codes =
      EncryptedLine.set(curl, to: server, url: server.url, certificates: certificates) + [
        samfrid_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(message.from)>"),
        samfrid_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients),
        samfrid_curl_set_number(curl, CURLOPT_UPLOAD, 1),
        samfrid_curl_set_reader(curl, { Upload.read($0, $1 * $2, $3) }, Unmanaged.passUnretained(upload).toOpaque()),
      ]
    let result = withExtendedLifetime(upload) { codes.first { $0 != CURLE_OK } ?? curl_easy_perform(curl) }
    guard result == CURLE_OK else { throw SMTPProblem(text: words.text(result)) }
  }

  /// The letter's bytes and how far libcurl has read.
  private final class Upload {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func read(_ buffer: UnsafeMutablePointer<CChar>?, _ limit: Int, _ context: UnsafeMutableRawPointer?) -> Int {
      guard let buffer, let context else { return 0 }
      let upload = Unmanaged<Upload>.fromOpaque(context).takeUnretainedValue()
      let count = min(limit, upload.bytes.count - upload.position)
      for offset in 0..<count { buffer[offset] = CChar(bitPattern: upload.bytes[upload.position + offset]) }
      upload.position += count
      return count
    }
  }
}

/// Why a mail server did not take a letter.
struct SMTPProblem: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
