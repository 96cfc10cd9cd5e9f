internal import Storage
internal import Vocabulary
internal import Web

extension Shell {
  /// Those who keep completions are told who goes through the course again.
  func tell(_ redo: RedoRule, of course: ID<Course>, in tx: Transaction, at now: Moment) throws {
    guard let limit = redo.limit(on: now.day) else { return }
    try askAgain("course/\(course)/", doneBefore: limit, in: tx, at: now)
  }
}
