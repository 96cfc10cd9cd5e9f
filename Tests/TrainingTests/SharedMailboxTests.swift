import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Training

/// Two colleagues who read the same mailbox and have no account.
struct SharedMailboxTests {
  private static let mailbox = "enheten@example.org"

  @Test(arguments: Engine.available)
  func `två med samma brevlåda är två, och den enas intyg ersätter inte den andras`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let anna = try await made.take(made.completion("event/1/1", name: "Anna A", daysAgo: 5, mail: Self.mailbox))
    let bo = try await made.take(made.completion("event/1/2", name: "Bo B", daysAgo: 5, mail: Self.mailbox))
    for path in [anna, bo] {
      #expect(try await made.test.client().get(path).body.contains("Intyget är äkta och gäller."))
    }
    // Her own newer one does.
    _ = try await made.take(made.completion("event/2/1", name: "anna  a", daysAgo: 1, mail: "Enheten@Example.org"))
    #expect(try await made.test.client().get(anna).body.contains("har ersatts av ett nyare"))
    #expect(try await made.test.client().get(bo).body.contains("Intyget är äkta och gäller."))
  }

  @Test(arguments: Engine.available)
  func `den som loggar in med en gemensam adress ser inte kollegans kurs som sin egen`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let now = test.now
    func completion(_ title: String, of name: String) -> Completion {
      Completion(
        key: "prov/\(title)", kind: .course, title: title, content: "", organisers: ["Skolan"], day: now.day,
        minutes: 60, learner: Learner(name: name, mail: Persona.colleague.mail, organisationName: "Jouren"))
    }
    let theirs = completion("Stinas kurs", of: "Stina Ström")
    let mine = completion("Min kurs", of: Persona.colleague.name.uppercased())
    let (achievement, certificate) = try await test.regional.write { tx in
      let noted = try NoteAchievement(completion: theirs, source: .manager).perform(in: tx, at: now)
      try NoteAchievement(completion: mine, source: .manager).perform(in: tx, at: now)
      return (noted.id, try IssueCertificate(noted).perform(in: tx, at: now).id)
    }
    let client = try await test.client(as: .colleague)
    let page = try await client.get("/min-utbildning").body
    #expect(page.contains("Min kurs") && !page.contains("Stinas kurs"))
    #expect(try await client.post("/min-utbildning/intyg/\(certificate)").status == 404)
    #expect(try await client.post("/min-utbildning/\(achievement)/ta-bort").status == 404)
    let kept = try await test.regional.read { try $0.certificate(certificate) }
    #expect(kept != nil && kept?.withdrawnAt == nil)
  }

  @Test(arguments: Engine.available)
  func `chefen listar, rapporterar och räknar båda`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let learners = ["Anna A", "Bo B"].map { made.learner($0, mail: Self.mailbox) }
    let course = made.details("Webbkurs om våld", subject: Subject.webCourse, kind: .webCourse)
    let noted = try await made.change(by: made.manager) { tx, place, now in
      for name in ["Anna A", "Bo B", "Cia C"] {
        try AddEmployee(name: name, mail: Self.mailbox, EmployeeDetails(profession: .socialServices)).perform(
          in: tx, by: place, at: now)
      }
      return try ReportTraining(course, learners: learners).perform(in: tx, by: place, at: now)
    }
    #expect(noted == 2)
    #expect(try await made.rows().map(\.base) == [Share(have: 2, all: 3)])
    let twice = await sentence {
      try await made.change(by: made.manager) { tx, place, now in
        try AddEmployee(name: "bo  b", mail: Self.mailbox, EmployeeDetails(profession: .school)).perform(
          in: tx, by: place, at: now)
      }
    }
    #expect(twice?.contains("finns redan i listan") == true)
  }
}
