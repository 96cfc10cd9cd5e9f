import Testing

@testable import Web

struct DeliveryReportTests {
  private func mail(_ text: String) throws -> ReceivedMail {
    try #require(ReceivedMail.read(ReceivedLetters.bytes(text)))
  }

  @Test func `en studs från Postfix ger mottagare, orsak och brev`() throws {
    let mail = try mail(ReceivedLetters.postfixBounce)
    let report = try #require(mail.report)
    #expect(report.isStandard && report.messageIDs == [ReceivedLetters.messageID])
    #expect(report.recipients.map(\.address) == ["orjan@kommun.exempel.se", "sen@kommun.exempel.se"])
    #expect(report.recipients.map(\.action) == [.failed, .delayed])
    #expect(report.failed.first?.status == "5.1.1")
    let words = "550 5.1.1 <slutat@kommun.exempel.se>: Recipient address    rejected: User unknown"
    #expect(report.failed.first?.diagnostic == words)
    #expect(mail.marks.isAutomatic && mail.from?.address == "MAILER-DAEMON@post.exempel.se")
    #expect(mail.from?.name == "Mail Delivery System")
  }

  @Test func `en studs från Exchange hör till brevet som kom tillbaka`() throws {
    let report = try #require(try mail(ReceivedLetters.exchangeBounce).report)
    #expect(report.messageIDs == [ReceivedLetters.messageID, "fel-1@samfrid.exempel.se"])
    #expect(report.failed.map(\.address) == ["orjan@kommun.exempel.se"])
    #expect(report.failed.first?.status == "5.1.10")
    #expect(report.failed.first?.diagnostic?.hasSuffix("RecipientNotFound; Recipient not found") == true)
  }

  @Test func `en studs utan standard ger brevet men bara säkra mottagare`() throws {
    let exim = try #require(try mail(ReceivedLetters.eximBounce).report)
    #expect(!exim.isStandard && exim.messageIDs == [ReceivedLetters.messageID])
    #expect(exim.failed.map(\.address) == ["karin@region.exempel.se"])
    let qmail = try #require(try mail(ReceivedLetters.qmailBounce).report)
    #expect(qmail.recipients.isEmpty && qmail.messageIDs == [ReceivedLetters.messageID])
  }

  @Test func `en försening är ingen studs`() throws {
    let report = try #require(try mail(ReceivedLetters.postfixDelay).report)
    #expect(report.failed.isEmpty && report.recipients.map(\.action) == [.delayed])
    #expect(report.recipients.first?.address == "sen@kommun.exempel.se" && report.recipients.first?.status == "4.4.1")
    #expect(report.messageIDs == [ReceivedLetters.messageID])
  }

  @Test func `autosvar, läskvitton och svar från människor är inga studsar`() throws {
    let reply = try mail(ReceivedLetters.outOfOffice)
    #expect(reply.report == nil && reply.marks.isAutomatic)
    #expect(reply.marks.autoSubmitted == "auto-replied" && reply.marks.precedence == "bulk")
    #expect(reply.marks.suppressed == ["dr", "oof", "autoreply"])
    #expect(reply.body == "Jag är ledig – …terkommer €")
    #expect(reply.answered == [ReceivedLetters.messageID, ReceivedLetters.messageID, "aldre@samfrid.exempel.se"])
    let receipt = try mail(ReceivedLetters.readReceipt)
    #expect(receipt.report == nil && receipt.marks.isAutomatic)
    let person = try mail(ReceivedLetters.plainAnswer)
    #expect(person.report == nil && !person.marks.isAutomatic && person.marks.autoSubmitted == "no")
  }

  @Test func `vem som helst kan inte studsa ett brev genom att kalla sig postmaster`() throws {
    let claimed = ReceivedLetters.plainAnswer.replacing("From: orjan.ek@", with: "From: postmaster@")
    #expect(try mail(claimed).report == nil)
    #expect(try mail("Return-Path: <>\n" + claimed).report?.messageIDs == [ReceivedLetters.messageID])
  }
}
