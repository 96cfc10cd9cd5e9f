package import Access
package import Storage
package import Vocabulary

/// How many have begun and completed a package, by where they worked when they began. Whoever is few is not told apart:
/// organisations with fewer than five who have begun stand together, and nobody's answers are anywhere.
/// Sv: deltagande per organisation
package struct Participation: Sendable {
  /// Those with at least ``least`` who have begun.
  package let lines: [Line]
  /// All others together; nil when there are none.
  package let others: Line?

  package static let least = 5

  package struct Line: Sendable, Equatable {
    /// Nil for those that stand together.
    package let organisation: ID<Organisation>?
    package let started: Int
    package let completed: Int

    package init(organisation: ID<Organisation>?, started: Int, completed: Int) {
      self.organisation = organisation
      self.started = started
      self.completed = completed
    }
  }

  package init(_ counted: [Line]) {
    lines = counted.filter { $0.started >= Self.least }
    let few = counted.filter { $0.started > 0 && $0.started < Self.least }
    others =
      few.isEmpty
      ? nil
      : Line(
        organisation: nil, started: few.reduce(0) { $0 + $1.started }, completed: few.reduce(0) { $0 + $1.completed })
  }
}

extension Participation.Line {
  private var least: Int { Participation.least }

  package var startedWords: String { started < least ? "färre än \(least)" : String(started) }

  /// Neither those who are done nor those who are not are told when they are few.
  package var completedWords: String {
    if started < least { return "visas inte" }
    if completed > 0, completed < least { return "färre än \(least)" }
    let rest = started - completed
    return rest > 0 && rest < least ? "alla utom färre än \(least)" : String(completed)
  }

  /// Completed out of begun, in per cent; empty where either would be told by it.
  package var shareWords: String {
    guard started >= least, completedWords == String(completed) else { return "" }
    return SwedishNumber.share(Double(completed) / Double(started))
  }
}

extension Transaction {
  package func participation(in evidence: Writable<CoursePackage>) throws -> Participation {
    Participation(
      try rows(
        """
        SELECT organisation_id, COUNT(*) AS started, COUNT(completed_at) AS completed FROM package_enrolment
        WHERE package_id = \(evidence.record.id) GROUP BY organisation_id
        """
      ).map { row in
        Participation.Line(
          organisation: try row.get("organisation_id"), started: try row.get("started"),
          completed: try row.get("completed"))
      })
  }
}
