import Access
import Calendars
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Rules of recurrence as people say them.
struct RhythmTests {
  private func form(_ changes: [(String, String)] = []) -> Form {
    let fields = [
      ("takt", "everyOtherMonth"), ("vilken", "3"), ("veckodag", "3"), ("inte", "7"), ("fran", "2027-01-01"),
      ("till", "2027-12-31"),
    ]
    return Form(fields: fields.filter { field in !changes.contains { $0.0 == field.0 } } + changes)
  }

  @Test func `tredje onsdagen varannan månad, inte i juli`() throws {
    let rhythm = try Rhythm(form: form())
    #expect(rhythm.days.map(\.text) == ["2027-01-20", "2027-03-17", "2027-05-19", "2027-09-15", "2027-11-17"])
    #expect(rhythm.rule.text == "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,8,9,10,11,12;BYDAY=3WE")
  }

  @Test func `sista torsdagen varje månad, och varannan tisdag`() throws {
    let last = try Rhythm(
      form: form([("takt", "everyMonth"), ("vilken", "-1"), ("veckodag", "4"), ("till", "2027-03-31")]))
    #expect(last.days.map(\.text) == ["2027-01-28", "2027-02-25", "2027-03-25"])
    let week = try Rhythm(form: form([("takt", "everyOtherWeek"), ("veckodag", "2"), ("till", "2027-02-10")]))
    #expect(week.days.map(\.text) == ["2027-01-12", "2027-01-26", "2027-02-09"])
  }

  @Test func `två gånger om året, och varje år i mars`() throws {
    let months = [("takt", "someMonths"), ("till", "2028-12-31"), ("bara", "10"), ("bara", "3")]
    let twice = try Rhythm(form: form(months))
    #expect(twice.days.map(\.text) == ["2027-03-17", "2027-10-20", "2028-03-15", "2028-10-18"])
    #expect(twice.rule.text == "FREQ=YEARLY;BYMONTH=3,10;BYDAY=3WE")
    #expect(twice.rule.words == "tredje onsdagen i mars och oktober")
    let once = try Rhythm(
      form: form([("takt", "someMonths"), ("bara", "3"), ("fran", "2027-04-01"), ("till", "2029-12-31")]))
    #expect(once.days.map(\.text) == ["2028-03-15", "2029-03-21"])
    #expect(once.rule.words == "varje år tredje onsdagen i mars")
    let problems = #expect(throws: Problems.self) { try Rhythm(form: form([("takt", "someMonths"), ("bara", "13")])) }
    #expect(problems?.sentence(for: "bara") == "Välj i vilka månader ni träffas.")
  }

