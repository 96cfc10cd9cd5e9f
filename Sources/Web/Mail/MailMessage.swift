internal import Calendars
internal import Foundation
internal import Vocabulary

/// A letter as it goes over the wire (RFC 5322, RFC 2047): text in UTF-8, and a calendar where there is one.
struct MailMessage: Sendable {
  /// Who hands it over to the mail server, whoever's name it comes in.
  let from: String
  let sender: Mail.Sender?
  let to: [String]
  let subject: String
  let body: String
  /// A calendar as text; its ATTENDEE is whoever the letter goes to.
  let calendar: String?
  let id: ID<Mail>
  let at: Moment

  var text: String {
    let headers = [
      "From: \(phrase(sender?.name ?? "Samfrid")) <\(oneLine(sender?.address ?? from))>",
      "To: \(to.map(oneLine).joined(separator: ", "))",
      sender?.replyTo.map { "Reply-To: <\(oneLine($0))>" },
      "Subject: \(encodedWords(oneLine(subject)))",
      "Date: \(date)",
      "Message-ID: <\(id)@\(Settings.mailDomain(of: from))>",
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
    ].compactMap(\.self)
    let content = MailPart.whole(body: body, calendar: addressedCalendar, boundary: "samfrid-\(id)")
    return headers.joined(separator: "\r\n") + "\r\n" + content.text
  }

  /// A calendar answers for the ATTENDEE it finds there, so that is the one who gets the letter.
  private var addressedCalendar: CalendarComponent? {
    guard let calendar, let recipient = to.first else { return nil }
    return CalendarComponent.read(Array(calendar.utf8)).components.first?.addressed(to: oneLine(recipient))
  }

  /// A name before an address: quoted where it has other characters than letters of ASCII, digits and space.
  private func phrase(_ name: String) -> String {
    let line = oneLine(name)
    let isPlain = line.utf8.allSatisfy {
      $0 == 32 || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
    }
    if isPlain { return line }
    let isASCII = line.utf8.allSatisfy { $0 >= 32 && $0 < 127 }
    return isASCII ? "\"\(line.filter { $0 != "\"" && $0 != "\\" })\"" : encodedWords(line)
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

extension CalendarComponent {
  fileprivate func addressed(to address: String) -> CalendarComponent {
    let lines = lines.map { line in
      line.name == "ATTENDEE" ? ContentLine("ATTENDEE", "mailto:\(address)", line.parameters) : line
    }
    return CalendarComponent(name, lines, components: components.map { $0.addressed(to: address) })
  }
}
