import Access
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

struct HandOverTests {
  private static let address = "https://samfrid.example.se"

  @Test(arguments: Engine.available) func `efterträdaren tar över och historiken finns kvar`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (function, letters, atOnce) = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      try tx.addHolder("Maj Prov", of: function, from: now.day(-100), at: now)
      let act = HandOver(
        to: .new(name: "Love Prov", mail: "love@exempel.se"), from: now.day, note: "Rutinen ska vara klar i mars.",
        address: Self.address)
      let isReady = try act.perform(in: tx, by: try tx.writable(function.record, by: Actor.leader("24")), at: now)
      let holder = try tx.holder(of: function, on: now.day)
      try tx.acceptInvitations(to: "love@exempel.se", at: now)
      return (function, try tx.letters(), isReady || holder != nil)
    }
    #expect(!atOnce)
    let (times, holder, before) = try await test.identity.read { tx in
      (
        try tx.holdings(of: function), try tx.holder(of: function, on: now.day),
        try tx.holder(of: function, on: now.day(-1))
      )
    }
    #expect(times.map(\.shownName) == ["Love Prov", "Maj Prov"])
    #expect(times.map(\.until) == [nil, now.day(-1)])
    #expect(times.first?.note == "Rutinen ska vara klar i mars.")
    #expect(holder?.name == "Love Prov")
    #expect(before?.name == "Maj Prov")
    #expect(letters.map(\.address) == ["love@exempel.se"])
    #expect(letters.first?.body.contains("\(Self.address)/oppna/") == true)
  }

  @Test(arguments: Engine.available) func `den som slutar får sitt konto stängt`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let closed = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      let maj = try tx.addHolder("Maj Prov", mail: "maj@exempel.se", of: function, from: now.day(-100), at: now)
      _ = try tx.addAccount(for: maj, login: "maj@exempel.se", isAdministrator: false, at: now)
      let act = HandOver(
        to: .new(name: "Love Prov", mail: "love@exempel.se"), from: now.day, predecessorLeaves: true,
        address: Self.address)
      try act.perform(in: tx, by: try tx.writable(function.record, by: Actor.leader("24")), at: now)
      return try tx.account(of: maj)?.closedAt
    }
    #expect(closed == now)
  }

  @Test(arguments: Engine.available) func `kontot stängs inte för den som har fler funktioner`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let sentence = try await test.identity.write { tx in
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      let other = try tx.addFunction("Kontaktperson", .contact, in: umea, at: now)
      let maj = try tx.addHolder("Maj Prov", of: function, from: now.day(-100), at: now)
      let keeper = Actor.leader("24")
      try HoldFunction(person: maj, from: now.day).perform(
        in: tx, by: try tx.writable(other.record, by: keeper), at: now)
      let act = HandOver(
        to: .new(name: "Love Prov", mail: "love@exempel.se"), from: now.day, predecessorLeaves: true,
        address: Self.address)
      return problem { try act.perform(in: tx, by: try tx.writable(function.record, by: keeper), at: now) }
    }
    #expect(sentence?.contains("Kontaktperson") == true)
  }

  @Test(arguments: Engine.available) func `två kan inte ha samma funktion samma dag`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let sentences = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      let maj = try tx.addHolder("Maj Prov", of: function, from: now.day(-100), at: now)
      let evidence = try tx.writable(function.record, by: Actor.leader("24"))
      let again = HandOver(to: .known(maj), from: now.day, address: Self.address)
      return [
        problem { try HoldFunction(person: maj, from: now.day).perform(in: tx, by: evidence, at: now) },
        problem { try again.perform(in: tx, by: evidence, at: now) },
      ]
    }
    #expect(sentences[0]?.contains("Lämna över") == true)
    #expect(sentences[1] == "Personen har redan funktionen. Välj någon annan.")
  }

  @Test(arguments: Engine.available) func `en tom funktion visar hur länge den har stått tom`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let entry = try await test.identity.write { tx in
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      try tx.addHolder("Maj Prov", of: function, from: now.day(-100), at: now)
      try LeaveFunction(until: now.day(-85)).perform(
        in: tx, by: try tx.writable(function.record, by: Actor.leader("24")), at: now)
      return try tx.directory(of: umea.id, on: now.day).first
    }
    #expect(entry?.holder == nil)
    #expect(entry?.emptyDays(on: now.day) == 84)
  }

  @Test(arguments: Engine.available) func `funktionen avslutas inte medan någon har den`(_ engine: Engine) async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let sentence = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      try tx.addHolder("Maj Prov", of: function, from: now.day(-100), at: now)
      let evidence = try tx.writable(function.record, by: Actor.leader("24"))
      return problem { try CloseFunction().perform(in: tx, by: evidence, at: now) }
    }
    #expect(sentence?.hasPrefix("Någon har funktionen.") == true)
  }
}
