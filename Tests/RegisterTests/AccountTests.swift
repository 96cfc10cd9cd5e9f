import Access
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

struct AccountTests {
  private static let address = "https://samfrid.example.se"

  @Test(arguments: Engine.available) func `en inbjudan ger konto, funktion och ett brev med en länk som gäller`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (account, holder, letter) = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      let evidence = try tx.writable(function.record, by: Actor.leader("24"))
      let newcomer = Newcomer.new(name: "Maj Prov", mail: "maj@exempel.se")
      let person = try InviteToFunction(newcomer, from: now.day, address: Self.address)
        .perform(in: tx, by: evidence, at: now)
      #expect(try tx.holder(of: function, on: now.day) == nil)
      try tx.acceptInvitations(to: "maj@exempel.se", at: now)
      return (try tx.account(of: person), try tx.holder(of: function, on: now.day), try tx.letters().first)
    }
    #expect(account?.login == "maj@exempel.se")
    #expect(holder?.name == "Maj Prov")
    let token = letter?.body.split(separator: "/oppna/").last?.prefix { !$0.isWhitespace } ?? ""
    let invitation = try await test.identity.read { [token = String(token)] tx in
      try tx.invitation(token: token, at: now)
    }
    #expect(invitation?.person == holder?.id)
  }

  @Test(arguments: Engine.available) func `ett brev nämner aldrig en jour`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let letters = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let function = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      let evidence = try tx.writable(function.record, by: Actor.leader("24"))
      try InviteToFunction(.new(name: "Maj Prov", mail: "maj@exempel.se"), from: now.day, address: Self.address)
        .perform(in: tx, by: evidence, at: now)
      return try tx.letters()
    }
    #expect(letters.count == 1)
    #expect(letters.allSatisfy { !$0.body.contains("Kvinnojouren") })
  }

  @Test(arguments: Engine.available) func `hjälpen går bara till adressen som personen loggar in med`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (letters, events) = try await test.identity.write { tx in
      let maj = try tx.majWithAccount(at: now)
      let act = HelpColleague(lost: .secondFactor, proof: "Vi talades vid i videomöte i dag.", address: Self.address)
      try act.perform(in: tx, by: try tx.readable(maj.record, by: Actor.leader("24")), at: now)
      return (try tx.letters(), try tx.events(of: "person:\(maj)"))
    }
    #expect(letters.map(\.address) == ["maj@exempel.se"])
    #expect(events.first?.text.contains("Vi talades vid i videomöte i dag.") == true)
    #expect(events.first?.actor == Actor.leader("24").byline.text)
  }

  @Test(arguments: Engine.available) func `ingen hjälper sig själv, och ett annat län hjälper inte`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let record = try await test.identity.write { tx in
      let maj = try tx.majWithAccount(at: now)
      return try tx.readable(maj.record, by: Actor.administrator).record
    }
    let own = Viewer(
      account: "konto-m", person: record.person.id, name: "Maj Prov", isAdministrator: true, functions: [])
    #expect(!record.mayBeHelped(by: own))
    #expect(!record.mayBeHelped(by: Actor.leader("22")))
    #expect(record.mayBeHelped(by: Actor.leader("24")))
    #expect(record.mayBeHelped(by: Actor.administrator))
    let umea = try #require(record.organisations.first)
    #expect(record.mayBeHelped(by: Actor.staff(.manager, in: umea)))
    #expect(!record.mayBeHelped(by: Actor.staff(.coordinator, in: umea)))
  }

  @Test(arguments: Engine.available) func `utan svar på hur man vet att det är rätt person går inget brev`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (sentence, letters) = try await test.identity.write { tx in
      let evidence = try tx.readable(try tx.majWithAccount(at: now).record, by: Actor.leader("24"))
      let act = HelpColleague(lost: .password, proof: "ja", address: Self.address)
      return (problem { try act.perform(in: tx, by: evidence, at: now) }, try tx.letters())
    }
    #expect(sentence != nil)
    #expect(letters.isEmpty)
  }

  @Test(arguments: Engine.available) func `bara en systemadministratör flyttar en inloggning`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (sentence, login, letters) = try await test.identity.write { tx in
      let maj = try tx.majWithAccount(at: now)
      let details = PersonDetails(name: "Maj Prov", mail: "maj.ny@exempel.se")
      let sentence = problem {
        try ChangePerson(details).perform(in: tx, by: try tx.writable(maj.record, by: Actor.leader("24")), at: now)
      }
      try ChangePerson(details).perform(in: tx, by: try tx.writable(maj.record, by: Actor.administrator), at: now)
      return (sentence, try tx.account(of: maj)?.login, try tx.letters())
    }
    #expect(sentence?.contains("systemadministratör") == true)
    #expect(login == "maj.ny@exempel.se")
    #expect(letters.map(\.address) == ["maj@exempel.se"])
  }

  @Test(arguments: Engine.available) func `det som gick till en fel adress öppnar ingenting när adressen är rättad`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (links, isSignedIn) = try await test.identity.write { tx in
      let maj = try tx.majWithAccount(at: now)
      let account = try #require(try tx.account(of: maj))
      let links = try [Invitation.Purpose.activate, .password, .factor].map {
        try tx.invite(maj, to: $0, by: Byline(words: "Lena Ledare"), at: now)
      }
      let session = try tx.startSession(for: account.id, stage: .full, device: "Prov", at: now)
      let details = PersonDetails(name: "Maj Prov", mail: "maj.ratt@exempel.se")
      try ChangePerson(details).perform(in: tx, by: try tx.writable(maj.record, by: Actor.administrator), at: now)
      return (
        try links.compactMap { try tx.invitation(token: $0, at: now)?.purpose },
        try tx.signedIn(token: session, at: now) != nil
      )
    }
    #expect(links.isEmpty)
    #expect(!isSignedIn)
  }

  @Test(arguments: Engine.available) func `den som bara rättar namnet lämnar länken som den är`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let invitation = try await test.identity.write { tx in
      let maj = try tx.majWithAccount(at: now)
      let link = try tx.invite(maj, to: .activate, by: Byline(words: "Lena Ledare"), at: now)
      let details = PersonDetails(name: "Maja Prov", mail: "maj@exempel.se")
      try ChangePerson(details).perform(in: tx, by: try tx.writable(maj.record, by: Actor.administrator), at: now)
      return try tx.invitation(token: link, at: now)?.purpose
    }
    #expect(invitation == .activate)
  }
}

extension Transaction {
  fileprivate func majWithAccount(at now: Moment) throws -> ID<Person> {
    let function = try addFunction("Samordnare", in: try addUmea(at: now), at: now)
    let maj = try addHolder("Maj Prov", mail: "maj@exempel.se", of: function, from: now.day(-10), at: now)
    _ = try addAccount(for: maj, login: "maj@exempel.se", isAdministrator: false, at: now)
    return maj
  }
}
