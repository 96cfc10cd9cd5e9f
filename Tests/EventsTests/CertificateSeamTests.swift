import Access
import DemoData
import Events
import TestSupport
import Testing
import Vocabulary
import Web

/// From the last act of those who held it to the paper of whoever was there, through all that the site is made of.
struct CertificateSeamTests {
  @Test func `den som var med får ett brev vars länk öppnar ett äkta intyg med namnet i PDF-filen`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.make(on: test, by: try await test.viewer(.leader)) {
      $0.certificateMinutes = 330
      $0.certificateContent = "Att fråga om våld"
    }
    for name in ["Adamina", "Botvid"] { try await event.register(name) }
    let ada = try await event.registration("Adamina").id
    test.wait(days: 41)
    let (organiser, path) = (try await test.client(as: .leader), "/arrangemang/\(event.id)")
    _ = try await organiser.get("\(path)/incheckning")
    #expect(try await organiser.post("\(path)/incheckning/\(ada)", [("narvaro", "present")]).status == 303)
    #expect(try await organiser.post("\(path)/avsluta", []).status == 303)

    let letter = try #require(try await event.bodies(to: "Adamina").last)
    let found = try #require(letter.firstMatch(of: #/http://127\.0\.0\.1:8080(/intyg/[0-9a-z]{26})\n/#))
    #expect(letter.contains("/utvardering/"))
    #expect(try await event.bodies(to: "Botvid").contains { $0.contains("/intyg/") } == false)

    let (guest, certificate) = (test.client(), String(found.1))
    let page = try await guest.get(certificate)
    #expect(page.status == 200 && page.body.contains("Intyget är äkta och gäller."))
    #expect(page.body.contains("Provdagen 2027") && page.body.contains("5,5 timmar"))
    #expect(!page.body.contains("Adamina"))
    #expect(try await guest.post(certificate, [("namn", "Adamina")]).body.contains("Ja, namnet stämmer."))
    #expect(try await guest.post(certificate, [("namn", "Botvid")]).body.contains("Nej, namnet stämmer inte."))
    let paper = try await guest.get("\(certificate)/intyg.pdf")
    #expect(paper.status == 200 && paper.headers["content-type"] == "application/pdf")
    let text = try PDFReader(paper.bytes).text()
    for words in ["Adamina", "Provdagen 2027", "5,5 timmar", "Att fråga om våld"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
