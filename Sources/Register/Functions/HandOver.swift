package import Access
package import Storage
package import Vocabulary
internal import Web

/// A function passes to a successor in one act. Tasks, letters and access hang on the function, so nothing else has to
/// move and nothing is lost. A successor whose functions the viewer does not decide over has it from the yes. Sv: lämna över en funktion.
package struct HandOver: Sendable {
  package let successor: Newcomer
  /// The successor's first day; the day before is the predecessor's last.
  package let from: CalendarDate
  package let note: String?
  /// The predecessor leaves the work altogether, so the account is closed.
  package let predecessorLeaves: Bool
  /// What links in letters begin with.
  package let address: String

  package init(
    to successor: Newcomer, from: CalendarDate, note: String? = nil, predecessorLeaves: Bool = false, address: String
  ) {
    self.successor = successor
    self.from = from
    self.note = note
    self.predecessorLeaves = predecessorLeaves
    self.address = address
  }

  /// Whether the successor has the function, or is asked to take it.
  @discardableResult
  package func perform(
    in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment
  ) throws -> Bool {
    let (record, viewer) = (evidence.record, evidence.viewer)
    let predecessor = try tx.latestHolding(of: record.function.id).flatMap { holding in
      holding.until.map { $0 >= from } ?? true ? holding : nil
    }
    let taker = try successor.taker(in: tx, by: viewer, at: now)
    if taker.typed == nil, taker.person.id == predecessor?.person {
      throw Problems("person", "Personen har redan funktionen. Välj någon annan.")
    }
    if let predecessor { try end(predecessor, evidence, in: tx, at: now) }
    try taker.take(evidence, from: from, note: note, address: address, in: tx, at: now)
    if predecessorLeaves, let predecessor { try close(predecessor, viewer, in: tx, at: now) }
    try tx.record(
      "HandOver", of: "function:\(record.function.id)", by: viewer.byline, at: now,
      text: "Lämnade över funktionen från den \(from.words)")
    return taker.isReady
  }

  private func end(
    _ predecessor: HeldTime, _ evidence: Writable<RegisterFunction>, in tx: Transaction, at now: Moment
  ) throws {
    guard predecessor.from < from else {
      throw Problems(
        "fran", "Den som har funktionen nu började den \(predecessor.from.words). Skriv en senare dag.")
    }
    try LeaveFunction(until: from.adding(days: -1)).perform(in: tx, by: evidence, at: now)
  }

  private func close(_ predecessor: HeldTime, _ viewer: Viewer, in tx: Transaction, at now: Moment) throws {
    if from > now.day {
      throw Problems(
        "slutar", "Kontot behövs till och med den \(from.adding(days: -1).words). Stäng det när dagen har varit.")
    }
    try CloseAccount(person: predecessor.person).perform(in: tx, by: viewer, at: now)
  }
}
