import Access
import Events
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Storage

/// The day on which names and addresses go, and what is left.
struct ErasureTests {
  @Test(arguments: TestSupport.Engine.available)
  func `namnen raderas på sin dag, och siffrorna är desamma`(_ engine: TestSupport.Engine) async throws {
    let event = try await MadeEvent.make(engine)
    for name in ["Adamina", "Botvid"] { try await event.register(name) }
    event.test.wait(days: 41)
    let (ada, token) = (try await event.registration("Adamina").id, try await event.token(of: "Adamina"))
    try await event.change { try NoteAttendance(ada, .present) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    let finish = FinishEdition(letters: event.letters, organisers: []) { _, _, _ in nil }
    _ = try await event.change { try finish.perform(in: $0, by: $1, at: $2) }
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    #expect(edition.namesErasedOn == edition.lastDay.adding(years: 2))
    event.test.wait(days: Int64(event.test.now.day.days(until: edition.namesErasedOn)) - 1)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await event.planted("Adamina") > 0)
    #expect(try await event.test.client().get("/anmalan/\(token)").status == 200)
    event.test.wait(days: 1)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    for name in ["Adamina", "Botvid"] { #expect(try await event.planted(name) == 0) }
    let left = try await event.test.regional.read { try $0.registrations(of: event.id, in: [.confirmed]) }
    #expect(left.map(\.name) == ["Namnet är raderat", "Namnet är raderat"] && left.allSatisfy(\.isErased))
    #expect(left.map(\.presence) == [.present, .absent] && left.first?.municipality?.text == "2480")
    #expect(left.allSatisfy { $0.profession == .socialServices && $0.way == .site })
    #expect(try await event.test.client().get("/anmalan/\(token)").status == 404)
    let noted = await sentence {
      try await event.change { try NoteAttendance(ada, .absent) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    }
    #expect(noted?.contains("Namnet är raderat") == true)
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 0)
  }

  @Test(arguments: TestSupport.Engine.available)
  func `adressen finns ingenstans när namnen är raderade, och namnet bara på intyget`(
    _ engine: TestSupport.Engine
  ) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.certificateMinutes = 60
      $0.certificateContent = "Allt"
    }
    try await event.register("Adamina")
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    let form = try await event.test.client().get("\(edition.path)/anmal").body
    #expect(form.contains("Får du ett intyg finns ditt namn kvar på det."))
    event.test.wait(days: 41)
    let (ada, shell) = (try await event.registration("Adamina").id, event.test.table.shell)
    let finish = FinishEdition(letters: event.letters, organisers: []) { try shell.tell($0, in: $1, at: $2) }
    try await event.change { try NoteAttendance(ada, .present) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    _ = try await event.change { try finish.perform(in: $0, by: $1, at: $2) }
    #expect(try await event.tables(with: "adamina@").contains("achievement"))
    event.test.wait(days: Int64(event.test.now.day.days(until: edition.namesErasedOn)))
    try await EventChores().perform(on: event.test.site, telling: shell, at: event.test.now)
    #expect(try await event.tables(with: "adamina@").isEmpty)
    #expect(try await event.tables(with: "adamina") == ["certificate"])
    // What the figures need is left.
    let town = try await event.test.regional.read { tx in
      try tx.value("SELECT municipality FROM achievement WHERE organisation_name = ''", as: String.self)
    }
    #expect(town == "2480")
  }

  @Test(arguments: TestSupport.Engine.available)
  func `dagen då namnen raderas står i anmälan, och arrangören kan inte lova för länge`(
    _ engine: TestSupport.Engine
  ) async throws {
    let event = try await MadeEvent.make(engine)
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    for page in ["anmal", "grupp"] {
      let form = try await event.test.client().get("\(edition.path)/\(page)").body
      #expect(form.contains("raderas den \(edition.namesErasedOn.words)"))
    }
    let checked = { (day: CalendarDate) in
      await sentence {
        let fields = Form(edition).fields.map { $0.0 == "radera_namn" ? ("radera_namn", day.text) : $0 }
        _ = try EditionDetails(form: Form(fields: fields))
      }
    }
    #expect(await checked(edition.lastDay)?.contains("tills det är över") == true)
    #expect(await checked(edition.lastDay.adding(years: 3)) == nil)
    #expect(await checked(edition.lastDay.adding(years: 3).adding(days: 1))?.contains("inom tre år") == true)
    // What was promised to those who registered is not made longer.
    try await event.change { [letters = event.letters] tx, evidence, now in
      var details = EditionDetails(evidence.record)
      details.namesErasedOn = details.namesErasedOn.adding(days: 100)
      try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await event.test.regional.read { try $0.edition(event.id) }?.namesErasedOn == edition.namesErasedOn)
  }
}

extension MadeEvent {
  /// The secret of the link to somebody's registration.
  func token(of name: String) async throws -> String {
    let link = RegistrationAddress(test.site).own(try await registration(name).link)
    return link.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The tables of the whole regional database in which a word stands.
  func tables(with word: String) async throws -> [String] {
    let names: SQL =
      test.regional.kind == .postgreSQL
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
      : "SELECT name FROM sqlite_master WHERE type = 'table'"
    return try await test.regional.read { tx in
      let tables: [String] = try tx.rows(names).map { try $0.get("name") }
      return try tables.sorted().filter { table in
        try tx.rows(SQL(stringLiteral: "SELECT * FROM \(table)")).contains { row in
          row.values.contains { value in
            if case .text(let text) = value { text.lowercased().contains(word) } else { false }
          }
        }
      }
    }
  }

  /// In how many rows of what is stored a name stands.
  func planted(_ name: String) async throws -> Int {
    try await test.regional.read { tx in
      let word = "%\(name.lowercased())%"
      let registered: Int? = try tx.value(
        """
        SELECT COUNT(*) FROM registration
        WHERE LOWER(name) LIKE \(word) OR LOWER(mail) LIKE \(word) OR LOWER(once) LIKE \(word)
        """)
      let sent: Int? = try tx.value(
        "SELECT COUNT(*) FROM mail WHERE LOWER(address) LIKE \(word) OR LOWER(body) LIKE \(word)")
      return (registered ?? 0) + (sent ?? 0)
    }
  }
}
