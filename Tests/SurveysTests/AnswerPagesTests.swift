import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// Answering as it meets a browser, in the demonstration's open round.
struct AnswerPagesTests {
  @Test(arguments: Engine.available) func `vem som ser svaren sägs före första frågan`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let page = try await site.client(as: .contact).get(path)
    #expect(page.status == 200)
    let notice = try #require(page.body.firstRange(of: "Vem ser era svar?"))
    let area = try #require(page.body.firstRange(of: "href=\"\(path)/LED\""))
    #expect(notice.lowerBound < area.lowerBound)
    #expect(Markup(page.body).faults == [])
  }

  @Test(arguments: Engine.available) func `alla områden, blanketten och utskriften är hela sidor`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let maj = try await site.client(as: .contact)
    let links = Markup(try await maj.get(path).body).links
    let pages = Set(
      links.filter { $0.hasPrefix("\(path)/") && !$0.contains("#") } + links.filter { $0.hasSuffix("/blankett") })
    #expect(pages.count > 19)
    for page in pages.sorted() {
      let answer = try await maj.get(page)
      #expect(answer.status == 200, "\(page)")
      #expect(Markup(answer.body).faults == [], "\(page)")
    }
  }

  @Test(arguments: Engine.available) func `det skrivna sparas med knapp och av sidan själv`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let maj = try await site.client(as: .contact)
    let version = try await version(of: "LED-01", on: "\(path)/LED", for: maj)
    let fields = [
      ("version.LED-01", version), ("LED-01", "uppfoljd"), ("LED-01.kommentar", "Beslutad i mars & följs upp."),
    ]
    let saved = try await maj.post("\(path)/LED", fields)
    #expect(saved.status == 303)
    let page = try await maj.follow(saved)
    #expect(page.body.contains("Svaren är sparade"))
    #expect(page.body.contains("Beslutad i mars &amp; följs upp."))
    maj.headers["X-Autosave"] = "1"
    let next = (Int(version) ?? 0) + 1
    let again = try await maj.post(
      "\(path)/LED", [("version.LED-01", String(next)), ("LED-01", "nej"), ("LED-01.kommentar", "Ändrat.")])
    #expect(again.body.contains(#""status":"saved""#) && again.body.contains("Sparat kl.\u{A0}10.00"))
    #expect(again.body.contains(#""versions":{"LED-01":"\#(next + 1)"}"#))
  }

  @Test(arguments: Engine.available) func `den andra på samma fråga ser båda svaren`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let (maj, love) = (try await site.client(as: .contact), try await site.client(as: .colleague))
    let version = try await version(of: "LED-01", on: "\(path)/LED", for: love)
    _ = try await maj.get(path)
    _ = try await maj.post("\(path)/LED", [("version.LED-01", version), ("LED-01.kommentar", "Majs ord")])
    let second = try await love.post("\(path)/LED", [("version.LED-01", version), ("LED-01.kommentar", "Loves ord")])
    #expect(second.status == 409)
    #expect(second.body.contains("Två har svarat på samma fråga"))
    #expect(second.body.contains("Majs ord") && second.body.contains("Loves ord"))
    #expect(Markup(second.body).faults == [])
    #expect(try await love.get(path).body.contains("En fråga väntar på att du väljer mellan två svar"))
  }

  @Test(arguments: Engine.available) func `fel vid en fråga ger 422 med allt skrivet kvar`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let maj = try await site.client(as: .contact)
    let version = try await version(of: "NYC-04", on: "\(path)/NYC", for: maj)
    let page = try await maj.post(
      "\(path)/NYC", [("version.NYC-04", version), ("NYC-04", "tolv"), ("NYC-04.kommentar", "Bara ett halvår")])
    #expect(page.status == 422)
    #expect(page.body.contains("<title>Fel: "))
    #expect(page.body.contains("href=\"#f-NYC-04\""))
    #expect(page.body.contains("value=\"tolv\"") && page.body.contains("Bara ett halvår"))
    #expect(Markup(page.body).faults == [])
  }

  @Test(arguments: Engine.available) func `en omgång som stängt medan någon skrev tappar inget`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let version = try await version(of: "LED-01", on: "\(path)/LED", for: try await site.client(as: .contact))
    site.wait(days: 30)
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    let page = try await maj.post(
      "\(path)/LED", [("version.LED-01", version), ("LED-01.kommentar", "Sent men viktigt")])
    #expect(page.status == 409)
    #expect(page.body.contains("Sent men viktigt") && page.body.contains("mer tid"))
    #expect(try await maj.get("\(path)/LED").body.contains("Sent men viktigt"))
  }

  @Test(arguments: Engine.available) func `andra kommuner ser inte utkastet`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    for persona in [Persona.smallMunicipality, .shelter, .newcomer] {
      let client = try await site.client(as: persona)
      // Who holds no function is told that no page of the surveys is for them.
      let status = persona.id == Persona.newcomer.id ? 403 : 404
      #expect(try await client.get(path).status == status)
      #expect(try await client.get("\(path)/LED").status == status)
    }
  }

  @Test(arguments: Engine.available) func `en länk räcker för ett område, och bara det`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    let page = try await maj.post("\(path)/delegera", [("omrade", "LED"), ("namn", "Nils Åström")])
    let start = try #require(page.body.firstRange(of: "/svara/"))
    let link = "/svara/" + page.body[start.upperBound...].prefix { $0 != "<" }
    let nils = site.client()
    let area = try await nils.get(link)
    #expect(area.status == 200)
    #expect(area.body.contains("Maj Holmsund har bett dig, Nils Åström"))
    #expect(area.body.contains("<title>Svara på frågor – "))
    #expect(Markup(area.body).faults == [])
    let saved = try await nils.post(
      link, [("version.LED-02", field("LED-02", in: area.body)), ("LED-02.kommentar", "Enligt rutin 7")])
    #expect(saved.status == 303)
    #expect(try await maj.get("\(path)/LED").body.contains("Nils Åström (via länk)"))
    #expect(try await nils.get("\(path)/LED").status == 303)
    #expect(try await nils.get("/svara/gissad").status == 404)
  }

  @Test(arguments: Engine.available) func `en tillbakatagen länk säger vem man frågar`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await reply(in: site)
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    let page = try await maj.post("\(path)/delegera", [("omrade", "LED"), ("namn", "Nils Åström")])
    let start = try #require(page.body.firstRange(of: "/svara/"))
    let link = "/svara/" + page.body[start.upperBound...].prefix { $0 != "<" }
    let mark = try #require(page.body.firstRange(of: "name=\"lank\" value=\""))
    _ = try await maj.post("\(path)/aterkalla", [("lank", String(page.body[mark.upperBound...].prefix { $0 != "\"" }))])
    let ended = try await site.client().post(link, [("version.LED-02", "0"), ("LED-02.kommentar", "För sent")])
    #expect(ended.status == 410)
    #expect(ended.body.contains("Maj Holmsund") && ended.body.contains("För sent"))
  }

  /// Umeå's reply in the round that is open.
  private func reply(in site: TestSite) async throws -> String {
    let round = try await site.regional.read { tx in
      try tx.row("SELECT id FROM round WHERE closed_at IS NULL ORDER BY opens_on DESC")?.get("id", as: ID<Round>.self)
    }
    return SurveyPaths.reply(Respondent(key: "2480"), in: try #require(round))
  }

  private func version(of code: String, on path: String, for client: TestClient) async throws -> String {
    field(code, in: try await client.get(path).body)
  }

  private func field(_ code: String, in body: String) -> String {
    guard let start = body.firstRange(of: "name=\"version.\(code)\" value=\"") else { return "" }
    return String(body[start.upperBound...].prefix { $0 != "\"" })
  }
}
