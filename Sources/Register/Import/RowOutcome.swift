internal import Vocabulary

/// What a row of an import does, or why it cannot be read.
package struct RowOutcome: Sendable {
  package let number: Int
  /// As the file has it: organisation, function, person.
  package let subject: String
  /// Such as "ny organisation" or "ändras: telefon 090-12 → 090-34"; none when nothing changes.
  package var changes: [String] = []
  /// What in the row is not used, and why.
  package var notes: [String] = []
  /// Why nothing of the row is taken in, and how to mend it.
  package var problem: String?
  /// The row can be read, but is not the viewer's to take in.
  package let isRefused: Bool

  package init(of row: ImportedRow, problem: String? = nil, isRefused: Bool = false) {
    number = row.number
    self.problem = problem
    self.isRefused = isRefused
    subject = [row[.organisation].isEmpty ? row[.municipality] : row[.organisation], row[.function], row[.name]]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension [RowOutcome] {
  /// "12 rader ändrar något, 3 är oförändrade, en tas inte med." Afterwards: "12 rader har ändrat något, …".
  package func summary(isDone: Bool) -> String {
    let faulty = count { $0.problem != nil }
    let changing = count { $0.problem == nil && !$0.changes.isEmpty }
    let does = isDone ? "har ändrat något" : "ändrar något"
    var parts = [counted(changing, "En rad \(does)", "rader \(does)")]
    parts.append(counted(count - faulty - changing, "en är oförändrad", "är oförändrade"))
    let leftOut = isDone ? "togs inte med" : "tas inte med"
    if faulty > 0 { parts.append(counted(faulty, "en \(leftOut)", leftOut)) }
    return parts.joined(separator: ", ") + "."
  }
}
