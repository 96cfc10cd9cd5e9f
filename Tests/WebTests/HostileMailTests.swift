import Calendars
import TestSupport
import Testing

@testable import Web

struct HostileMailTests {
  @Test func `för många delar och för djupa delar läses inte`() throws {
    func many(_ count: Int) -> String {
      "Content-Type: multipart/mixed; boundary=a\n\n" + String(repeating: "--a\n\nx\n", count: count) + "--a--\n"
    }
    let most = ReceivedPartReader.mostParts - 1
    #expect(ReceivedMail.read(Array(many(most).utf8))?.isCut == false)
    #expect(ReceivedMail.read(Array(many(most + 1).utf8))?.isCut == true)
    let deep = try #require(ReceivedMail.read(nested(levels: 9)))
    #expect(deep.body == "innerst" && !deep.isCut)
    let deeper = try #require(ReceivedMail.read(nested(levels: 10)))
    #expect(deeper.body == nil && deeper.isCut)
    #expect(ReceivedMail.read(nested(levels: 3_000))?.isCut == true)
  }

  @Test func `jättelika huvuden kortas av`() throws {
    let subject = "Subject: " + String(repeating: "å", count: 100_000)
    let recipients = "To: " + String(repeating: "a@b.se,", count: 5_000)
    let mail = try #require(ReceivedMail.read(Array("\(subject)\n\(recipients)\n\ntext".utf8)))
    #expect(mail.isCut && mail.to.count == 200 && mail.body == "text")
    #expect(mail.subject == String(repeating: "å", count: (MailHeaders.longest - 9) / 2))
    let many = String(repeating: "X: y\n", count: 5_000) + "Subject: sist\n\ntext"
    let cut = try #require(ReceivedMail.read(Array(many.utf8)))
    #expect(cut.isCut && cut.subject.isEmpty && cut.body == "text")
  }

  @Test(.timeLimit(.minutes(1))) func `de största breven läses utan att tiden skenar`() {
    let heads = [
      "Subject: ", "From: ", "Content-Type: ", "Content-Type: multipart/mixed; boundary=a\n\n--a\n",
      "Content-Type: multipart/mixed; boundary=\"\(String(repeating: "-", count: 190))\"\n\n",
      "Content-Type: text/calendar; method=REPLY\nContent-Transfer-Encoding: quoted-printable\n\n",
      "Content-Transfer-Encoding: base64\n\n", "From: mailer-daemon@a.b\n\n", "",
    ]
    let patterns = [
      "=?a?Q?", "=?", "a@b,", "(", "\"", "<", "\\", ";a*0*=b", "--a\n", "\n ", "\n", "\r", "= ", "=\t", "--", "-",
      "a:b\n", "Message-ID: <", "a", "\u{0}", "BEGIN:VEVENT\n", "%",
    ]
    for head in heads {
      for pattern in patterns {
        let bytes = Array((head + String(repeating: pattern, count: 120_000 / pattern.utf8.count)).utf8)
        Self.use(bytes)
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `tio megabyte i tio nivåer läses en gång för varje nivå`() {
    var bytes = nested(levels: 9)
    bytes += [UInt8](repeating: 0x2D, count: 5_000_000)
    bytes += Array(String(repeating: "--b1\r\n", count: 800_000).utf8)
    Self.use(Array(bytes.prefix(ReceivedMail.mostBytes)))
  }

  @Test(.timeLimit(.minutes(2))) func `femtusen skadade brev varken fäller programmet eller tar tid`() {
    var generator = SeededGenerator(seed: 5322)
    let letters = ReceivedLetters.all
    for number in 0..<5_000 { Self.use(Self.damaged(letters[number % letters.count], letters, &generator)) }
  }

  /// Everything that our code would ask of a letter from a stranger, and that nothing in the answers can do harm.
  private static func use(_ bytes: [UInt8]) {
    guard let mail = ReceivedMail.read(bytes) else { return }
    let people = [mail.from].compactMap(\.self) + mail.to + mail.cc
    let lines = [mail.subject] + people.compactMap(\.name) + people.map(\.address) + mail.deliveredTo + mail.answered
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { !$0.isControl } })
    #expect((people.map(\.address) + mail.deliveredTo).allSatisfy { $0.utf8.count <= 254 && $0.contains("@") })
    #expect(mail.body.map { $0.unicodeScalars.allSatisfy { !$0.isControl || $0 == "\n" || $0 == "\t" } } ?? true)
    for reply in mail.calendarReplies {
      #expect(!reply.uid.isEmpty && reply.sequence >= 0)
      _ = (reply.answers, reply.event.text)
    }
    if let report = mail.report {
      #expect(report.isStandard || !report.messageIDs.isEmpty || !report.recipients.isEmpty)
      #expect(report.recipients.allSatisfy { ($0.diagnostic ?? "").count <= 1_000 })
    }
  }

  private static let marks = Array("=?-;:,<>@\"\\()*%'\r\n \tB".utf8)

  private static func damaged(
    _ letter: [UInt8], _ letters: [[UInt8]], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = letter
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &generator))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: marks.shuffled(using: &generator)[..<3], at: place)
      case 5: bytes.removeAll { $0 == 0x0D }
      case 6: bytes.swapAt(place, end - 1)
      default:
        let other = letters[Int.random(in: 0..<letters.count, using: &generator)]
        bytes.insert(contentsOf: other.suffix(Int.random(in: 0...900, using: &generator)), at: place)
      }
    }
    return bytes
  }

  private func nested(levels: Int) -> [UInt8] {
    let heads = (1...levels).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }
    return Array((heads.joined() + "\r\ninnerst\r\n").utf8)
  }
}
