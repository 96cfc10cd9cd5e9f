internal import Calendars
internal import Foundation

/// A part of a letter with its own headers (RFC 2045, RFC 2046).
struct MailPart: Sendable {
  let headers: [String]
  let content: String

  var text: String { headers.joined(separator: "\r\n") + "\r\n\r\n" + content + "\r\n" }

  /// The text alone; or the text and the calendar as two ways to say the same, and once more as a file, for the programs
  /// that look for either (RFC 6047 section 2.4).
  static func whole(body: String, calendar: CalendarComponent?, boundary: String) -> MailPart {
    let plain = MailPart(type: "text/plain; charset=utf-8", body: body)
    guard let calendar else { return plain }
    let method = calendar.first("METHOD")?.value ?? "REQUEST"
    let event = MailPart(type: "text/calendar; charset=utf-8; method=\(method)", body: calendar.text)
    let file = MailPart(
      type: "application/ics; name=\"inbjudan.ics\"", disposition: "attachment; filename=\"inbjudan.ics\"",
      body: calendar.text)
    let both = MailPart(multipart: "alternative", [plain, event], boundary: boundary + "-a")
    return MailPart(multipart: "mixed", [both, file], boundary: boundary)
  }

  private init(type: String, disposition: String? = nil, body: String) {
    headers =
      ["Content-Type: \(type)", disposition.map { "Content-Disposition: \($0)" }, "Content-Transfer-Encoding: base64"]
      .compactMap(\.self)
    content = Data(body.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
  }

  private init(multipart kind: String, _ parts: [MailPart], boundary: String) {
    headers = ["Content-Type: multipart/\(kind); boundary=\"\(boundary)\""]
    content = parts.map { "--\(boundary)\r\n\($0.text)" }.joined() + "--\(boundary)--"
  }
}
