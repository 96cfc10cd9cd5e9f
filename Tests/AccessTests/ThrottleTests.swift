import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Access

/// How guesses are counted, and whom they slow down.
struct ThrottleTests {
  private static func enter(
    _ test: TestSite, _ password: String, login: String = Activated.login, from caller: Caller
  ) async throws -> SignIn.Answer {
    try await test.site.signIn.password(login: login, password: password, from: caller, at: test.now)
  }

  private static func isWait(_ answer: SignIn.Answer) -> Bool { if case .wait = answer { true } else { false } }
  private static func isProceed(_ answer: SignIn.Answer) -> Bool { if case .proceed = answer { true } else { false } }

  @Test(arguments: Engine.available) func `av många gissningar på en gång prövas inte fler än fem`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    _ = try await Activated.account(in: test)
    let answers = try await withThrowingTaskGroup(of: SignIn.Answer.self) { group in
      for place in 0..<60 {
        group.addTask { try await Self.enter(test, "fel", from: Caller(address: "plats \(place)", browser: "test")) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count == 60)
    #expect((1...5).contains(answers.count { $0 == .refused }))
    #expect(answers.allSatisfy { $0 == .refused || $0 == .busy || Self.isWait($0) })
  }

  @Test(arguments: Engine.available) func `den som är känd stängs inte ute av att någon annan gissar`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let device = try await Self.signedInOnce(test)
    let (own, elsewhere) = (
      Caller(address: "a", browser: "test", device: device), Caller(address: "b", browser: "test", device: "påhittad")
    )
    for _ in 0..<5 { #expect(try await Self.enter(test, "fel", from: elsewhere) == .refused) }
    #expect(Self.isWait(try await Self.enter(test, Activated.password, from: elsewhere)))
    #expect(Self.isProceed(try await Self.enter(test, Activated.password, from: own)))
    for _ in 0..<5 { #expect(try await Self.enter(test, "fel", from: own) == .refused) }
    #expect(Self.isWait(try await Self.enter(test, Activated.password, from: own)), "också den kända bromsas")
  }

  @Test(arguments: Engine.available) func `en känd webbläsare är känd för sina egna konton, i ett år`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let device = try await Self.signedInOnce(test)
    let known = try await test.identity.write { [now = test.now] tx in
      let asta = try tx.account(login: Activated.login)?.id
      let person = try tx.addPerson(name: "Bo Ek", mail: "bo@example.org", at: now)
      let bo = try tx.addAccount(for: person, login: "bo@example.org", isAdministrator: false, at: now)
      let isStranger = try tx.knownDevice(device, of: bo, at: now) == nil
      let shared = try tx.rememberDevice(device, for: bo, at: now)
      let other = try tx.rememberDevice("påhittad", for: bo, at: now)
      return (
        isStranger, shared == device, other == "påhittad",
        try [364, 366].map { try tx.knownDevice(device, of: asta, at: now.adding(days: $0)) != nil }
      )
    }
    #expect(known.0 && known.1 && !known.2)
    #expect(known.3 == [true, false])
  }

  @Test(arguments: Engine.available) func `det som skrevs som inloggning lagras inte, och glöms efter en timme`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    _ = try await Activated.account(in: test)
    let caller = Caller(address: "a", browser: "test")
    let long = String(repeating: "a", count: 255)
    #expect(try await Self.enter(test, "fel", login: long, from: caller) == .refused)
    #expect(try await Self.subjects(test).isEmpty)
    #expect(try await Self.enter(test, "fel", login: "hemligt lösenord", from: caller) == .refused)
    let stored = try await Self.subjects(test)
    #expect(stored.count == 2 && stored.allSatisfy { $0.utf8.count == 64 && !$0.contains("hemligt") })
    test.wait(minutes: 61)
    #expect(Self.isProceed(try await Self.enter(test, Activated.password, from: caller)))
    #expect(try await Self.subjects(test).isEmpty)
  }

  @Test(arguments: Engine.available) func `ett rätt lösenord tar tillbaka sitt försök och ingen annans`(
    _ engine: Engine
  )
    async throws
  {
    let test = try await TestSite.make(engine)
    let office = Throttle.Subject.address("kontoret")
    let waits = try await test.identity.write { [now = test.now] tx in
      for _ in 0..<59 { try tx.countFailure(office, at: now) }
      let earlier = try tx.tally(office)
      let begun = try tx.beginTry([office], at: now)
      let full = try tx.blockedUntil(office, at: now)
      try tx.takeBackFailure(office, to: earlier)
      return (begun, full, try tx.blockedUntil(office, at: now), try tx.beginTry([office], at: now))
    }
    #expect(waits.0 == nil && waits.1 != nil && waits.2 == nil && waits.3 == nil)
  }

