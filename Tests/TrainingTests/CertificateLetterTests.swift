import Access
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// The letter with a certificate to somebody who has no account.
struct CertificateLetterTests {
  @Test(arguments: Engine.available)
  func `den som är klar i gruppen och har en adress får intyget i ett brev, en gång`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let (now, leader) = (made.test.now, made.staff)
    let details = GroupDetails(
      organisation: made.organisation, firstDay: now.day.adding(days: -14), profession: .elderlyCare,
      people: [("Agda A", nil), ("Bo B", "Bo@Example.org"), ("Cia C", "cia@example.org")])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: leader, at: now) }
    let group = try await made.test.regional.read { try $0.readable(id, by: leader).record }
    func finish(_ names: Set<String>, on day: CalendarDate) async throws {
      let done = Set(group.participants.filter { names.contains($0.name) }.map(\.id.text))
      let act = FinishGroup(
        heldOn: day, finished: done, organisation: made.organisation,
        site: made.test.site.settings.address)
      try await made.test.regional.write { try act.perform(in: $0, by: try $0.writable(id, by: leader), at: now) }
    }
    for _ in 0..<2 { try await finish(["Agda A", "Bo B"], on: now.day) }
    let letters = try await made.letters()
    #expect(letters.map(\.address) == ["bo@example.org"] && letters.map(\.subject) == ["Ditt intyg"])
    let body = try #require(letters.first?.body)
    #expect(body.contains("”Webbkurs om våld”") && body.contains("Medarbetaren, Umeå kommun, har skrivit din adress"))
    #expect(!body.contains("Bo B") && body.replacing("Webbkurs om våld", with: "").firstRange(of: "våld") == nil)
    let link = try #require(body.firstMatch(of: #/http://127.0.0.1:8080(/intyg/\w+)/#)?.1)
    let page = try await made.test.client().get(String(link)).body
    #expect(page.contains("Intyget är äkta och gäller.") && page.contains("Hämta intyget som PDF"))
    // Another day is another certificate; the one that is taken back has no paper any more.
    try await finish(["Bo B"], on: now.day.adding(days: -1))
    #expect(try await made.letters().count == 2)
    try await finish([], on: now.day)
    let gone = try await made.test.client().get(String(link)).body
    #expect(gone.contains("Intyget gäller inte.") && !gone.contains("intyg.pdf"))
    #expect(try await made.test.client().get("\(link)/intyg.pdf").status == 404)
    // What had not left does not leave.
    #expect(try await made.letters().allSatisfy { $0.body.isEmpty })
    let waiting = try await made.test.regional.read { try CertificateLetter.waiting(to: "bo@example.org", in: $0) }
    #expect(waiting.isEmpty)
  }

  @Test(arguments: Engine.available)
  func `brevet till den som aldrig var med går inte när det har tagits tillbaka, men de andras går`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let (now, site, writer) = (made.test.now, made.test.site.settings.address, made.manager)
    var links: [String] = []
    for name in ["Ann Ek", "Bo By"] {
      let path = try await made.take(made.completion("course/1/group/\(name)", name: name))
      let link = site + path
      let letter = CertificateLetter(title: "a/intyg/b", day: now.day, link: link, writer: writer, workplace: nil)
      try await made.test.regional.write {
        try letter.send(to: "Asa@Example.org", field: "deltagare", in: $0, at: now)
      }
      links.append(link)
    }
    func waiting() async throws -> [String] {
      try await made.test.regional.read { tx in
        try CertificateLetter.waiting(to: "asa@example.org", in: tx).map { $0.link }
      }
    }
    #expect(Set(try await waiting()) == Set(links))
    try await made.test.regional.write { try TakeCompletion().withdraw("course/1/group/Bo By", in: $0, at: now) }
    #expect(try await waiting() == Array(links.prefix(1)))
  }

  @Test(arguments: Engine.available)
  func `är adressen full säger chefens formulär det, och ingenting rapporteras`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let (now, site) = (made.test.now, made.test.site.settings.address)
    try await made.test.regional.write { tx in
      for number in 0..<480 {
        try tx.enqueue(
          Mail(to: .address("alla@example.org"), subject: "Ditt intyg", body: ""), at: now,
          notBefore: now.adding(days: Int64(number / 60)))
      }
    }
    let course = made.details("Vår kurs", subject: nil, kind: .course)
    let learners = [made.learner("Agda A"), made.learner("Bo B", mail: "alla@example.org")]
    let refused = await sentence {
      _ = try await made.change(by: made.manager) { tx, place, now in
        try ReportTraining(course, learners: learners, givesCertificate: true, site: site).perform(
          in: tx, by: place, at: now)
      }
    }
    #expect(refused?.hasPrefix("Till alla@example.org väntar redan intyg för mer än en vecka.") == true)
    #expect(try await made.achievements().isEmpty)
  }

  @Test(arguments: Engine.available)
  func `chefens intyg går i brev till den som saknar konto, och är de för många för en dag går de nästa`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let site = made.test.site.settings.address
    let course = made.details("Vår kurs", subject: nil, kind: .course)
    let some = [
      made.learner("Agda A"), made.learner("Bo B", mail: "bo@example.org"),
      made.learner("Sam Ek", mail: "sam@example.org", person: made.staff.person),
    ]
    for gives in [false, true] {
      _ = try await made.change(by: made.manager) { tx, place, now in
        try ReportTraining(
          gives ? course : made.details(), learners: some, givesCertificate: gives, site: site
        ).perform(in: tx, by: place, at: now)
      }
      #expect(try await made.letters().map(\.address) == (gives ? ["bo@example.org"] : []))
    }
    let many = (1...70).map { made.learner("Namn \($0)", mail: "alla@example.org") }
    _ = try await made.change(by: made.manager) { tx, place, now in
      try ReportTraining(course, learners: many, givesCertificate: true, site: site).perform(
        in: tx, by: place, at: now)
    }
    let (now, next) = (made.test.now, SwedishTime.moment(on: made.test.now.day.adding(days: 1), hour: 8))
    #expect(try await made.due(to: "alla@example.org") == [now: 60, next: 10])
  }
}

extension MadeTraining {
  fileprivate func letters() async throws -> [(address: String, subject: String, body: String)] {
    try await test.regional.read { tx in
      try tx.rows("SELECT address, subject, body FROM mail ORDER BY id").map {
        (try $0.get("address"), try $0.get("subject"), try $0.get("body"))
      }
    }
  }

  /// How many letters are due when.
  fileprivate func due(to address: String) async throws -> [Moment: Int] {
    let times = try await test.regional.read { tx in
      try tx.rows("SELECT due_at FROM mail WHERE address = \(address)").map { try $0.get("due_at", as: Moment.self) }
    }
    return Dictionary(times.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
