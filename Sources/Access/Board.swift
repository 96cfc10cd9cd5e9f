package import Storage
package import Vocabulary

/// A board that is the controller of its own casework. Here stands only that it is there and who knocks at its door: what
/// they may do there, its own database says alone. Sv: nämnd.
package struct Board: Sendable, Equatable {
  package let id: ID<Board>
  package let name: String

  package init(id: ID<Board>, name: String) {
    self.id = id
    self.name = name
  }

  init(row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
  }
}

extension Transaction {
  package func boards() throws -> [Board] { try rows("SELECT id, name FROM board ORDER BY id").map(Board.init) }

  /// Those that the account is shown the way to.
  func boards(of account: ID<Account>) throws -> [Board] {
    try rows(
      """
      SELECT board.id, board.name FROM board_door JOIN board ON board.id = board_door.board_id
      WHERE board_door.account_id = \(account) ORDER BY board.id
      """
    ).map(Board.init)
  }

  package func add(_ board: Board, at now: Moment) throws {
    try execute("INSERT INTO board (id, name, created_at) VALUES (\(board.id), \(board.name), \(now))")
  }

  /// Whether the person works at a board: no hand in the regional half reaches that account.
  package func worksAtBoard(_ person: ID<Person>) throws -> Bool {
    try exists(
      """
      SELECT 1 FROM board_door JOIN account ON account.id = board_door.account_id WHERE account.person_id = \(person)
      """)
  }

  /// Shows the account the way to the board's pages. It gives no right there.
  package func showDoor(of board: ID<Board>, to account: ID<Account>) throws {
    try execute(
      "INSERT INTO board_door (board_id, account_id) VALUES (\(board), \(account)) ON CONFLICT DO NOTHING")
  }
}
