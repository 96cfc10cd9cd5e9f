import Foundation
import Testing
import Vocabulary

@testable import Web

struct MailMessageTests {
  private func message(subject: String, body: String = "Hej") -> MailMessage {
    MailMessage(
      from: "samfrid@example.org", to: ["a@example.org"], subject: subject, body: body, id: "0abc",
      at: Moment(milliseconds: 1_795_341_600_000))
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
}
