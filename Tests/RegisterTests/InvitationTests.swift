import Access
import DemoData
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Nobody gets a function, or a say over somebody else's page, by knowing a mail address.
struct InvitationTests {
  private static let address = "https://samfrid.example.se"

  /// Umeå's coordinator, and a function there that stands empty; a protected person who works in Vindeln.
  private struct Places {
    let viewer: Viewer
    let function: ID<Function>
    let person: ID<Person>
  }

  private static func places(_ tx: Transaction, isProtected: Bool = true, at now: Moment) throws -> Places {
    let umea = try tx.addUmea(at: now)
    let vindeln = try tx.addOrganisation(.municipality, "Vindelns kommun", municipality: "2404", at: now)
    let elsewhere = try tx.addFunction("Kontaktperson", .contact, in: vindeln, at: now)
    let person = try tx.addHolder(
      "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: isProtected, of: elsewhere, from: now.day(-10), at: now)
    _ = try tx.addAccount(for: person, login: "hemlig@exempel.se", isAdministrator: false, at: now)
    let function = try tx.addFunction("Samordnare", in: umea, at: now)
    return Places(viewer: Actor.staff(.coordinator, in: umea), function: function, person: person)
  }

  private static func invite(_ newcomer: Newcomer, _ places: Places, in tx: Transaction, at now: Moment) throws {
    try InviteToFunction(newcomer, from: now.day, address: address).perform(
      in: tx, by: try tx.writable(places.function.record, by: places.viewer), at: now)
  }

  @Test(arguments: Engine.available) func `en känd adress ger varken funktion eller makt över personens sida`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (before, holder, record, viewer) = try await test.identity.write { tx in
      let places = try Self.places(tx, isProtected: false, at: now)
      try Self.invite(.new(name: "Vem som", mail: "Hemlig@exempel.se"), places, in: tx, at: now)
      let holder = try tx.holder(of: places.function, on: now.day)
      let before = try tx.readable(places.person.record, by: places.viewer).record
      try tx.acceptInvitations(to: "hemlig@exempel.se", at: now)
      return (before, holder, try tx.readable(places.person.record, by: places.viewer).record, places.viewer)
    }
    #expect(holder == nil)
    #expect(before.organisations.map(\.name) == ["Vindelns kommun"])
    #expect(!before.isWritable(by: viewer))
    // Also after the yes the person works elsewhere as well, so the page is not hers to change.
    #expect(Set(record.organisations.map(\.name)) == ["Vindelns kommun", "Umeå kommun"])
    #expect(!record.isWritable(by: viewer))
    #expect(record.isWritable(by: Actor.leader("24")))
    #expect(record.isWritable(by: Actor.administrator))
  }

