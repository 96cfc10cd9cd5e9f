internal import Storage
internal import Vocabulary

/// Why somebody may open a file: nobody may without one (SoLPuL 10 §). Sv: uppdrag.
package enum Assignment: String, Sendable, CaseIterable, Bindable, ColumnReadable {
  /// Registered it; lasts until somebody is responsible.
  case registering
  /// Answers for it. Sv: ansvarig handläggare.
  case responsible
  /// Works with it too. Sv: medhandläggare.
  case beside

  package var swedish: String {
    switch self {
    case .registering: "Tog emot"
    case .responsible: "Ansvarig handläggare"
    case .beside: "Medhandläggare"
    }
  }
}

extension Transaction {
  func assignment(of staff: ID<StaffMember>, to file: ID<CaseFile>) throws -> Assignment? {
    try value("SELECT task FROM assignment WHERE staff_id = \(staff) AND file_id = \(file) AND until_at IS NULL")
  }

  func assignedFiles(of staff: ID<StaffMember>) throws -> [ID<CaseFile>] {
    try rows("SELECT file_id FROM assignment WHERE staff_id = \(staff) AND until_at IS NULL").map {
      try $0.get("file_id")
    }
  }

  /// Gives the file to somebody. Who becomes responsible takes it over: whoever registered it, and whoever was
  /// responsible before, may not open it any more.
  func assign(_ file: ID<CaseFile>, to staff: ID<StaffMember>, as task: Assignment, at now: Moment) throws {
    try execute(
      """
      UPDATE assignment SET until_at = \(now)
      WHERE file_id = \(file) AND until_at IS NULL AND (staff_id = \(staff) OR \(task == .responsible) AND task <> \(Assignment.beside))
      """)
    let id: ID<Assignment> = newID(at: now)
    try execute(
      """
      INSERT INTO assignment (id, file_id, staff_id, task, from_at)
      VALUES (\(id), \(file), \(staff), \(task), \(now))
      """)
  }
}
