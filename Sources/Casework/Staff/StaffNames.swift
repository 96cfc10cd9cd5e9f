internal import Access
internal import Storage
internal import Vault
internal import Vocabulary

extension Database {
  /// What colleagues at the board are called: name and title, or the title alone for somebody with protected identity. Ask the
  /// identity database.
  func staffNames(of staff: [ID<StaffMember>], in board: OpenBoard) async throws -> [ID<StaffMember>: String] {
    let posts = try await board.database.read { tx in
      try tx.rows("SELECT id, account, title FROM staff WHERE id IN \(list: Array(Set(staff)))").map {
        (
          id: try $0.get("id", as: ID<StaffMember>.self), account: try $0.get("account", as: ID<Account>.self),
          title: try $0.get("title", as: String.self)
        )
      }
    }
    let names = try await read { tx in try tx.shownNames(of: posts.map(\.account)) }
    return Dictionary(
      posts.map { post in
        (post.id, names[post.account].map { "\($0), \(post.title.lowercasedFirst)" } ?? post.title)
      }, uniquingKeysWith: { first, _ in first })
  }
}