  @Test(arguments: Engine.available) func `ett rätt lösenord varken spärrar kontoret eller minns det längre`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    _ = try await Activated.account(in: test)
    let office = Throttle.Subject.address("kontoret")
    let missed = test.now
    try await test.identity.write { tx in for _ in 0..<60 { try tx.countFailure(office, at: missed) } }
    for _ in 0..<2 {
      test.wait(minutes: 20)
      let answer = try await Self.enter(
        test, Activated.password, from: Caller(address: "kontoret", browser: "test"))
      #expect(Self.isProceed(answer))
      let tally = try await test.identity.read { try $0.tally(office) }
      #expect(tally?.failures == 60 && tally?.last == missed)
      #expect(tally.map { $0.blockedUntil <= missed.adding(minutes: 1) } == true)
    }
  }

  @Test(arguments: Engine.available) func `en känd webbläsare räknas inte mot kontoret`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let device = try await Self.signedInOnce(test)
    let own = Caller(address: "kontoret", browser: "test", device: device)
    try await test.identity.write { [now = test.now] tx in
      for _ in 0..<61 { try tx.countFailure(.address("kontoret"), at: now) }
    }
    #expect(Self.isWait(try await Self.enter(test, "fel", from: Caller(address: "kontoret", browser: "test"))))
    #expect(try await Self.enter(test, "fel", from: own) == .refused)
    #expect(Self.isProceed(try await Self.enter(test, Activated.password, from: own)))
    #expect(try await test.identity.read { try $0.tally(.address("kontoret"))?.failures } == 61)
  }

  @Test(arguments: Engine.available) func `den som är inne frågas om lösenordet utan att andras gissningar räknas`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let id = try await Activated.account(in: test).0
    let account = try #require(try await test.identity.read { try $0.account(id) })
    for _ in 0..<5 { _ = try await Self.enter(test, "fel", from: Caller(address: "b", browser: "test")) }
    #expect(try await test.site.signIn.fault(in: Activated.password, of: account, at: test.now) == nil)
    for _ in 0..<5 { #expect(try await test.site.signIn.fault(in: "fel", of: account, at: test.now) != nil) }
    let fault = try await test.site.signIn.fault(in: Activated.password, of: account, at: test.now)
    #expect(fault?.contains("Vänta en minut") == true)
  }

  @Test func `två från samma plats och åtta i allt får vänta på att prövas`() {
    let turns = PasswordTurns()
    #expect(
      ["a", "a", "a", "b", "b", "c", "c", "d", "d", "e"].map { turns.take(for: .address($0)) } == [
        true, true, false, true, true, true, true, true, true, false,
      ])
    #expect(turns.take(for: .account("konto")), "den som är känd har egna turer")
    turns.giveBack(for: .address("a"))
    #expect(turns.take(for: .address("e")))
    #expect(!turns.take(for: .address("a")))
  }

  @Test func `adresser i samma nät räknas som en`() {
    let counted = NetworkAddress.counted("2001:db8:1:2::3")
    #expect(NetworkAddress.counted("2001:db8:1:2:ffff:ffff:ffff:1") == counted)
    #expect(NetworkAddress.counted("[2001:db8:1:2::9]") == counted)
    #expect(NetworkAddress.counted("2001:db8:1:3::3") != counted)
    #expect(NetworkAddress.counted("::ffff:192.0.2.7") == "192.0.2.7")
    #expect(NetworkAddress.counted("192.0.2.7") == "192.0.2.7")
    #expect(NetworkAddress.counted("192.0.2.7:5432") == "192.0.2.7")
    #expect(NetworkAddress.counted("[2001:db8:1:2::9]:443") == counted)
    #expect(NetworkAddress.counted("unknown") == "unknown")
  }

  /// The token of a browser that has signed in with password and code.
  private static func signedInOnce(_ test: TestSite) async throws -> String {
    let (_, secret) = try await Activated.account(in: test)
    test.wait(minutes: 1)
    let caller = Caller(address: "a", browser: "test")
    guard case .proceed(let token, true) = try await enter(test, Activated.password, from: caller) else {
      throw Unexpected()
    }
    let signedIn = try await test.identity.read { [now = test.now] in try $0.signedIn(token: token, at: now) }
    let answer = try await test.site.signIn.secondFactor(
      TimeCode.code(secret: secret, at: test.now), session: try #require(signedIn).session, from: caller, at: test.now)
    guard case .complete(_, let device) = answer else { throw Unexpected() }
    return device
  }

  private struct Unexpected: Error {}

  private static func subjects(_ test: TestSite) async throws -> [String] {
    try await test.identity.read { try $0.rows("SELECT subject FROM throttle").map { try $0.get("subject") } }
  }
}
