internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// A manager gives all that somebody answers for to another, for good when they leave, or for a time while they are away. Files that
/// are walled off from what the other works with stay where they are. Sv: lämna över alla akter.
package struct HandOverFiles: Sendable {
  package let from: ID<StaffMember>
  package let to: ID<StaffMember>
  /// The last day of somebody who stands in; nil where the files change hands.
  package let until: CalendarDate?

  package init(from: ID<StaffMember>, to: ID<StaffMember>, until: CalendarDate? = nil) {
    self.from = from
    self.to = to
    self.until = until
  }

  init(form: Form, on today: CalendarDate) throws {
    var problems = Problems()
    let (from, to) = (form.raw("fran"), form.raw("till"))
    if from.isEmpty { problems.add("fran", "Välj vems akter det gäller.") }
    if to.isEmpty { problems.add("till", "Välj vem som ska ta dem.") }
    if !to.isEmpty, from == to { problems.add("till", "Välj någon annan än den som lämnar.") }
    let until = form.text("tom").map { CalendarDate($0) }
    if let until, until.map({ $0 < today }) ?? true {
      problems.add("tom", "Skriv en dag framåt i tiden, som 2026-11-22, eller lämna rutan tom.")
    }
    try problems.check()
    self.init(from: ID(from), to: ID(to), until: until ?? nil)
  }

  /// How many changed hands, and how many stayed because of a wall.
  package func perform(at desk: Desk) async throws -> (moved: Int, left: Int) {
    let board = desk.board
    let files = try await board.database.read { tx in
      try tx.responsibleFiles(of: from).compactMap { try tx.caseFile($0) }
    }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    let outcome = try await board.database.write { tx -> (moved: Int, left: Int)? in
      guard try isAllowed(desk, tx), let taker = try tx.staffMember(to) else {
        try desk.append(.refusal, "Lämna över \(from) till \(to)", in: tx)
        return nil
      }
      // Those of the manager's own unit; whoever stands in has no need of what is closed.
      let current = Set(try until == nil ? tx.responsibleFiles(of: from) : tx.openFiles(of: from))
      let wanted = files.filter { current.contains($0.id) && $0.unit == desk.staff.unit }
      var moved = 0
      for file in wanted {
        guard let key = keys[file.key] else { continue }
        guard try !board.isWalled(taker, from: file.id, in: tx) else {
          // Asking who works with another file is written too.
          try desk.append(.refusal, "Skild akt, \(taker.id)", of: (file.id, key), in: tx)
          continue
        }
        try tx.assign(
          file.id, to: to, as: until == nil ? .responsible : .beside, standingIn: until.map { _ in .substitute },
          until: until.map { SwedishTime.moment(on: $0.adding(days: 1)) }, at: desk.now)
        try desk.append(.write, "Lämnade över akten till \(to)", of: (file.id, key), in: tx)
        moved += 1
      }
      return (moved, wanted.count - moved)
    }
    guard let outcome else { throw Refusal.notFound }
    return outcome
  }

  /// Both work in the manager's own unit.
  private func isAllowed(_ desk: Desk, _ tx: Transaction) throws -> Bool {
    guard let manager = try tx.staffMember(desk.staff.id), manager.role == .manager else { return false }
    return try [from, to].allSatisfy { id in
      try tx.staffMember(id).map { $0.role == .worker && $0.unit == manager.unit } ?? false
    }
  }
}
