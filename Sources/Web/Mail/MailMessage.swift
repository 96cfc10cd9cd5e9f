internal import Foundation
internal import Vocabulary

/// A letter as it goes over the wire (RFC 5322, RFC 2047): plain text, UTF-8.
struct MailMessage: Sendable {
  let from: String
  let to: [String]
  let subject: String
  let body: String
  let id: ID<Mail>
  let at: Moment

  var text: String {
    let domain = from.split(separator: "@").last.map(String.init) ?? "samfrid"
    let headers = [
      "From: Samfrid <\(oneLine(from))>",
      "To: \(to.map(oneLine).joined(separator: ", "))",
      "Subject: \(encodedWords(oneLine(subject)))",
      "Date: \(date)",
      "Message-ID: <\(id)@\(domain)>",
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]
    return headers.joined(separator: "\r\n") + "\r\n\r\n" + base64Body + "\r\n"
  }

  /// A line break in a header would let somebody add headers of their own (ASVS 1.3.11).
  private func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

  /// Words of at most 45 bytes each, so that no line is longer than 76 characters.
  private func encodedWords(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) else { return text }
    var words: [String] = []
    var word = ""
    for character in text {
      if word.utf8.count + String(character).utf8.count > 45 {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    words.append(word)
    return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }

  private var base64Body: String {
    Data(body.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
  }

  private var date: String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let seconds = at.milliseconds / 1000
    let date = CalendarDate(dayNumber: Int(seconds / 86_400))
    let rest = seconds % 86_400
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(days[date.weekday.rawValue - 1]), \(date.day) \(months[date.month - 1]) \(date.year) \(time) +0000"
  }
}
