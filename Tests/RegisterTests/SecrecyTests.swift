import Access
import DemoData
import Documents
import Register
import Storage
import TestSupport
import Testing
import Vocabulary

/// What must never leave: a shelter's contacts, and the name of somebody with protected identity.
struct SecrecyTests {
  @Test(arguments: Engine.available) func `en jours funktion finns inte för andra än länsteamet`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (function, person) = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let function = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      return (function, try tx.addHolder("Hemlig Prov", of: function, from: now.day(-10), at: now))
    }
    for stranger in [Actor.leader("22"), Actor.administrator] {
      await #expect(throws: Refusal.self) {
        try await test.identity.read { _ = try $0.readable(function.record, by: stranger) }
      }
    }
    await #expect(throws: Refusal.self) {
      try await test.identity.read { _ = try $0.readable(person.record, by: Actor.leader("22")) }
    }
    let record = try await test.identity.read { try $0.readable(function.record, by: Actor.leader("24")).record }
    #expect(record.function.title == "Kontaktperson")
  }

  @Test(arguments: Engine.available) func `exporten har varken jourer eller skyddade personer`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let export = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let contact = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      try tx.addHolder("Jour Person", mail: "jour@exempel.se", of: contact, from: now.day(-10), at: now)
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      try tx.addHolder(
        "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: true, of: function, from: now.day(-10), at: now)
      let other = try tx.addFunction("Enhetschef", .manager, in: umea, at: now)
      try tx.addHolder("=Öppen Prov", mail: "oppen@exempel.se", of: other, from: now.day(-10), at: now)
      return try RegisterExport(in: tx, on: now.day)
    }
    let sheets = try Spreadsheet.read(try export.workbook(), named: "register.xlsx")
    let inBook = sheets.flatMap(\.rows).flatMap { $0 }.map(\.text).joined(separator: "\n")
    let csv = String(decoding: export.csv(), as: UTF8.self)
    let texts = [csv, String(decoding: export.cards(), as: UTF8.self), inBook]
    for text in texts {
      #expect(text.contains("Öppen Prov"))
      for secret in ["Jour", "jour@", "Hemlig", "hemlig@"] { #expect(!text.contains(secret)) }
    }
    #expect(texts[0].contains("'=Öppen Prov"))
  }

  @Test(arguments: Engine.available) func `en skyddad person visas under sin funktion`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (entry, times, record) = try await test.identity.write { tx in
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      let person = try tx.addHolder(
        "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: true, of: function, from: now.day(-10), at: now)
      return (
        try tx.directory(of: umea.id, on: now.day).first, try tx.holdings(of: function),
        try tx.readable(person.record, by: Actor.leader("24")).record
      )
    }
    #expect(entry?.holder?.shownName == "Namnet visas inte")
    #expect(entry?.holder?.mail == nil)
    #expect(entry?.holder?.phone == nil)
    #expect(times.map(\.shownName) == ["Namnet visas inte"])
    #expect(!record.isWritable(by: Actor.leader("24")))
    #expect(!record.isWritable(by: Actor.administrator))
    let own = Viewer(account: "k", person: record.person.id, name: "", isAdministrator: false, functions: [])
    #expect(record.isWritable(by: own))
    #expect(record.name(for: own) == "Hemlig Prov")
    #expect(record.name(for: Actor.leader("24")) == "Namnet visas inte")
  }

  @Test(arguments: Engine.available) func `var en skyddad person mer arbetar syns inte för andra`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let now = test.now
    let person = try await test.identity.write { tx in
      guard let umea = try tx.organisation(named: "Umeå kommun"),
        let sorsele = try tx.organisation(named: "Sorsele kommun")
      else { throw Refusal.notFound }
      let first = try tx.addFunction("Strateg", .staff, in: umea, at: now)
      let second = try tx.addFunction("Nattjour", .staff, in: sorsele, at: now)
      let person = try tx.addHolder("Hemlig Prov", isProtected: true, of: first, from: now.day(-10), at: now)
      try HoldFunction(person: person, from: now.day).perform(
        in: tx, by: try tx.writable(second.record, by: Actor.leader("24")), at: now)
      return person
    }
    let own = try await test.client(as: .contact).get("/personer/\(person)").body
    #expect(own.contains("Strateg"))
    #expect(!own.contains("Nattjour"))
    let team = try await test.client(as: .leader).get("/personer/\(person)").body
    #expect(team.contains("Strateg") && team.contains("Nattjour"))
    let stranger = try await test.client(as: .projectLeader).get("/personer/\(person)").body
    #expect(!stranger.contains("Strateg") && !stranger.contains("Nattjour") && !stranger.contains("Hemlig"))
  }

  @Test(arguments: Engine.available)
  func `en administratör tar bort ett skydd utan att se namnet, och personen får veta det`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let now = test.now
    let person = try await test.identity.write { tx in
      guard let umea = try tx.organisation(named: "Umeå kommun") else { throw Refusal.notFound }
      let function = try tx.addFunction("Strateg", .staff, in: umea, at: now)
      return try tx.addHolder(
        "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: true, of: function, from: now.day(-10), at: now)
    }
    let path = "/personer/\(person)/ta-bort-skydd"
    let leader = try await test.client(as: .leader)
    #expect(try await !leader.get("/personer/\(person)").body.contains(path))
    #expect(try await leader.post(path).status == 403)
    let administrator = try await test.client(as: .administrator)
    let page = try await administrator.get("/personer/\(person)").body
    #expect(page.contains(path))
    #expect(!page.contains("Hemlig"))
    #expect(try await administrator.post(path).status == 303)
    let (open, letters) = try await test.identity.read { (try $0.person(person), try $0.letters()) }
    #expect(open?.hasProtectedIdentity == false)
    #expect(letters.last?.address == "hemlig@exempel.se")
  }

  @Test(arguments: Engine.available) func `en adress följer inte med en person eller en hälsning till en jour`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let sentences = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let function = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      let details = PersonDetails(name: "Maj Prov", presentation: "Du hittar mig på Storgatan 4.")
      let maj = try AddPerson(details).perform(in: tx, by: Actor.administrator, at: now)
      let love = try AddPerson(PersonDetails(name: "Love Prov")).perform(in: tx, by: Actor.administrator, at: now)
      let evidence = try tx.writable(function.record, by: Actor.leader("24"))
      return [
        problem { try HoldFunction(person: maj, from: now.day).perform(in: tx, by: evidence, at: now) },
        problem {
          try HoldFunction(person: love, from: now.day, note: "Nyckeln finns på Skolgatan 2.")
            .perform(in: tx, by: evidence, at: now)
        },
        problem { try HoldFunction(person: love, from: now.day).perform(in: tx, by: evidence, at: now) },
      ]
    }
    #expect(sentences[0]?.hasPrefix("På personens sida: ”Storgatan 4”") == true)
    #expect(sentences[1]?.hasPrefix("”Skolgatan 2”") == true)
    #expect(sentences[2] == nil)
  }

  @Test(arguments: Engine.available) func `personens historik nämner ingen jour`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let texts = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let function = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      let person = try tx.addHolder("Maj Prov", of: function, from: now.day(-10), at: now)
      let evidence = try tx.writable(function.record, by: Actor.leader("24"))
      try LeaveFunction(until: now.day).perform(in: tx, by: evidence, at: now)
      return try tx.events(of: "person:\(person)").map(\.text)
    }
    #expect(texts.count == 3)
    #expect(texts.allSatisfy { !$0.contains("Kvinnojouren") })
  }

  @Test(arguments: Engine.available) func `den som väljer lösenord nämns inte vid ett skyddat namn`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (person, token) = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      let person = try tx.addHolder(
        "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: true, of: function, from: now.day(-10), at: now)
      _ = try tx.addAccount(for: person, login: "hemlig@exempel.se", isAdministrator: false, at: now)
      return (person, try tx.invite(person, to: .activate, by: Byline(words: Person.protectedName), at: now))
    }
    let client = test.client()
    let invitation = try await client.get("/oppna/\(token)").body
    #expect(invitation.contains("En person med skyddade personuppgifter har bjudit in dig."))
    let password = "grön tallbarr vid myren"
    let answer = try await client.post("/oppna/\(token)", [("losenord", password), ("losenord-igen", password)])
    #expect(answer.status == 303)
    let events = try await test.identity.read { try $0.events(of: "person:\(person)") }
    #expect(events.contains { $0.text == "Valde lösenord" })
    #expect(events.allSatisfy { !$0.actor.contains("Hemlig") && !$0.text.contains("Hemlig") })
  }

  @Test(arguments: Engine.available) func `historiken nämner ingen innehavare vid namn`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let texts = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      try tx.addHolder("Hemlig Prov", isProtected: true, of: function, from: now.day(-10), at: now)
      return try tx.rows("SELECT text FROM event").map { try $0.get("text", as: String.self) }
    }
    #expect(!texts.isEmpty)
    #expect(texts.allSatisfy { !$0.contains("Hemlig") })
  }
}
