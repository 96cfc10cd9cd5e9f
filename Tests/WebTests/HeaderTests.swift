import DemoData
import TestSupport
import Testing

struct HeaderTests {
  @Test(arguments: Engine.available) func `varje svar bär skyddande huvuden`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    for path in ["/", "/kommuner", "/finns-inte", "/om", "/kartlaggning"] {
      let answer = try await client.get(path)
      #expect(answer.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true, "\(path)")
      #expect(answer.headers["cache-control"] == "no-store", "\(path)")
      #expect(answer.headers["x-content-type-options"] == "nosniff", "\(path)")
      #expect(answer.headers["referrer-policy"] == "same-origin", "\(path)")
    }
  }

  @Test(arguments: Engine.available) func `en okänd adress får en svensk sida`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let answer = try await test.client().get("/finns-inte")
    #expect(answer.status == 404)
    #expect(answer.body.contains("Sidan finns inte"))
  }
}