  @Test(arguments: Engine.available) func `den som bjuder in ser detsamma för en känd adress som för en okänd`(
    _ engine: Engine
  ) async throws {
    let known = try await Self.pages(engine, mail: Persona.smallMunicipality.mail)
    let unknown = try await Self.pages(engine, mail: "okand@exempel.se")
    #expect(known.contains("Vem Som"))
    #expect(!known.contains(Persona.smallMunicipality.name))
    #expect(
      known.replacing(Persona.smallMunicipality.mail, with: "ADRESS")
        == unknown.replacing("okand@exempel.se", with: "ADRESS"))
  }

  /// What Maj meets when she has invited: the answer and the function's page, without what differs for each session.
  private static func pages(_ engine: Engine, mail: String) async throws -> String {
    let test = try await TestSite.withDemonstration(engine)
    let maj = try await test.client(as: .contact)
    let umea = try await test.identity.read { try $0.organisation(named: "Umeå kommun")?.id }
    let path = "/organisationer/\(try #require(umea))/funktioner/ny"
    _ = try await maj.get(path)
    let function = try #require(try await maj.post(path, [("titel", "Strateg"), ("roll", "contact")]).location)
    _ = try await maj.get(function)
    _ = try await maj.get("\(function)/bjud-in")
    let answer = try await maj.post(
      "\(function)/bjud-in", [("person", "ny"), ("namn", "Vem Som"), ("epost", mail), ("fran", test.now.day.text)])
    #expect(answer.status == 303)
    let page = try await maj.follow(answer).body
    return page.replacing(/name="csrf" value="[^"]*"/, with: "").replacing(/\/[0-9A-Za-z]{26}/, with: "/ID")
  }

  @Test(arguments: Engine.available) func `den som är inbjuden svarar på sin startsida`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let ante = try await test.identity.read { try $0.person(mail: Persona.smallMunicipality.mail) }
    let person = try #require(ante).id
    let now = test.now
    let functions = try await test.identity.write { tx -> [ID<Function>] in
      guard let umea = try tx.organisation(named: "Umeå kommun") else { throw Refusal.notFound }
      return try ["Strateg", "Jurist"].map { title in
        let function = try tx.addFunction(title, .contact, in: umea, at: now)
        let act = InviteToFunction(
          .new(name: "Vem Som", mail: Persona.smallMunicipality.mail), from: now.day, address: Self.address)
        try act.perform(
          in: tx, by: try tx.writable(function.record, by: Actor.staff(.coordinator, in: umea)), at: now)
        return function
      }
    }
    let client = try await test.client(as: .smallMunicipality)
    #expect(try await client.get("/").body.contains("Du är inbjuden till Strateg, Umeå kommun"))
    let ids = try await test.identity.read { try $0.invitations(to: person, at: now).map(\.id) }
    #expect(ids.count == 2)
    let list = try await client.get("/inbjudningar")
    #expect(list.body.contains("Jurist, Umeå kommun"))
    #expect(Markup(list.body).faults.isEmpty)
    #expect(try await client.post("/inbjudningar/\(ids[0])/ja").status == 303)
    #expect(try await client.post("/inbjudningar/\(ids[1])/nej").status == 303)
    let (holders, texts) = try await test.identity.read { tx in
      (
        try functions.map { try tx.holder(of: $0, on: now.day)?.id },
        try functions.map { try tx.events(of: "function:\($0)").map(\.text) }
      )
    }
    #expect(holders == [person, nil])
    #expect(texts[1].contains("Tackade nej till funktionen"))
    #expect(try await client.get("/inbjudningar").body.contains("Ingen inbjudan väntar på ditt svar."))
  }

  @Test(arguments: Engine.available) func `ingen annan svarar på en inbjudan, och en tillbakatagen gäller inte`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (places, id) = try await test.identity.write { tx in
      let places = try Self.places(tx, at: now)
      try Self.invite(.new(name: "Vem Som", mail: "hemlig@exempel.se"), places, in: tx, at: now)
      return (places, try tx.invitations(to: places.person, at: now)[0].id)
    }
    for stranger in [places.viewer, Actor.administrator, Actor.leader("24")] {
      await #expect(throws: Refusal.self) {
        try await test.identity.read { _ = try $0.writable(id, by: stranger) }
      }
    }
    let waiting = try await test.identity.write { tx in
      try WithdrawInvitation().perform(
        in: tx, by: try tx.writable(places.function.record, by: places.viewer), at: now)
      return try tx.invitations(to: places.person, at: now)
    }
    #expect(waiting.isEmpty)
    await #expect(throws: Refusal.self) {
      try await test.identity.read { _ = try $0.writable(id, by: Actor.person(places.person)) }
    }
  }

  enum Ending: CaseIterable { case withdrawn, functionClosed, organisationClosed }

  @Test(arguments: Engine.available, Ending.allCases) func `brevets länk öppnar inget konto när inbjudan är borta`(
    _ engine: Engine, ending: Ending
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (before, after) = try await test.identity.write { tx in
      let places = try Self.places(tx, at: now)
      try Self.invite(.new(name: "Ny Prov", mail: "ny@exempel.se"), places, in: tx, at: now)
      let token = Self.token(try tx.letters().last?.body)
      let before = try tx.invitation(token: token, at: now)?.purpose
      let (function, leader) = (places.function, Actor.leader("24"))
      switch ending {
      case .withdrawn:
        try WithdrawInvitation().perform(in: tx, by: try tx.writable(function.record, by: places.viewer), at: now)
      case .functionClosed:
        try CloseFunction().perform(in: tx, by: try tx.writable(function.record, by: leader), at: now)
      case .organisationClosed:
        let organisation = try tx.writable(function.record, by: leader).record.function.organisation
        try CloseOrganisation().perform(in: tx, by: try tx.writable(organisation.record, by: leader), at: now)
      }
      return (before, try tx.invitation(token: token, at: now)?.purpose)
    }
    #expect(before == .activate)
    #expect(after == nil)
  }

  @Test(arguments: Engine.available) func `en länk som sändes för något annat tackar inte ja till funktionen`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (places, person, token) = try await test.identity.write { tx in
      let places = try Self.places(tx, at: now)
      try Self.invite(.new(name: "Ny Prov", mail: "ny@exempel.se"), places, in: tx, at: now)
      let person = try #require(try tx.person(mail: "ny@exempel.se")).id
      return (places, person, try tx.invite(person, to: .activate, by: places.viewer.byline, at: now))
    }
    let client = test.client()
    _ = try await client.get("/oppna/\(token)")
    let password = "grön tallbarr vid myren"
    #expect(
      try await client.post("/oppna/\(token)", [("losenord", password), ("losenord-igen", password)]).status == 303)
    let (holder, waiting) = try await test.identity.read { tx in
      (try tx.holder(of: places.function, on: now.day), try tx.invitations(to: person, at: now).count)
    }
    #expect(holder == nil)
    #expect(waiting == 1)
  }

  private static func token(_ letter: String?) -> String {
    String(letter?.split(separator: "/oppna/").last?.prefix { !$0.isWhitespace } ?? "")
  }

  @Test(arguments: Engine.available) func `den som öppnar kontot med brevets länk har tackat ja`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (function, letter) = try await test.identity.write { tx in
      let places = try Self.places(tx, at: now)
      try Self.invite(.new(name: "Ny Prov", mail: "ny@exempel.se", isProtected: true), places, in: tx, at: now)
      return (places.function, try tx.letters().last?.body ?? "")
    }
    let token = letter.split(separator: "/oppna/").last?.prefix { !$0.isWhitespace } ?? ""
    let client = test.client()
    _ = try await client.get("/oppna/\(token)")
    let password = "grön tallbarr vid myren"
    #expect(
      try await client.post("/oppna/\(token)", [("losenord", password), ("losenord-igen", password)]).status == 303)
    let holder = try await test.identity.read { try $0.holder(of: function, on: now.day) }
    #expect(holder?.mail == "ny@exempel.se")
    #expect(holder?.shownName == "Namnet visas inte")
  }

  @Test(arguments: Engine.available) func `den som bjuds in som skyddad nämns aldrig`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let leader = try await test.client(as: .leader)
    let function = try await test.identity.write { [now = test.now] tx in
      guard let umea = try tx.organisation(named: "Umeå kommun") else { throw Refusal.notFound }
      return try tx.addFunction("Jurist", .contact, in: umea, at: now)
    }
    let form = try await leader.get("/funktioner/\(function)/bjud-in").body
    #expect(form.contains("Har skyddade personuppgifter"))
    let answer = try await leader.post(
      "/funktioner/\(function)/bjud-in",
      [("namn", "Hemlig Prov"), ("epost", "hemlig@exempel.se"), ("skyddad", "ja"), ("fran", test.now.day.text)])
    let page = try await leader.follow(answer).body
    #expect(page.contains("Namnet visas inte"))
    #expect(!page.contains("Hemlig Prov"))
    #expect(!page.contains("hemlig@exempel.se"))
    let person = try await test.identity.read { try $0.person(mail: "hemlig@exempel.se") }
    #expect(person?.hasProtectedIdentity == true)
  }

  @Test(arguments: Engine.available) func `den som bara arbetar hos oss får funktionen genast`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let holder = try await test.identity.write { tx in
      let umea = try tx.addUmea(at: now)
      let first = try tx.addFunction("Samordnare", in: umea, at: now)
      let maj = try tx.addHolder("Maj Prov", mail: "maj@exempel.se", of: first, from: now.day(-10), at: now)
      let second = try tx.addFunction("Kontaktperson", .contact, in: umea, at: now)
      let evidence = try tx.writable(second.record, by: Actor.staff(.coordinator, in: umea))
      try InviteToFunction(.known(maj), from: now.day, address: Self.address).perform(in: tx, by: evidence, at: now)
      return try tx.holder(of: second, on: now.day)
    }
    #expect(holder?.name == "Maj Prov")
  }
}
