internal import CCurl
internal import Vocabulary

/// The letter's bytes with how far libcurl has read, and what the server has answered.
final class SMTPTalk {
  private let bytes: [UInt8]
  private var position = 0
  private var heard: [String] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func read(_ buffer: UnsafeMutablePointer<CChar>?, _ limit: Int, _ context: UnsafeMutableRawPointer?) -> Int {
    guard let buffer, let context else { return 0 }
    let talk = Unmanaged<SMTPTalk>.fromOpaque(context).takeUnretainedValue()
    let count = min(limit, talk.bytes.count - talk.position)
    for offset in 0..<count { buffer[offset] = CChar(bitPattern: talk.bytes[talk.position + offset]) }
    talk.position += count
    return count
  }

  static func hear(_ line: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
    guard let line, let context else { return 0 }
    let talk = Unmanaged<SMTPTalk>.fromOpaque(context).takeUnretainedValue()
    talk.heard.append(
      withoutAddresses(String(decoding: (0..<count).map { UInt8(bitPattern: line[$0]) }, as: UTF8.self)))
    return count
  }

  /// Whoever reads why a letter did not leave need not know where a shelter's staff get theirs.
  private static func withoutAddresses(_ text: String) -> String {
    let words = text.oneLine.prefix(200).split(separator: " ")
    return words.map { $0.contains("@") ? "…" : String($0) }.joined(separator: " ")
  }

  /// Why the letter was not taken: what the server said, where it said anything.
  func problem(of curl: UnsafeMutableRawPointer, _ result: CURLcode, said words: String) -> SMTPProblem {
    var code = 0
    _ = samfrid_curl_get_number(curl, CURLINFO_RESPONSE_CODE, &code)
    let answer = heard.last { code >= 400 && $0.hasPrefix("\(code)") }
    return SMTPProblem(
      text: answer ?? words, isForGood: isForGood(answer ?? "", code, words),
      wasReached: result != CURLE_COULDNT_CONNECT && result != CURLE_COULDNT_RESOLVE_HOST)
  }

  /// A 5xx about a recipient or about the letter itself (RFC 5321 section 4.2.1). One about us, such as a server that does
  /// not relay for us (RFC 3463: 5.7), is mended by whoever runs it, and then the letter leaves.
  private func isForGood(_ answer: String, _ code: Int, _ words: String) -> Bool {
    guard (500...599).contains(code), !answer.dropFirst(4).hasPrefix("5.7.") else { return false }
    return words.hasPrefix("RCPT") || position == bytes.count
  }
}

/// Why a mail server did not take a letter.
struct SMTPProblem: Error, CustomStringConvertible {
  let text: String
  /// Whether it would not take it another time either.
  var isForGood = false
  /// Whether anybody was there.
  var wasReached = true

  var description: String { text }
}
