import Access
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// What learners and managers report, and what becomes of it.
struct ReportTests {
  @Test(arguments: Engine.available)
  func `den som lär sig rapporterar själv, och det blir inget intyg förrän chefen har bekräftat`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let (now, staff) = (made.test.now, made.staff)
    let act = ReportOwnTraining(
      made.details("Webbkurs om våld", subject: Subject.webCourse, kind: .webCourse),
      learner: made.learner("Sam Ek", person: staff.person))
    try await made.test.regional.write { try act.perform(in: $0, by: staff, at: now) }
    let known = try #require(try await made.achievements().first)
    #expect(known.source == .learner)
    #expect(try await made.certificates().isEmpty)
    let twice = await sentence { try await made.test.regional.write { try act.perform(in: $0, by: staff, at: now) } }
    #expect(twice?.contains("finns redan") == true)
    let id = known.id
    try await made.change(by: made.manager) { try ConfirmTraining(id).perform(in: $0, by: $1, at: $2) }
    #expect(try await made.achievements().first?.source == .manager)
    #expect(try await made.certificates().map(\.holder) == ["Sam Ek"])
  }

  @Test(arguments: Engine.available) func `vem som har gått vad är för chefen, inte för samordnaren eller länsteamet`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let refused = await sentence {
      _ = try await made.change(by: made.coordinator) {
        try ReportTraining(made.details(), learners: [made.learner("Agda A")]).perform(in: $0, by: $1, at: $2)
      }
    }
    #expect(refused?.contains("egen chef") == true)
    for viewer in [made.team, made.stranger, made.staff] {
      let answer = await sentence { _ = try await made.place(by: viewer) }
      #expect(answer != nil)
    }
    #expect(try await made.achievements().isEmpty)
  }

  @Test(arguments: Engine.available)
  func `chefen rapporterar många på en gång, ingen dubbelt, och ger intyg för det de höll själva`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let learners = [made.learner("Agda A"), made.learner("Bo B", mail: "bo@example.org")]
    let course = made.details("Vår kurs", subject: nil, kind: .course)
    let noted = try await made.change(by: made.manager) { tx, place, now in
      try ReportTraining(course, learners: learners, givesCertificate: true).perform(in: tx, by: place, at: now)
        + ReportTraining(course, learners: learners, givesCertificate: true).perform(in: tx, by: place, at: now)
    }
    #expect(noted == 2)
    #expect(try await made.certificates().count == 2)
    _ = try await made.change(by: made.manager) {
      try ReportTraining(made.details(), learners: learners, givesCertificate: true).perform(in: $0, by: $1, at: $2)
    }
    #expect(try await made.certificates().count == 2)
  }

  @Test func `formuläret säger vad som är fel och hur det blir rätt`() async throws {
    let made = try await MadeTraining.make(.sqlite)
    let (subjects, today) = (try await made.test.regional.read { try $0.subjects() }, made.test.now.day)
    func faults(_ fields: [(String, String)]) async -> String? {
      await sentence {
        _ = try ReportDetails(form: Form(fields: fields), subjects: subjects, ownKind: .outside, today: today)
      }
    }
    let empty = await faults([])
    for words in ["Välj ett ämne", "vilken dag", "hur många timmar", "vem som höll"] {
      #expect(empty?.contains(words) == true)
    }
    let web = try ReportDetails(
      form: Form(fields: [("amne", "webbkurs"), ("dag", "2026-11-01")]), subjects: subjects, ownKind: .outside,
      today: today)
    #expect(web.kind == .webCourse && web.minutes == 180 && web.title == "Webbkurs om våld")
    let good: [(String, String)] = [
      ("titel", "Kurs"), ("dag", "2026-11-01"), ("timmar", "1,5"), ("anordnare", "Skolan"),
    ]
    #expect(await faults(good) == nil)
    #expect(await faults(good + [("dag", "2027-01-01")])?.contains("har inte varit än") == true)
    #expect(await faults(good + [("dag", "igår")])?.contains("inget datum") == true)
    #expect(await faults(good + [("timmar", "många")])?.contains("går inte att läsa som timmar") == true)
    #expect(await faults(good + [("giltig", "2026-10-01")])?.contains("före utbildningen") == true)
  }

  @Test(arguments: Engine.available) func `det egna tas bort av den som skrev det, arrangörens uppgift står kvar`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, staff) = (made.test.now, made.staff)
    _ = try await made.take(made.completion(person: staff.person))
    let act = ReportOwnTraining(made.details(), learner: made.learner("Sam Ek", person: staff.person))
    try await made.test.regional.write { try act.perform(in: $0, by: staff, at: now) }
    let all = try await made.test.regional.read { try $0.achievements(of: staff.person, name: staff.name, login: nil) }
    let (own, theirs) = (
      try #require(all.first { $0.source == .learner }), try #require(all.first { $0.source == .organiser })
    )
    try await made.test.regional.write {
      try RemoveOwnReport(own.id).perform(in: $0, by: staff, name: staff.name, login: nil, at: now)
    }
    let refused = await sentence {
      try await made.test.regional.write {
        try RemoveOwnReport(theirs.id).perform(in: $0, by: staff, name: staff.name, login: nil, at: now)
      }
    }
    #expect(refused?.contains("Be arrangören") == true)
    let stranger = await sentence {
      try await made.test.regional.write {
        try RemoveOwnReport(theirs.id).perform(
          in: $0, by: made.stranger, name: made.stranger.name, login: nil, at: now)
      }
    }
    #expect(stranger == "notFound")
    #expect(try await made.achievements().map(\.source) == [.organiser])
  }
}
