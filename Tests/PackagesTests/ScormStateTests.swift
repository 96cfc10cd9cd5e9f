import Foundation
import Packages
import Testing

@Suite struct ScormStateTests {
  @Test func `Varje rad i tabellen ger sin felkod och sitt värde`() throws {
    var state = try Self.begun()
    #expect(ScormVector.all.count > 150)
    for vector in ScormVector.all {
      if vector.act == "set" {
        #expect(Self.code { try state.set(vector.element, vector.value) } == vector.code, "\(vector)")
      } else {
        var got = ""
        #expect(Self.code { got = try state.get(vector.element) } == vector.code, "\(vector)")
        #expect(got == (vector.code == 0 ? vector.value : ""), "\(vector)")
      }
    }
    let stored = try JSONEncoder().encode(state)
    #expect(!String(decoding: stored, as: UTF8.self).contains("Ek"))
    let back = try JSONDecoder().decode(ScormState.self, from: stored)
    #expect(try back.get("cmi.interactions.0.correct_responses._count") == "2")
    #expect(try back.get("cmi.objectives._count") == "2")
    #expect(try back.get("cmi.core.student_name") == "")
  }

  @Test func `Längder räknas som webbläsaren räknar dem`() throws {
    var state = try Self.begun()
    #expect(Self.code { try state.set("cmi.suspend_data", String(repeating: "x", count: 65_536)) } == 0)
    #expect(Self.code { try state.set("cmi.suspend_data", String(repeating: "x", count: 65_537)) } == 405)
    #expect(Self.code { try state.set("cmi.comments", String(repeating: "🙂", count: 2_048)) } == 0)
    #expect(Self.code { try state.set("cmi.comments", String(repeating: "🙂", count: 2_049)) } == 405)
    #expect(Self.code { try state.set("cmi.objectives.0.id", String(repeating: "a", count: 256)) } == 405)
    #expect(Self.code { try state.set(String(repeating: "a", count: 256), "") } == 201)
  }

  @Test func `Ingen kursdel fyller databasen`() throws {
    var state = try Self.begun()
    let text = String(repeating: "x", count: 4_096)
    var codes: Set<Int> = []
    for index in 0..<1_001 {
      codes.insert(Self.code { try state.set("cmi.interactions.\(index).student_response", text) })
    }
    #expect(codes == [0, 101, 201])
    #expect(try JSONEncoder().encode(state).count < 1_200_000)
    #expect(Self.code { try state.set("cmi.suspend_data", text) } == 101)
    var listed = try Self.begun()
    for place in 0..<250 { try listed.set("cmi.objectives.\(place).id", "a") }
    #expect(Self.code { try listed.set("cmi.objectives.250.id", "a") } == 101)
  }

  @Test func `En avbruten del återupptas och tiden läggs ihop`() throws {
    var state = try Self.begun()
    let changes = [
      ScormChange("cmi.core.lesson_status", "incomplete"), ScormChange("cmi.core.lesson_location", "4"),
      ScormChange("cmi.core.session_time", "00:10:00.5"), ScormChange("cmi.core.exit", "suspend"),
      ScormChange("cmi.core.student_id", "annan"), ScormChange("cmi.core.score.raw", "40"),
    ]
    #expect(state.take(changes) == [changes[4]])
    state.finish()
    #expect(state.status == "incomplete" && !state.isCompleted)
    state = try JSONDecoder().decode(ScormState.self, from: JSONEncoder().encode(state))
    state.beginSession(ScormLearner(id: "l-1", name: "Ek, Åsa"), terms: state.terms)
    #expect(try state.get("cmi.core.entry") == "resume")
    #expect(try state.get("cmi.core.lesson_location") == "4")
    #expect(try state.get("cmi.core.total_time") == "0000:10:00.50")
    state.take([ScormChange("cmi.core.session_time", "00:05:00"), ScormChange("cmi.core.session_time", "00:06:00")])
    #expect(state.totalTime.description == "0000:16:00.50")
  }

  @Test func `En del som tystnar återupptas och en som slutar själv börjar om`() throws {
    var silent = try Self.begun()
    silent.take([ScormChange("cmi.core.lesson_location", "4")])
    silent.beginSession(ScormLearner(id: "l", name: "E"), terms: silent.terms)
    #expect(silent.entry == "resume")
    silent.take([ScormChange("cmi.core.exit", "")])
    silent.finish()
    silent.beginSession(ScormLearner(id: "l", name: "E"), terms: silent.terms)
    #expect(silent.entry == "")
    var untouched = try Self.begun()
    untouched.beginSession(ScormLearner(id: "l", name: "E"), terms: untouched.terms)
    #expect(untouched.entry == "ab-initio")
  }

