/// What a row of an import does, or why it cannot be read.
package struct RowOutcome: Sendable {
  package let number: Int
  /// As the file has it: organisation, function, person.
  package let subject: String
  /// Such as "ny organisation" or "ändras: telefon 090-12 → 090-34"; none when nothing changes.
  package var changes: [String] = []
  /// What in the row is not used, and why.
  package var notes: [String] = []
  /// Why the row cannot be read, and how to mend it.
  package var problem: String?

  package init(of row: ImportedRow, problem: String? = nil) {
    number = row.number
    self.problem = problem
    subject = [row[.organisation].isEmpty ? row[.municipality] : row[.organisation], row[.function], row[.name]]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension [RowOutcome] {
  /// "12 rader ändrar något, 3 är oförändrade, en kan inte läsas."
  package var summary: String {
    let faulty = count { $0.problem != nil }
    let changing = count { $0.problem == nil && !$0.changes.isEmpty }
    var parts = [counted(changing, "En rad ändrar något", "rader ändrar något")]
    parts.append(counted(count - faulty - changing, "en är oförändrad", "är oförändrade"))
    if faulty > 0 { parts.append(counted(faulty, "en kan inte läsas", "kan inte läsas")) }
    return parts.joined(separator: ", ") + "."
  }
}
