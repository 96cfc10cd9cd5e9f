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
  /// A record in the caseworker's file.
  package let note: String
  /// The manager's own post, which they cannot end.
  package let post: String

  init(in test: TestSite) async throws {
    guard let board = try await test.identity.read({ try $0.boards() }).first else { throw Refusal.notFound }
    let login = Persona.unitManager.mail
    guard let manager = try await test.identity.read({ try $0.account(login: login) }) else { throw Refusal.notFound }
    self.board = board.id.text
    (files, note, post) = try await test.boards[board.id].database.read { tx in
      func id(_ query: SQL) throws -> String {
        guard let id = try tx.value(query, as: String.self) else { throw Refusal.notFound }
        return id
      }
      let waiting: SQL = """
        SELECT case_file.id FROM case_file JOIN unit ON unit.id = case_file.unit_id
        WHERE NOT EXISTS (SELECT 1 FROM assignment WHERE file_id = case_file.id AND task = 'responsible')
        """
      let note = try id("SELECT id FROM note ORDER BY id")
      return (
        [
          "handläggarens": try id("SELECT file_id FROM note WHERE id = \(note)"),
          "mottagningens": try id("\(waiting) AND unit.kind = 'adults' ORDER BY case_file.id"),
          "barnenhetens": try id("\(waiting) AND unit.kind = 'children' ORDER BY case_file.id"),
        ], note, try id("SELECT id FROM staff WHERE account = \(manager.id)")
      )
    }
  }
}
