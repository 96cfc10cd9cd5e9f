import Calendars
import Foundation
import Testing
import Vocabulary

@testable import Web

struct MailMessageTests {
  private func message(
    subject: String, body: String = "Hej", sender: Mail.Sender? = nil, calendar: CalendarComponent? = nil
  ) -> MailMessage {
    MailMessage(
      from: "samfrid@example.org", sender: sender, to: ["a@example.org"], subject: subject, body: body,
      calendar: calendar?.text, id: "0abc", at: Moment(milliseconds: 1_795_341_600_000))
  }

  @Test func `en rubrik med radbrytning kan inte lägga till huvuden`() {
    let text = message(subject: "Hej\r\nBcc: ond@example.org").text
    #expect(!text.contains("\r\nBcc:"))
  }

  @Test func `svenska tecken kodas i rubrik och text`() throws {
    let text = message(subject: "Påminnelse om kartläggningen i Älvsbyn, Åsele och Örnsköldsvik", body: "Åäö").text
    #expect(text.split(separator: "\r\n\r\n")[0].utf8.allSatisfy { $0 < 128 })
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 100 })
    let body = try #require(text.components(separatedBy: "\r\n\r\n").last)
    let decoded = try #require(Data(base64Encoded: body.trimmed))
    #expect(String(decoding: decoded, as: UTF8.self) == "Åäö")
  }

  @Test func `en inbjudan kommer i personens namn och kalendern svarar den som fick brevet`() throws {
    let event = CalendarComponent(
      "VEVENT", [ContentLine("UID", "1@x"), ContentLine("ATTENDEE", "mailto:", [.init("RSVP", "TRUE")])])
    let calendar = CalendarComponent("VCALENDAR", [ContentLine("METHOD", "REQUEST")], components: [event])
    let sender = Mail.Sender(name: "Åsa Ek, FoU", address: "samfrid+1.2@example.org", replyTo: "asa@example.org")
    let text = message(subject: "Inbjudan", sender: sender, calendar: calendar).text
    #expect(text.contains("<samfrid+1.2@example.org>\r\n"))
    #expect(text.contains("Reply-To: <asa@example.org>\r\n"))
    #expect(text.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"))
    let part = try #require(text.components(separatedBy: "method=REQUEST").last)
    let encoded = part.components(separatedBy: "\r\n\r\n")[1].components(separatedBy: "\r\n--")[0]
    let read = CalendarComponent.read(Array(try #require(Data(base64Encoded: encoded.replacing("\r\n", with: "")))))
    let attendee = read.components.first?.components(named: "VEVENT").first?.first("ATTENDEE")
    #expect(attendee?.mailAddress == "a@example.org")
    #expect(attendee?.parameter("RSVP") == "TRUE")
  }

  @Test func `en avsändare med radbrytning eller citattecken lägger inte till något`() {
    let sender = Mail.Sender(
      name: "Ond\"\r\nBcc: x@example.org", address: "a@b.c\r\nCc: y@z.se", replyTo: "p@q.se\r\nX: 1")
    let text = message(subject: "Hej", sender: sender).text
    #expect(!text.contains("\r\nBcc:") && !text.contains("\r\nCc:") && !text.contains("\r\nX:"))
  }
}
