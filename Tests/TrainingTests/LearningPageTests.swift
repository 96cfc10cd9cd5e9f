import DemoData
import Foundation
import TestSupport
import Testing
import Vocabulary

/// The one page where all that can be learnt is found.
struct LearningPageTests {
  @Test(arguments: Persona.cast) func `alla har en enda ingång till det man kan lära sig, och den är aldrig tom`(
    _ persona: Persona
  ) async throws {
    let client = try await Self.site.value.client(as: persona)
    let menu = try #require(
      try await client.get("/").body.firstMatch(of: #/<nav class="rail".*?<\/nav>/#.dotMatchesNewlines())
    ).0
    #expect(menu.contains("href=\"/min-utbildning\"") && menu.contains(">Utbildning</a>"))
    for path in ["/kurser", "/kurspaket", "/utbildning"] { #expect(!menu.contains("href=\"\(path)\"")) }
    let page = try await client.get("/min-utbildning")
    #expect(page.status == 200 && page.body.contains("<h1>Utbildning</h1>"))
    #expect(page.body.contains("Kurser att gå") && page.body.contains("<a href=\"/webbkursen\">Webbkurs om våld</a>"))
    #expect(Markup(page.body).faults.isEmpty)
  }

  @Test(arguments: Engine.available) func `det man har börjat står först, och kurser med samma namn skiljs åt`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .colleague)
    let before = try await client.get("/min-utbildning").body
    #expect(!before.contains("Det du har börjat"))
    // Of one name, told apart by a word.
    for kind in ["Kurs", "Kurspaket"] {
      let row = try Regex(
        "<a href=\"([^\"]+)\">Att fråga om våld</a></th><td>\(kind)</td>", as: (Substring, Substring).self)
      let path = try #require(before.firstMatch(of: row)).1
      _ = try await client.post("\(path)/borja")
    }
    let page = try await client.get("/min-utbildning").body
    let begun = try #require(page.firstRange(of: "Det du har börjat"))
    let list = try #require(page.firstRange(of: "Kurser att gå</h2>"))
    #expect(begun.lowerBound < list.lowerBound)
    let open = page[begun.lowerBound..<list.lowerBound]
    #expect(open.contains("<small>Kurs. Du är i modul 1 av 4.") && open.contains("<small>Kurspaket. Du har "))
    // What is not laid out yet is for those who lay it out.
    let elsewhere = try await test.client(as: .officer).get("/min-utbildning").body
    #expect(!elsewhere.contains("<td>Kurspaket</td>") && !elsewhere.contains("Våld mot äldre</a></th>"))
  }

  @Test(arguments: Engine.available) func `den som har påbörjat ett kurspaket hittar tillbaka från Att göra nu`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    let start = try await client.get("/").body
    let link = #/href="(\/kurspaket\/\w+)">Fortsätt kurspaketet Att fråga om våld/#
    let path = try #require(start.firstMatch(of: link)).1
    #expect(try await client.get(String(path)).status == 200)
    #expect(try await !test.client(as: .colleague).get("/").body.contains("Fortsätt kurspaketet"))
  }

  @Test(arguments: Engine.available) func `den som saknar funktion får veta vad som är öppet ändå`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let page = try await test.client(as: .newcomer).get("/min-utbildning").body
    #expect(page.contains("ingen kompetensplan gäller dig"))
    #expect(page.contains("Andra kurser går den som har en funktion"))
    #expect(!page.contains("För dig som planerar") && !page.contains("href=\"/utbildning\""))
    let board = try await test.client(as: .caseworker).get("/min-utbildning").body
    #expect(board.contains("<td>Kurs</td>") && !board.contains("<td>Kurspaket</td>"))
  }

  @Test(arguments: Engine.available)
  func `den som bara ser en plan kommer direkt till den, och gamla adresser går att öppna`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let manager = try await test.client(as: .manager)
    let plan = try await manager.get("/utbildning")
    #expect(plan.status == 303 && plan.location?.hasPrefix("/utbildning/") == true)
    for path in ["/kurser", "/kurspaket"] {
      let page = try await manager.get(path)
      #expect(page.status == 200)
      #expect(page.body.contains("<a href=\"/min-utbildning\" aria-current=\"true\">Utbildning"))
    }
    let leader = try await test.client(as: .leader)
    #expect(try await leader.get("/utbildning").status == 200)
    let page = try await leader.get("/min-utbildning").body
    #expect(page.contains("Lägg in kurser som andra har gjort") && page.contains("Skriv egna kurser"))
    #expect(try await !manager.get("/min-utbildning").body.contains("Lägg in kurser som andra har gjort"))
  }

  @Test(arguments: Engine.available) func `det som saknas leder till kursen och till en ifylld rapport`(
    _ engine: Engine
  )
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .colleague)
    let page = try await client.get("/min-utbildning").body
    let missing = try #require(
      page.firstMatch(of: #/Saknas<\/span><small>.*?href="(\/min-utbildning\/rapportera\?amne=(\w+))"/#))
    let form = try await client.get(String(missing.1)).body
    #expect(form.contains("<option value=\"\(missing.2)\" selected"))
    // Each way stands on a line of its own, and what no course here counts as says so.
    #expect(page.contains("<small>Ingen kurs här räknas som det. Fråga din chef"))
    #expect(page.contains("</a></small><small><a href=\"/min-utbildning/rapportera?amne="))
    // What one has, has the same mark as what is done.
    #expect(page.contains("<span class=\"st done\">Finns") && !page.contains("class=\"st ok\""))
    // Everybody needs the web course; who has not taken it is led there.
    let other = try await test.client(as: .smallMunicipality).get("/min-utbildning").body
    #expect(other.contains("<a href=\"/webbkursen\">Gå webbkursen</a>"))
  }

  @Test(arguments: Engine.available) func `det som behövs i rapporten kallas inte frivilligt`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .colleague)
    let form = try await client.get("/min-utbildning/rapportera").body
    // Only the last day of a paper is.
    #expect(form.components(separatedBy: "(frivilligt)").count == 2 && form.contains("Gäller till och med <span"))
    #expect(form.contains("Vi behöver veta vad du gick"))
    let web = try await client.post(
      "/min-utbildning/rapportera", [("amne", "webbkurs"), ("dag", test.now.day.adding(days: -3).text)])
    #expect(web.status == 303)
  }

  private static let site = Task { try await TestSite.withDemonstration(.sqlite) }
}
