internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// A manager gives one of the unit's files to somebody, without opening it. Sv: fördela akt.
package struct AssignCaseFile: Sendable {
  package let file: ID<CaseFile>
  package let staff: ID<StaffMember>
  package let task: Assignment

  package init(_ file: ID<CaseFile>, to staff: ID<StaffMember>, as task: Assignment = .responsible) {
    self.file = file
    self.staff = staff
    self.task = task
  }

  /// Throws `notFound` for another unit's file, and for one that does not exist, alike.
  package func perform(at desk: Desk) async throws {
    let board = desk.board
    guard let keyID = try await board.database.read({ [file] in try $0.keyID(of: file) }),
      let key = try await board.vault.fileKeys([keyID], of: board.id.text)[keyID]
    else { throw Refusal.notFound }
    let isDone = try await board.database.write { tx -> Bool in
      guard let file = try tx.caseFile(file), let manager = try tx.staffMember(desk.staff.id),
        manager.role == .manager, manager.unit == file.unit
      else {
        try desk.append(.refusal, "Fördelning", of: (file, key), in: tx)
        return false
      }
      guard let taker = try tx.staffMember(staff), taker.role == .worker else {
        throw Problems("till", "Välj en handläggare som arbetar vid nämnden.")
      }
      try tx.assign(file.id, to: taker.id, as: task, at: desk.now)
      try desk.append(.write, "Fördelade akten till \(taker.id)", of: (file.id, key), in: tx)
      return true
    }
    if !isDone { throw Refusal.notFound }
  }
}
