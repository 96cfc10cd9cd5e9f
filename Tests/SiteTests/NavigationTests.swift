import DemoData
import TestSupport
import Testing

/// The navigation shows where one is.
struct NavigationTests {
  @Test(arguments: Persona.cast) func `varje sida i menyn är märkt som den man är på, och ingen annan`(
    _ persona: Persona
  )
    async throws
  {
    let client = try await Self.site.value.client(as: persona)
    let start = try await client.get("/").body
    let menu = try #require(start.firstMatch(of: #/<nav class="rail".*?<\/nav>/#.dotMatchesNewlines())).0
    let paths = menu.matches(of: #/href="([^"]+)"/#).map { String($0.1) }
    #expect(paths.count >= 1)
    for path in paths {
      var answer = try await client.get(path)
      // A way in that leads on, for some by two steps.
      while answer.location != nil { answer = try await client.follow(answer) }
      let page = answer.body
      let rail = try #require(page.firstMatch(of: #/<nav class="rail".*?<\/nav>/#.dotMatchesNewlines())).0
      let current = rail.matches(of: #/<a href="([^"]+)"[^>]*aria-current="[a-z]+"/#).map { String($0.1) }
      #expect(current == [path], "\(persona.id): \(path)")
    }
  }

  private static let site = Task { try await TestSite.withDemonstration(.sqlite) }
}
