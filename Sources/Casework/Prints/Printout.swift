internal import Storage
internal import Vocabulary

/// Something that was put on paper, or saved as PDF, by its running number: each board counts its own from 1 each year.
/// Sv: utskrift.
struct Printout {
  /// Such as `U2026-0001`.
  let number: String

  /// Notes that something is printed: a record, an extract, or else a list of emergencies.
  static func number(
    of note: ID<Note>? = nil, orOf extract: Extract? = nil, _ desk: Desk, in tx: Transaction
  ) throws -> Printout {
    let year = desk.now.day.year
    let last = try tx.value("SELECT MAX(number) FROM printout WHERE year = \(year)", as: Int.self)
    let number = (last ?? 0) + 1
    try tx.execute(
      """
      INSERT INTO printout (year, number, note_id, extract_id, extract_version, staff_id, at)
      VALUES (\(year), \(number), \(note), \(extract?.id), \(extract?.version), \(desk.staff.id), \(desk.now))
      """)
    return Printout(number: "U\(year)-\(Digits.padded(number, to: 4))")
  }
}

extension Transaction {
  /// Whether the extract has been put on paper as it is now.
  func isPrinted(_ extract: Extract) throws -> Bool {
    try exists(
      "SELECT 1 FROM printout WHERE extract_id = \(extract.id) AND extract_version = \(extract.version)")
  }

  /// When each of the staff printed their emergency list last.
  func emergencyLists() throws -> [ID<StaffMember>: Moment] {
    try rows(
      "SELECT staff_id, MAX(at) AS at FROM printout WHERE note_id IS NULL AND extract_id IS NULL GROUP BY staff_id"
    ).reduce(into: [:]) { $0[try $1.get("staff_id")] = try $1.get("at") }
  }
}
