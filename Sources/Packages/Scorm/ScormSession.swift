/// From one session to the next (Run-Time Environment 3.4.4, cmi.core).
extension ScormState {
  /// Begins a session, for a page that is opened: what took time is summed, and the item is told whether it resumes. A
  /// session before it that never finished is judged now, if the item said that it was done.
  package mutating func beginSession(_ learner: ScormLearner, terms: ScormTerms) {
    if !isFinished, isCompleted { judge() }
    entry = nextEntry
    earlierTime = totalTime
    put("cmi.core.session_time", nil)
    put("cmi.core.exit", nil)
    isFinished = false
    self.learner = learner
    self.terms = terms
  }

  /// Takes what the adapter sends, in its order. What is not allowed is left out and given back: the adapter judges by
  /// the same rules, so only a changed adapter or an item that sets more than 1 MB sends such.
  @discardableResult
  package mutating func take(_ changes: [ScormChange]) -> [ScormChange] {
    // A course of several pages finishes on each and goes on.
    if !changes.isEmpty { isFinished = false }
    var refused: [ScormChange] = []
    for change in changes {
      do { try set(change.element, change.value) } catch { refused.append(change) }
    }
    if masteryScore == nil || isAboveMastery { noteCompletion() }
    return refused
  }

  /// What `LMSFinish` does: an item that says nothing of how it went is completed, and the mastery score judges. An
  /// item that is put aside halfway is not judged yet.
  package mutating func finish() {
    isFinished = true
    if status == "not attempted" { put("cmi.core.lesson_status", terms.isForCredit ? "completed" : "browsed") }
    judge()
  }

  /// `passed`, `completed`, `failed`, `incomplete`, `browsed` or `not attempted`.
  package var status: String { values["cmi.core.lesson_status"] ?? "not attempted" }

  /// 0 to 100; nil when the item has given none.
  package var score: ScormDecimal? { values["cmi.core.score.raw"].flatMap { ScormDecimal($0) } }

  /// All sessions, with this one.
  package var totalTime: ScormTimespan {
    earlierTime + (values["cmi.core.session_time"].flatMap { ScormTimespan($0) } ?? ScormTimespan(hundredths: 0))
  }

  /// Whether the item says now that it is done. Until it has finished, the mastery score has not judged.
  package var isCompleted: Bool { status == "passed" || status == "completed" }

  private mutating func judge() {
    let isPutAside = status == "incomplete" && values["cmi.core.exit"] == "suspend"
    if terms.isForCredit, !isPutAside, masteryScore != nil, score != nil {
      put("cmi.core.lesson_status", isAboveMastery ? "passed" : "failed")
    }
    noteCompletion()
  }

  private mutating func noteCompletion() {
    if isCompleted, terms.isForCredit { hasBeenCompleted = true }
  }

  private var masteryScore: ScormDecimal? { ScormDecimal(terms.masteryScore) }

  private var isAboveMastery: Bool {
    guard let score, let masteryScore else { return false }
    return score.value >= masteryScore.value
  }

  /// An item that was put aside resumes, and so does one that went away without a word. One that ended by itself begins
  /// again with what it had set.
  private var nextEntry: String {
    if values.isEmpty, !isFinished { return "ab-initio" }
    if ["suspend", "logout"].contains(values["cmi.core.exit"]) || !isFinished { return "resume" }
    return ""
  }
}

/// An element that an item has set.
package struct ScormChange: Sendable, Equatable {
  package let element: String
  package let value: String

  package init(_ element: String, _ value: String) {
    self.element = element
    self.value = value
  }
}
