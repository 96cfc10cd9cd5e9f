internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary

/// Who stands in for somebody in the unit's files, and until when. Sv: ersättare just nu.
struct StandIns: Sendable {
  let staff: ID<StaffMember>
  let files: Int
  let until: Moment
}

extension Desk {
  /// By whoever stands in.
  func standIns() async throws -> [StandIns] {
    try await board.database.read { [staff, now] tx in
      try tx.rows(
        """
        SELECT staff_id, COUNT(*) AS files, MAX(expires_at) AS until_day FROM assignment
        WHERE stands_in = \(Assignment.StandIn.substitute) AND \(Transaction.isHeld(at: now)) AND expires_at IS NOT NULL
          AND file_id IN (SELECT id FROM case_file WHERE unit_id = \(staff.unit))
        GROUP BY staff_id
        """
      ).map { StandIns(staff: try $0.get("staff_id"), files: try $0.get("files"), until: try $0.get("until_day")) }
    }
  }

  /// Before its day: the files are no longer open for whoever stood in. Throws `notFound` for whoever stands in for nobody here.
  func endStandIn(_ member: ID<StaffMember>) async throws {
    let isEnded = try await board.database.write { [staff, now] tx -> Bool in
      let manager = try tx.staffMember(staff.id)
      let isStandIn: SQL = """
        staff_id = \(member) AND until_at IS NULL AND stands_in = \(Assignment.StandIn.substitute)
          AND file_id IN (SELECT id FROM case_file WHERE unit_id = \(staff.unit))
        """
      let files: [String] = try tx.rows("SELECT file_id FROM assignment WHERE \(isStandIn) ORDER BY file_id").map {
        try $0.get("file_id")
      }
      guard manager?.role == .manager, !files.isEmpty else {
        try append(.refusal, "Avsluta ersättaren \(member)", in: tx)
        return false
      }
      try tx.execute("UPDATE assignment SET until_at = \(now) WHERE \(isStandIn)")
      try append(.write, (["Avslutade ersättaren \(member)"] + files).joined(separator: "\n"), in: tx)
      return true
    }
    if !isEnded { throw Refusal.notFound }
  }
}
