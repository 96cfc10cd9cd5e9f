import Calendars
import Testing
import Vocabulary

@testable import Web

struct CalendarReplyTests {
  private func mail(_ text: String) throws -> ReceivedMail {
    try #require(ReceivedMail.read(ReceivedLetters.bytes(text)))
  }

  @Test func `ett svar från Outlook läses med tidszon, kommentar och version`() throws {
    let mail = try mail(ReceivedLetters.outlook)
    #expect(mail.from?.address == "Orjan.Ek@kommun.exempel.se" && mail.from?.name == "Örjan Ek")
    #expect(mail.subject == "Godkänt: Samråd om våld i nära relationer")
    #expect(mail.deliveredTo == Array(repeating: "samfrid+0193a8.k2@samfrid.exempel.se", count: 2))
    #expect(mail.to.map(\.name) == ["Ek, Åsa (FoU)"])
    #expect(mail.body == "Jag kommer gärna, men tio minuter senare.")
    #expect(mail.answered == [ReceivedLetters.messageID])
    #expect(!mail.marks.isAutomatic && !mail.isCut && mail.report == nil)
    let reply = try #require(mail.calendarReplies.first)
    #expect(mail.calendarReplies.count == 1 && reply.kind == .reply)
    #expect(reply.uid == ReceivedLetters.uid && reply.sequence == 2)
    #expect(reply.stamp == CalendarTime("20261118T121500Z")?.clock.momentInUTC)
    #expect(reply.recurrence == nil)
    let answer = try #require(reply.answer(of: "orjan.ek@kommun.exempel.se"))
    #expect(answer.answer == .accepted && answer.name == "Örjan Ek")
    #expect(answer.comment == "Jag kommer gärna, men tio minuter senare.")
  }

  @Test func `ett svar från Gmail räknas en gång fast kalendern kommer två gånger`() throws {
    let mail = try mail(ReceivedLetters.gmail)
    #expect(mail.calendars.count == 1 && mail.calendars.first?.typeMethod == "REPLY")
    #expect(mail.marks.isAutomatic && mail.marks.autoSubmitted == "auto-generated")
    #expect(mail.from?.name == "Åsa Öberg" && mail.subject == "Avböjt: Samråd ons 1 dec")
    #expect(mail.body == "Åsa Öberg har tackat nej till denna inbjudan.")
    let answer = try #require(mail.calendarReplies.first?.answers.first)
    #expect(answer.answer == .declined && answer.address == "asa.oberg@gmail.exempel")
    #expect(answer.comment == "Är på kurs; tyvärr")
  }

  @Test func `ett svar från Apple utan metod och version gäller ett tillfälle`() throws {
    let mail = try mail(ReceivedLetters.apple)
    #expect(mail.calendars.first?.typeMethod == nil)
    let reply = try #require(mail.calendarReplies.first)
    #expect(reply.kind == .reply && reply.sequence == 0 && reply.comment == "Måste kolla")
    #expect(reply.recurrence == CalendarTime("20261201T100000", zone: "Europe/Stockholm"))
    #expect(reply.answers.map(\.answer) == [.tentative])
    #expect(reply.answers.first?.address == "karin.berg@mac.exempel")
  }

  @Test func `flera deltagare i ett svar skiljs åt och en ersättare nämns`() throws {
    let mail = try mail(ReceivedLetters.thunderbird)
    let reply = try #require(mail.calendarReplies.first)
    #expect(reply.attendees.map(\.address) == ["per", "lisa", "ordf"].map { "\($0)@forening.exempel" })
    let delegated = try #require(reply.answer(of: "PER@forening.exempel"))
    #expect(delegated.answer == .delegated(to: ["lisa@forening.exempel", "olle@forening.exempel"]))
    #expect(reply.answer(of: "lisa@forening.exempel") == nil)
    #expect(reply.answer(of: "ordf@forening.exempel")?.sentBy == "kansli@forening.exempel")
    #expect(reply.comment == "Gäller alla" && delegated.comment == nil)
    #expect(reply.stamp == CalendarTime("20261118T121800Z")?.clock.momentInUTC)
    #expect(reply.sequence == 1)
  }

  @Test func `motförslag och frågor känns igen`() throws {
    let counter = try #require(try mail(ReceivedLetters.exchangeCounter).calendarReplies.first)
    #expect(counter.kind == .counter && counter.comment == "Kan onsdagen?")
    #expect(counter.event.first("DTSTART")?.value == "20261202T090000Z")
    let question = try #require(try mail(ReceivedLetters.refresh).calendarReplies.first)
    #expect(question.kind == .refresh && question.answers.isEmpty)
    #expect(question.attendees.map(\.address) == ["orjan.ek@kommun.exempel.se"])
  }

  @Test func `en inbjudan är inget svar och ett vidaresänt svar är ingens`() throws {
    let invitation = ReceivedLetters.exchangeCounter.replacing("COUNTER", with: "REQUEST")
    #expect(try mail(invitation).calendars.count == 1)
    #expect(try mail(invitation).calendarReplies.isEmpty)
    #expect(try mail(ReceivedLetters.forwarded).calendars.isEmpty)
    #expect(try mail(ReceivedLetters.exchangeBounce).calendars.isEmpty)
  }

  @Test func `ett svar utan UID eller med en adress som är för lång räknas inte`() throws {
    let nameless = ReceivedLetters.exchangeCounter.replacing("UID:\(ReceivedLetters.uid)", with: "UID: ")
    #expect(try mail(nameless).calendarReplies.isEmpty)
    let long = String(repeating: "a", count: 300)
    let odd = ReceivedLetters.exchangeCounter.replacing("mailto:orjan", with: "mailto:\(long)")
    #expect(try mail(odd).calendarReplies.first?.attendees.isEmpty == true)
    let negative = ReceivedLetters.exchangeCounter.replacing("SEQUENCE:2", with: "SEQUENCE:-2")
    #expect(try mail(negative).calendarReplies.first?.sequence == 0)
  }

  @Test func `en kalender i Windows-1252 som sägs vara UTF-8 läses ändå`() throws {
    let text = ReceivedLetters.exchangeCounter.replacing("Kan onsdagen?", with: "Går på ön")
    let western = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let mail = try #require(ReceivedMail.read(western))
    #expect(mail.calendarReplies.first?.comment == "Går på ön")
  }
}