  @Test func `månader som väljs utan takten vissa månader ger en mening vid takten`() throws {
    let months = [("takt", "everyMonth"), ("bara", "3"), ("bara", "10")]
    let problems = #expect(throws: Problems.self) { try Rhythm(form: form(months)) }
    #expect(
      problems?.sentence(for: "takt")
        == "Ni har valt månader längre ner. Välj ”Vissa månader” här, eller ta bort månaderna.")
    #expect(try Rhythm(form: form([("takt", "everyMonth"), ("bara", "")])).days.count == 11)
  }

  @Test func `första tisdagen och tredje torsdagen, och två dagar i veckan`() throws {
    let two = [("vilken", "1"), ("veckodag", "2"), ("och-vilken", "3"), ("och-veckodag", "4")]
    let month = try Rhythm(form: form(two + [("takt", "everyMonth"), ("till", "2027-02-28")]))
    #expect(month.days.map(\.text) == ["2027-01-05", "2027-01-21", "2027-02-02", "2027-02-18"])
    #expect(month.rule.words == "första tisdagen och tredje torsdagen varje månad, inte i juli")
    let week = try Rhythm(form: form(two + [("takt", "everyWeek"), ("inte", ""), ("till", "2030-01-01")]))
    #expect(week.rule.words == "varje vecka på tisdagar och torsdagar")
    #expect(week.days.count == 313 && week.days.last?.text == "2030-01-01")
  }

  @Test func `båda dagarna och månaderna följer med från förslaget till planen`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let list = try await client.get("/natverk").body
    let network = try #require(
      list.firstMatch(of: #/href="(\/natverk\/\w+)"[^>]*>Västerbottens kvinnofridsnätverk/#)?.1)
    let chosen = [
      ("takt", "someMonths"), ("vilken", "1"), ("veckodag", "2"), ("och-vilken", "3"), ("och-veckodag", "4"),
      ("fran", "2028-01-01"), ("till", "2028-12-31"), ("bara", "3"), ("bara", "10"),
    ]
    let query = chosen.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    let page = try await client.get("\(network)/planera/rytm?\(query)&visa=ja").body
    let words = "Första tisdagen och tredje torsdagen i mars och oktober"
    #expect(page.contains("\(words)</h2>"))
    let names = Set(chosen.map { $0.0 })
    let hidden = page.matches(of: #/<input type="hidden" name="([^"]+)" value="([^"]*)">/#)
      .map { (String($0.1), String($0.2)) }.filter { names.contains($0.0) }
    #expect(hidden.map { "\($0.0)=\($0.1)" } == chosen.map { "\($0.0)=\($0.1)" })
    let days = page.matches(of: #/name="dagar" value="([^"]+)"/#).map { ("dagar", String($0.1)) }
    #expect(days.map { $0.1 } == ["2028-03-07", "2028-03-16", "2028-10-03", "2028-10-19"])
    let answer = try await client.post(
      "\(network)/planera/rytm", hidden + days + [("rubrik", "Vår och höst"), ("borjar", "9"), ("slutar", "11")])
    #expect(answer.status == 303)
    #expect(try await client.get(String(network)).body.contains("\(words), kl."))
  }

  @Test(arguments: [
    ("takt", "", "Välj hur ofta ni träffas."), ("fran", "", "Skriv från vilken dag."),
    ("till", "2026-01-01", "Den sista dagen kan inte vara före den första."),
    ("till", "2031-01-01", "Planera högst tre år i taget."), ("och-veckodag", "9", "Välj veckodag."),
    ("fran", "i går", "”i går” är inget datum. Skriv som 2026-11-22."),
  ]) func `en rytm som inte går att läsa får en mening`(_ field: String, _ value: String, _ expected: String) {
    let problems = #expect(throws: Problems.self) { try Rhythm(form: form([(field, value)])) }
    #expect(problems?.sentence(for: field) == expected)
  }

  @Test(arguments: [
    ("borjar", "", "Skriv när träffarna börjar."), ("slutar", "8", "Träffarna måste sluta efter att de har börjat."),
    ("dagar", "", "Kryssa i minst en dag."), ("rubrik", "", "Skriv vad träffarna ska heta."),
  ]) func `klockslag, namn och dagar måste sägas`(_ field: String, _ value: String, _ expected: String) throws {
    let rhythm = try Rhythm(form: form())
    let right = [("rubrik", "Träff"), ("borjar", "8.30"), ("slutar", "11"), ("dagar", "2027-01-20")]
    let fields = Form(fields: right.map { $0.0 == field ? (field, value) : $0 })
    let problems = #expect(throws: Problems.self) { try PlanByRhythm(form: fields, rhythm) }
    #expect(problems?.sentence(for: field) == expected)
  }

  @Test(arguments: Engine.available)
  func `rytmen planerar de valda dagarna en gång, med rätt klockslag över sommartiden`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let rhythm = try Rhythm(form: form())
    let days = rhythm.days.map { ("dagar", $0.text) }
    let fields = Form(fields: [("rubrik", "Träff"), ("borjar", "8.30"), ("slutar", "11")] + days)
    let plan = {
      try await made.change { tx, network, now in
        try PlanByRhythm(form: fields, rhythm).perform(in: tx, by: network, at: now)
      }
    }
    #expect(try await plan() == 5)
    #expect(try await plan() == 0)
    let meetings = try await made.test.regional.read { tx in try tx.meetings(of: try #require(try tx.network(made.id)))
    }
    #expect(meetings.map { SwedishTime($0.starts).hourAndMinute } == Array(repeating: "08.30", count: 5))
    #expect(meetings.map { SwedishTime($0.ends).hourAndMinute } == Array(repeating: "11.00", count: 5))
    #expect(try await made.test.regional.read { try $0.network(made.id)?.usualStart?.text } == "08.30")
    #expect(Set(meetings.map { SwedishTime($0.starts).offset }) == [60, 120])
  }
}
