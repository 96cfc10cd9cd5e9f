internal import Access
internal import Casework
internal import DemoData
internal import Storage
internal import Vocabulary

/// What the access matrix asks about at the demonstration's board. Ids by kind.
package struct MatrixBoard: Sendable {
  package let board: String
  /// One that the caseworker answers for, one that only the reception has, and one of another unit.
  package let files: [String: String]
  /// A record in the caseworker's file, and an extract that has it.
  package let note: String
  package let extract: String
  /// The manager's own post, which they cannot end.
  package let post: String
  /// What links two files of the reception's.
  package let relation: String
  /// The month of an entry of the log that is to be reviewed, and the entry.
  package let review: (month: String, entry: String)
  /// A form that is in use.
  package let instrument: String

  init(in test: TestSite) async throws {
    guard let board = try await test.identity.read({ try $0.boards() }).first else { throw Refusal.notFound }
    let login = Persona.unitManager.mail
    guard let manager = try await test.identity.read({ try $0.account(login: login) }) else { throw Refusal.notFound }
    let reviewer = try await Self.desk(of: .logReviewer, at: board, in: test)
    let month = ReviewMonth(of: test.now.day)
    try await DrawSample(month).perform(at: reviewer, in: test.identity)
    self.board = board.id.text
    (files, note, extract, post, relation, review, instrument) = try await test.boards[board.id].database.read { tx in
      func id(_ query: SQL) throws -> String {
        guard let id = try tx.value(query, as: String.self) else { throw Refusal.notFound }
        return id
      }
      let waiting: SQL = """
        SELECT case_file.id FROM case_file JOIN unit ON unit.id = case_file.unit_id
        WHERE NOT EXISTS (SELECT 1 FROM assignment WHERE file_id = case_file.id AND task = 'responsible')
        """
      let note = try id(
        """
        SELECT id FROM note WHERE file_id IN (SELECT file_id FROM file_extract) AND state = 'record' ORDER BY id DESC
        """)
      return (
        [
          "handläggarens": try id("SELECT file_id FROM note WHERE id = \(note)"),
          "mottagningens": try id("\(waiting) AND unit.kind = 'adults' ORDER BY case_file.id"),
          "barnenhetens": try id("\(waiting) AND unit.kind = 'children' ORDER BY case_file.id"),
        ], note, try id("SELECT id FROM file_extract"), try id("SELECT id FROM staff WHERE account = \(manager.id)"),
        try id("SELECT id FROM relation"), (month.text, try id("SELECT entry_id FROM log_sample ORDER BY entry_id")),
        try id("SELECT id FROM instrument WHERE state = 'active' ORDER BY id")
      )
    }
  }

  private static func desk(of persona: Persona, at board: Board, in test: TestSite) async throws -> Desk {
    let (open, login) = (try await test.boards[board.id], persona.mail)
    guard let account = try await test.identity.read({ try $0.account(login: login) }),
      let staff = try await open.database.read({ try $0.staffMember(account.id) })
    else { throw Refusal.notFound }
    return Desk(board: open, name: board.name, staff: staff, route: "matris", now: test.now)
  }
}
