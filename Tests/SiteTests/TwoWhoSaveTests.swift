import DemoData
import TestSupport
import Testing
import Web

/// Two who have the same form open: whoever saves last is told of the other, and nothing is written over unseen.
struct TwoWhoSaveTests {
  @Test func `den som sparar sist får veta att någon annan hann före`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    for (form, field) in try await forms(client) {
      let (mine, theirs) = (try await ShownForm(form, client), try await ShownForm(form, client))
      #expect(mine.fields.contains { $0.0 == "sett" && !$0.1.isEmpty }, "\(form)")
      let first = try await client.post(mine.action, mine.with(field, "Det som kollegan skrev"))
      #expect(first.status == 303, "\(form): \(first.body)")
      let second = try await client.post(theirs.action, theirs.with(field, "Det som jag skrev"))
      #expect(second.status == 422 && second.body.contains("Någon annan har sparat sedan du öppnade sidan"), "\(form)")
      #expect(second.body.contains("Det som jag skrev"), "\(form): what was typed is lost")
      let now = try await ShownForm(form, client)
      #expect(now.fields.contains { $0 == (field, "Det som kollegan skrev") }, "\(form)")
      #expect(try await client.post(now.action, now.with(field, "Det som jag skrev")).status == 303, "\(form)")
    }
  }

  /// Each form of something that several may change, and a field of it.
  private func forms(_ client: TestClient) async throws -> [(path: String, field: String)] {
    let network = try await link(
      #/href="(\/natverk\/\w+)"[^>]*>Västerbottens kvinnofridsnätverk/#, on: "/natverk", client)
    let mine = try await ShownForm("/arsplan/ny", client)
    let initiative = try await client.post(
      mine.action,
      mine.with("rubrik", "Lärande").filter { $0.0 != "fran" } + [("slag", "initiative"), ("fran", "2027-03-01")])
    let series = try await client.post(
      "/arrangemang/ny-serie", try await ShownForm("/arrangemang/ny-serie", client).with("namn", "En serie"))
    let event = try await link(#/href="(\/arrangemang\/\w{20,})"/#, on: "/arrangemang", client)
    let times = try await ShownForm("\(event)/redigera", client)
    _ = try await client.post(
      "\(event)/program/ny",
      [
        ("pass_rubrik", "Samling"), ("pass_borjar", times.value("borjar")), ("pass_slutar", times.value("slutar")),
      ])
    let session = try await link(#/href="(\/arrangemang\/\w+\/program\/\w{20,})"/#, on: event, client)
    _ = try await client.post(
      "/utbildningsamnen/nytt", try await ShownForm("/utbildningsamnen/nytt", client).with("namn", "Ett ämne"))
    let subject = try await link(#/href="(\/utbildningsamnen\/\w+)"[^>]*>Ett ämne/#, on: "/utbildningsamnen", client)
    let trainer = try await link(#/href="(\/utbildare\/\w{20,})"/#, on: "/utbildare", client)
    let calendar = try await link(#/href="(\/arsplan\/kalendrar\/\w{20,})"/#, on: "/arsplan/kalendrar", client)
    return [
      ("\(network)/redigera", "namn"), ("\(try #require(initiative.location))/redigera", "rubrik"),
      ("\(try #require(series.location))/redigera", "namn"), (session, "pass_rubrik"), (subject, "namn"),
      (trainer, "arbetsplats"), (calendar, "namn"),
    ]
  }

  private func link(_ pattern: Regex<(Substring, Substring)>, on page: String, _ client: TestClient) async throws
    -> String
  {
    let body = try await client.get(page).body
    return String(try #require(body.firstMatch(of: pattern)?.1, "\(page): \(body)"))
  }
}

/// A form as the browser has it when it is shown: where it is sent, and what is filled in.
private struct ShownForm {
  let action: String
  private(set) var fields: [(String, String)] = []

  init(_ path: String, _ client: TestClient) async throws {
    let body = try await client.get(path).body
    let main = body.firstMatch(of: #/<main[\s\S]*/#)?.0 ?? ""
    let form = try #require(main.firstMatch(of: #/<form method="post" action="([^"]+)"[\s\S]*?<\/form>/#), "\(path)")
    action = String(form.1)
    for input in form.0.matches(of: #/<input ([^>]*)>/#).map(\.1) {
      let isChosen = input.contains(" checked") || input.firstMatch(of: #/type="(radio|checkbox)"/#) == nil
      guard isChosen, let name = input.firstMatch(of: #/name="([^"]*)"/#)?.1 else { continue }
      add(name, input.firstMatch(of: #/value="([^"]*)"/#)?.1 ?? "ja")
    }
    for area in form.0.matches(of: #/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/#) {
      add(area.1, area.2)
    }
    for list in form.0.matches(of: #/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/#) {
      if let chosen = list.2.firstMatch(of: #/value="([^"]*)" selected/#)?.1 { add(list.1, chosen) }
    }
  }

  private mutating func add(_ name: Substring, _ value: Substring) {
    var text = String(value)
    for (entity, sign) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
      text = text.replacing(entity, with: sign)
    }
    fields.append((String(name), text))
  }

  func value(_ name: String) -> String { fields.last { $0.0 == name }?.1 ?? "" }

  func with(_ name: String, _ value: String) -> [(String, String)] { fields.filter { $0.0 != name } + [(name, value)] }
}
