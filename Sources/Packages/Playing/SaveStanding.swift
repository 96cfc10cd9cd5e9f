package import Access
internal import Foundation
package import Storage
package import Vocabulary
package import Web

/// Keeps what a part says of how it goes. When all parts are done the package is, and whoever gives certificates is told
/// in the same transaction. Sv: spara läget i en kursdel
package struct SaveStanding: Sendable {
  package let token: String
  package let changes: [ScormChange]
  package let isFinished: Bool

  package init(token: String, changes: [ScormChange], isFinished: Bool) {
    self.token = token
    self.changes = changes
    self.isFinished = isFinished
  }

  /// Nil for what a program of ours never sends.
  package init?(form: Form) {
    guard let changes = ScormChange.list(form.raw("varden")) else { return nil }
    self.init(token: form.raw("oppning"), changes: changes, isFinished: form.raw("avslutad") == "ja")
  }

  package enum Outcome: Sendable, Equatable {
    case saved
    /// The whole package is done, now for the first time; where its certificate is checked.
    case completed(certificate: String?)
    /// The part has been opened elsewhere since, or too long ago.
    case stale
  }

  package func perform(
    in tx: Transaction, by evidence: Readable<CoursePackage>, as learner: PackageLearner, telling shell: Shell,
    at now: Moment
  ) throws -> Outcome {
    let (package, viewer) = (evidence.record, evidence.viewer)
    guard let launch = try tx.openLaunch(token: token, of: viewer.person, at: now),
      let enrolment = try tx.enrolment(of: viewer.person, in: package.id), enrolment.id == launch.enrolment,
      enrolment.version == launch.version, let version = try tx.version(launch.version),
      let part = version.parts.first(where: { $0.identifier == launch.part })
    else { return .stale }
    let state = try saved(part, of: launch, learner, in: tx, at: now)
    try tx.store(state, of: launch, at: now)
    guard enrolment.completedAt == nil, try tx.isDone(version, by: enrolment.id) else { return .saved }
    try tx.execute("UPDATE package_enrolment SET completed_at = \(now) WHERE id = \(enrolment.id)")
    let path = try shell.tell(learner.completion(of: package, on: now.day), in: tx, at: now)
    return .completed(certificate: path)
  }

  private func saved(
    _ part: ScormItem, of launch: Launch, _ learner: PackageLearner, in tx: Transaction, at now: Moment
  ) throws -> ScormState {
    let terms = ScormTerms(part)
    var state = try tx.standings(of: launch.enrolment)[part.identifier]?.state ?? ScormState(terms: terms)
    if !launch.hasBegun { state.beginSession(learner.scorm, terms: terms) }
    state.take(changes.filter { !$0.isAboutSomebody(asOf: now.day) })
    if isFinished { state.finish() }
    return state
  }
}

extension ScormChange {
  /// What somebody has typed in a comment is held to what every form here is.
  fileprivate func isAboutSomebody(asOf day: CalendarDate) -> Bool {
    element == "cmi.comments" && PersonalNumber.isFound(in: value, asOf: day)
  }
}

extension ScormState {
  init(stored: String) throws { self = try JSONDecoder().decode(ScormState.self, from: Data(stored.utf8)) }

  func stored() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension Transaction {
  fileprivate func store(_ state: ScormState, of launch: Launch, at now: Moment) throws {
    try execute(
      """
      INSERT INTO package_standing (enrolment_id, part, state, is_completed, saved_at)
      VALUES (\(launch.enrolment), \(launch.part), \(state.stored()), \(state.hasBeenCompleted), \(now))
      ON CONFLICT (enrolment_id, part) DO UPDATE
        SET state = excluded.state, is_completed = excluded.is_completed, saved_at = excluded.saved_at
      """)
    try execute("UPDATE package_launch SET has_begun = \(true) WHERE token_hash = \(launch.tokenHash)")
  }

  fileprivate func isDone(_ version: PackageVersion, by enrolment: ID<Enrolment>) throws -> Bool {
    let done = Set(
      try rows("SELECT part FROM package_standing WHERE enrolment_id = \(enrolment) AND is_completed = \(true)")
        .map { try $0.get("part", as: String.self) })
    return version.parts.allSatisfy { done.contains($0.identifier) }
  }
}
