import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

struct SignInTests {
  private static let password = Activated.password
  private static let caller = Caller(address: "a", browser: "test")

  @Test(arguments: Engine.available) func `lösenord och kod ger en inloggning med ny nyckel`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let (account, secret) = try await Activated.account(in: test)
    let first = try await Self.enter(test, Self.password)
    guard case .proceed(let token, true) = first else {
      Issue.record("fick \(first)")
      return
    }
    let session = try await Self.session(test, token)
    #expect(session.stage == .password)
    test.wait(minutes: 1)
    let code = TimeCode.code(secret: secret, at: test.now)
    let second = try await test.site.signIn.secondFactor(code, session: session, from: Self.caller, at: test.now)
    guard case .complete(let full, _) = second else {
      Issue.record("fick \(second)")
      return
    }
    #expect(full != token)
    let signedIn = try await test.identity.read { [now = test.now] tx in
      (try tx.signedIn(token: token, at: now), try tx.signedIn(token: full, at: now))
    }
    let old = signedIn.0
    #expect(old == nil)
    #expect(signedIn.1?.session.stage == .full)
    #expect(signedIn.1?.viewer.account == account)
  }

  @Test(arguments: Engine.available) func `den som har loggats ut under tiden blir inte inloggad`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let (_, secret) = try await Activated.account(in: test)
    guard case .proceed(let token, true) = try await Self.enter(test, Self.password) else {
      Issue.record("gick inte vidare")
      return
    }
    let session = try await Self.session(test, token)
    test.wait(minutes: 1)
    try await test.identity.write { try $0.endSessions(of: session.account) }
    let code = TimeCode.code(secret: secret, at: test.now)
    #expect(
      try await test.site.signIn.secondFactor(code, session: session, from: Self.caller, at: test.now) == .refused)
  }

  @Test(arguments: Engine.available) func `en kod gäller bara en gång`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let (_, secret) = try await Activated.account(in: test)
    test.wait(minutes: 1)
    let code = TimeCode.code(secret: secret, at: test.now)
    for expected in [true, false] {
      guard case .proceed(let token, _) = try await Self.enter(test, Self.password) else {
        Issue.record("gick inte vidare")
        return
      }
      let session = try await Self.session(test, token)
      let answer = try await test.site.signIn.secondFactor(code, session: session, from: Self.caller, at: test.now)
      #expect((answer != .refused) == expected)
    }
  }

  @Test(arguments: Engine.available) func `fel lösenord och okänt konto svarar lika`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    _ = try await Activated.account(in: test)
    #expect(try await Self.enter(test, "något helt annat") == .refused)
    #expect(
      try await test.site.signIn.password(
        login: "finns.inte@example.org", password: Self.password, from: Caller(address: "b", browser: "test"),
        at: test.now)
        == .refused)
  }

  @Test(arguments: Engine.available) func `gissningar bromsas också med rätt lösenord`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    _ = try await Activated.account(in: test)
    for _ in 0..<5 { #expect(try await Self.enter(test, "fel") == .refused) }
    guard case .wait = try await Self.enter(test, Self.password) else {
      Issue.record("bromsades inte")
      return
    }
    test.wait(minutes: 2)
    guard case .proceed = try await Self.enter(test, Self.password) else {
      return #expect(Bool(false), "bromsades för länge")
    }
  }

  @Test(arguments: Engine.available) func `en inloggning dör av stillhet och av ålder`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let (account, _) = try await Activated.account(in: test)
    let token = try await test.identity.write { [now = test.now] in
      try $0.startSession(for: account, stage: .full, device: "test", at: now)
    }
    func isAlive() async throws -> Bool {
      try await test.identity.read { [now = test.now] in try $0.signedIn(token: token, at: now) } != nil
    }
    for _ in 0..<11 {
      test.wait(minutes: 55)
      guard let live = try await test.identity.read({ [now = test.now] in try $0.signedIn(token: token, at: now) })
      else { break }
      try await test.identity.write { [now = test.now] in try $0.touch(live.session, at: now) }
    }
    #expect(try await isAlive() == false, "tio timmar är gränsen även för den som arbetar hela tiden")
    let idle = try await test.identity.write { [now = test.now] in
      try $0.startSession(for: account, stage: .full, device: "test", at: now)
    }
    test.wait(minutes: 61)
    let afterRest = try await test.identity.read { [now = test.now] in try $0.signedIn(token: idle, at: now) }
    #expect(afterRest == nil)
  }

  @Test(arguments: Engine.available) func `en förlorad andra faktor byts utan att lösenordet kringgås`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let (account, _) = try await Activated.account(in: test)
    let result = try await test.identity.write { [now = test.now] tx in
      let person = try #require(try tx.account(account)).person
      let token = try tx.invite(person, to: .factor, by: Byline(words: "Alva"), at: now)
      let invitation = try #require(try tx.invitation(token: token, at: now))
      let dropped = try tx.dropSecondFactor(with: invitation, at: now)
      return (dropped, try tx.account(account)?.hasSecondFactor, try tx.invitation(token: token, at: now) == nil)
    }
    #expect(result.0 == account)
    #expect(result.1 == false)
    #expect(result.2, "länken gäller en gång")
  }

  @Test(arguments: Engine.available) func `databasen rymmer varken lösenord, nycklar eller hemligheter i klartext`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let (account, secret) = try await Activated.account(in: test)
    let token = try await test.identity.write { [now = test.now] in
      try $0.startSession(for: account, stage: .full, device: "test", at: now)
    }
    let stored = try await test.identity.read { tx in
      (
        try tx.value("SELECT password_hash FROM account", as: String.self) ?? "",
        try tx.value("SELECT factor_secret FROM account", as: [UInt8].self) ?? [],
        try tx.rows("SELECT token_hash FROM session").map { try $0.get("token_hash", as: String.self) }
      )
    }
    #expect(stored.0.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(stored.1.firstRange(of: secret) == nil)
    #expect(!stored.2.contains(token))
  }

  @Test(arguments: Engine.available) func `ett nytt lösenord gör att utskickade lösenordslänkar inte gäller`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let (account, _) = try await Activated.account(in: test)
    let links = try await test.identity.write { [now = test.now] tx in
      let person = try #require(try tx.account(account)).person
      let lost = try tx.invite(person, to: .password, by: Byline(words: "Alva"), at: now)
      let phone = try tx.invite(person, to: .factor, by: Byline(words: "Alva"), at: now)
      let token = try tx.startSession(for: account, stage: .full, device: "test", at: now)
      let session = try #require(try tx.signedIn(token: token, at: now)).session
      try tx.changePassword(of: account, hash: "nytt", keeping: session)
      return (try tx.invitation(token: lost, at: now) == nil, try tx.invitation(token: phone, at: now) == nil)
    }
    #expect(links.0)
    #expect(!links.1, "den andra faktorn är lika borta som förut")
  }

  @Test func `korta och lätta lösenord vägras med en mening`() {
    #expect(Password.fault(in: "kort", mail: "a@b.se", name: "Asta Udd") != nil)
    #expect(Password.fault(in: "aaaaaaaaaaaaaaaa", mail: "a@b.se", name: "Asta Udd") != nil)
    #expect(Password.fault(in: "jag heter asta udd", mail: "a@b.se", name: "Asta Udd") != nil)
    #expect(Password.fault(in: Self.password, mail: "a@b.se", name: "Asta Udd") == nil)
  }

  @Test func `koderna följer standarden`() {
    // RFC 6238, appendix B: SHA-1, the ASCII secret 12345678901234567890; the last six of the eight digits.
    let secret = Array("12345678901234567890".utf8)
    #expect(TimeCode.code(secret: secret, at: Moment(milliseconds: 59_000)) == "287082")
    #expect(TimeCode.code(secret: secret, at: Moment(milliseconds: 1_111_111_109_000)) == "081804")
    #expect(TimeCode.code(secret: secret, at: Moment(milliseconds: 20_000_000_000_000)) == "353130")
  }

  private static func session(_ test: TestSite, _ token: String) async throws -> Session {
    let signedIn = try await test.identity.read { [now = test.now] in try $0.signedIn(token: token, at: now) }
    return try #require(signedIn).session
  }

  private static func enter(_ test: TestSite, _ password: String) async throws -> SignIn.Answer {
    try await test.site.signIn.password(
      login: " Asta@Example.org", password: password, from: caller, at: test.now)
  }
}
