internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// Ends somebody's post at once: they open nothing more, and their files wait for the manager to assign them.
/// Sv: avsluta medarbetares uppdrag.
package struct EndPost: Sendable {
  package let post: ID<StaffMember>
  package let reason: String

  package init(_ post: ID<StaffMember>, because reason: String) {
    self.post = post
    self.reason = reason
  }

  init(_ post: ID<StaffMember>, form: Form) throws {
    var problems = Problems()
    let reason = problems.require(form, "skal", "Skriv varför uppdraget avslutas.")
    try problems.check()
    self.init(post, because: reason)
  }

  package func perform(at desk: Desk) async throws {
    let isDone = try await desk.board.database.write { tx -> Bool in
      guard try tx.staffMember(desk.staff.id)?.role == .manager, let ending = try tx.staffMember(post) else {
        try desk.append(.refusal, "Avsluta uppdraget \(post)", in: tx)
        return false
      }
      if ending.id == desk.staff.id {
        throw Problems("skal", "Du kan inte avsluta ditt eget uppdrag. Be en annan chef göra det.")
      }
      try tx.endPost(post, at: desk.now)
      try desk.appendForReview(
        .rights, "Avslutade uppdraget \(post), \(ending.role.swedish.lowercasedFirst): \(reason)", in: tx)
      return true
    }
    if !isDone { throw Refusal.notFound }
  }
}
