import Access
import Calendars
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

  @Test(arguments: [
    ("takt", "", "Välj hur ofta ni träffas."), ("fran", "", "Skriv från vilken dag."),
    ("till", "2026-01-01", "Den sista dagen kan inte vara före den första."),
    ("till", "2031-01-01", "Planera högst tre år i taget."),
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
