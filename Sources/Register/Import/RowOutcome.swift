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

  init(of row: ImportedRow) {
    number = row.number
    subject = [row[.organisation].isEmpty ? row[.municipality] : row[.organisation], row[.function], row[.name]]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension [RowOutcome] {
  /// "12 rader ändrar något, 3 är oförändrade, 1 kan inte läsas."
  package var summary: String {
    let faulty = count { $0.problem != nil }
    let changing = count { $0.problem == nil && !$0.changes.isEmpty }
    var parts = [counted(changing, "En rad ändrar något", "rader ändrar något")]
    parts.append("\(count - faulty - changing) är oförändrade")
    if faulty > 0 { parts.append("\(faulty) kan inte läsas") }
    return parts.joined(separator: ", ") + "."
  }
}