  static let endings: [(mastery: String, changes: [(String, String)], status: String, done: Bool)] = [
    ("", [], "completed", true),
    ("80", [], "completed", true),
    ("80", [("score.raw", "80")], "passed", true),
    ("80", [("score.raw", "79.99")], "failed", false),
    ("80", [("score.raw", "")], "completed", true),
    ("80", [("lesson_status", "completed"), ("score.raw", "10")], "failed", false),
    ("80", [("lesson_status", "failed"), ("score.raw", "90")], "passed", true),
    ("80", [("lesson_status", "incomplete"), ("score.raw", "10"), ("exit", "suspend")], "incomplete", false),
    ("80", [("lesson_status", "incomplete"), ("score.raw", "90")], "passed", true),
    ("", [("lesson_status", "failed"), ("score.raw", "90")], "failed", false),
    ("", [("lesson_status", "incomplete")], "incomplete", false),
    ("", [("lesson_status", "browsed")], "browsed", false),
  ]

  @Test(arguments: endings.indices) func `Slutet bedöms efter gränsen`(index: Int) throws {
    let ending = Self.endings[index]
    var state = try Self.begun(mastery: ending.mastery)
    state.take(ending.changes.map { ScormChange("cmi.core.\($0.0)", $0.1) })
    state.finish()
    #expect(state.status == ending.status && state.isCompleted == ending.done && state.hasBeenCompleted == ending.done)
  }

  @Test func `Samma sändning två gånger gör detsamma som en`() throws {
    var once = try Self.begun()
    let changes = [ScormChange("cmi.core.session_time", "00:10:00"), ScormChange("cmi.objectives.0.id", "a")]
    once.take(changes)
    once.finish()
    var twice = once
    twice.take(changes)
    twice.finish()
    #expect(once == twice && once.totalTime.description == "0000:10:00.00")
  }

  @Test func `Det som en gång är klart förblir klart`() throws {
    var state = try Self.begun(mastery: "")
    state.take([ScormChange("cmi.core.lesson_status", "passed")])
    state.beginSession(ScormLearner(id: "l", name: "E"), terms: state.terms)
    state.take([ScormChange("cmi.core.lesson_status", "incomplete")])
    #expect(!state.isCompleted && state.hasBeenCompleted)
  }

  @Test func `Under gränsen är ingen klar, inte heller den som aldrig avslutar`() throws {
    var state = try Self.begun()
    state.take([ScormChange("cmi.core.lesson_status", "completed")])
    #expect(!state.hasBeenCompleted)
    state.take([ScormChange("cmi.core.score.raw", "10")])
    state.beginSession(ScormLearner(id: "l", name: "E"), terms: state.terms)
    #expect(state.status == "failed" && !state.hasBeenCompleted && state.entry == "resume")
    state.take([ScormChange("cmi.core.score.raw", "90"), ScormChange("cmi.core.lesson_status", "completed")])
    #expect(state.hasBeenCompleted)
  }

  @Test func `Utan räkning bläddrar man`() throws {
    var state = try Self.begun()
    var terms = state.terms
    terms.isForCredit = false
    state.beginSession(ScormLearner(id: "l", name: "E"), terms: terms)
    #expect(try state.get("cmi.core.lesson_mode") == "browse" && state.get("cmi.core.credit") == "no-credit")
    state.take([ScormChange("cmi.core.score.raw", "90")])
    state.finish()
    #expect(state.status == "browsed" && !state.hasBeenCompleted)
  }

  @Test func `Det som skickas till och från sidan är JSON`() throws {
    var state = try Self.begun()
    state.take([ScormChange("cmi.interactions.0.id", "hemligt"), ScormChange("cmi.core.exit", "suspend")])
    let start = try JSONDecoder().decode([String: String].self, from: Data(state.startValues().utf8))
    #expect(start["cmi.core.student_name"] == "Ek, Åsa" && start["cmi.interactions.0.id"] == "")
    #expect(start["cmi.core.exit"] == nil)
    #expect(ScormChange.list(#"[["a","å"],["b",""]]"#) == [ScormChange("a", "å"), ScormChange("b", "")])
    let deep = String(repeating: "[", count: 100_000)
    for wrong in ["", "{}", "[[1,2]]", #"[["a"]]"#, #"[["a","\ud800"]]"#, deep] {
      #expect(ScormChange.list(wrong) == nil)
    }
  }

  /// In its first session.
  static func begun(mastery: String = "80") throws -> ScormState {
    let details = mastery.isEmpty ? "" : "<adlcp:masteryscore>\(mastery)</adlcp:masteryscore>"
    let organisations = """
      <organizations><organization identifier="o"><item identifier="i" identifierref="r1">\(details)\
      <adlcp:datafromlms>start=1</adlcp:datafromlms></item></organization></organizations>
      """
    let item = try #require(try MadePackage(organisations: organisations).read().items.first)
    var state = ScormState(terms: ScormTerms(item))
    state.beginSession(ScormLearner(id: "l-1", name: "Ek, Åsa"), terms: state.terms)
    return state
  }

  static func code(_ act: () throws -> Void) -> Int {
    do { try act() } catch let fault as ScormFault { return fault.rawValue } catch { return -1 }
    return 0
  }
}
