import Access
import Storage
import TestSupport
import Testing
import Vocabulary

/// Signing in through the pages, and what asks for the password once more.
struct SignInPageTests {
  @Test(arguments: Engine.available) func `den som har loggat in förr kommer in medan någon annan gissar`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let (_, secret) = try await Activated.account(in: test)
    test.wait(minutes: 1)
    let own = test.client()
    #expect(try await Self.enter(own, Activated.password).body.contains("Skriv koden"))
    let code = TimeCode.code(secret: secret, at: test.now)
    #expect(try await own.post("/logga-in/kod", [("kod", code)]).status == 303)
    #expect(try await own.get("/konto").status == 200)
    #expect(try await own.post("/logga-ut").status == 303)
    let other = test.client()
    for _ in 0..<5 { #expect(try await Self.enter(other, "fel").status == 422) }
    let refused = try await Self.enter(other, Activated.password)
    #expect(refused.status == 429)
    #expect(refused.body.contains("För många försök. Vänta en minut och försök igen."))
    #expect(try await Self.enter(own, Activated.password).status == 200)
  }

  @Test(arguments: Engine.available) func `nya reservkoder visas först när lösenordet är skrivet`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let client = try await test.client(for: try await Activated.account(in: test).0)
    for typed in [[], [("losenord-koder", "fel lösenord helt")]] {
      let answer = try await client.post("/konto/reservkoder", typed)
      #expect(answer.status == 422)
      #expect(answer.body.contains("Lösenordet stämmer inte."))
      #expect(!answer.body.contains("class=\"codes\""))
    }
    let answer = try await client.post("/konto/reservkoder", [("losenord-koder", Activated.password)])
    #expect(answer.status == 200)
    #expect(answer.body.contains("class=\"codes\""))
  }

  private static func enter(_ client: TestClient, _ password: String) async throws -> TestClient.Answer {
    try await client.post("/logga-in", [("epost", Activated.login), ("losenord", password)])
  }
}
