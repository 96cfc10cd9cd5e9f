internal import CCurl
internal import Synchronization

/// A line to a mailbox by libcurl, which signs in and opens the folder by itself. Each call blocks, at most a minute.
final class IMAPConnection: Sendable {
  /// As it stands in commands.
  let folder: String

  private let server: MailServer
  private let certificates: String?
  private let url: String
  /// libcurl's handle, which holds the line; nil when it is closed.
  private let handle = Mutex<UnsafeMutableRawPointer?>(nil)

  init(_ server: MailServer, certificates: String?) {
    self.server = server
    self.certificates = certificates
    let name = server.path.isEmpty ? "INBOX" : server.path
    folder = FolderName.written(name)
    url = server.url(path: FolderName.inASCII(name))
  }

  deinit { close() }

  /// What the server tells besides that it is done.
  @discardableResult
  func command(_ words: String...) throws(MailboxProblem) -> [UInt8] {
    try perform(url, command: words.joined(separator: " ")).bytes
  }

  /// Also tells if the line had to be opened anew, and the folder with it.
  func letter(_ uid: UInt32) throws(MailboxProblem) -> (bytes: [UInt8], isNewLine: Bool) {
    try perform("\(url);UID=\(uid)", command: nil)
  }

  func close() {
    handle.withLock { handle in
      if let curl = handle { curl_easy_cleanup(curl) }
      handle = nil
    }
  }

  private func perform(_ url: String, command: String?) throws(MailboxProblem) -> (bytes: [UInt8], isNewLine: Bool) {
    try handle.withLock { handle throws(MailboxProblem) in
      handle = handle ?? curl_easy_init()
      guard let curl = handle else { throw MailboxProblem(CURLE_FAILED_INIT, "libcurl", server) }
      curl_easy_reset(curl)
      let words = CurlWords(of: curl)
      let download = Download()
      let context = Unmanaged.passUnretained(download).toOpaque()
      let codes =
        EncryptedLine.set(curl, to: server, url: url, certificates: certificates) + [
          // A line of the server that is longer than half of this is lost, and a search is answered on one line.
          samfrid_curl_set_number(curl, CURLOPT_BUFFERSIZE, 512 * 1024),
          samfrid_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, command),
          samfrid_curl_set_writer(curl, { Download.write($0, $1 * $2, $3) }, context),
        ]
      let result = withExtendedLifetime((download, words)) { codes.first { $0 != CURLE_OK } ?? curl_easy_perform(curl) }
      // It must not write there afterwards, as when it says farewell.
      samfrid_curl_set_text(curl, CURLOPT_ERRORBUFFER, nil)
      guard result == CURLE_OK else {
        throw MailboxProblem(result, words.text(result), server, isTooLarge: download.isTooLarge)
      }
      var lines = 0
      samfrid_curl_get_number(curl, CURLINFO_NUM_CONNECTS, &lines)
      return (download.bytes, lines > 0)
    }
  }

  /// What has come so far.
  private final class Download {
    private(set) var bytes: [UInt8] = []
    private(set) var isTooLarge = false

    /// Ends the line when it returns less than it got.
    static func write(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int
    {
      guard let buffer, let context else { return 0 }
      let download = Unmanaged<Download>.fromOpaque(context).takeUnretainedValue()
      guard download.bytes.count + count <= ReceivedMail.mostBytes else {
        download.isTooLarge = true
        return 0
      }
      download.bytes += UnsafeRawBufferPointer(start: buffer, count: count)
      return count
    }
  }
}
