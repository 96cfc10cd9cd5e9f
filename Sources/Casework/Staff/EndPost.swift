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

  package init(_ post: ID<StaffMember>) { self.post = post }

  package func perform(at desk: Desk) async throws {
    try await desk.board.database.write { tx in
      guard try tx.staffMember(desk.staff.id)?.role == .manager, let ending = try tx.staffMember(post) else {
        throw Refusal.notFound
      }
      if ending.id == desk.staff.id {
        throw Problems("post", "Du kan inte avsluta ditt eget uppdrag. Be en annan chef göra det.")
      }
      try tx.execute("UPDATE assignment SET until_at = \(desk.now) WHERE staff_id = \(post) AND until_at IS NULL")
      try tx.execute("UPDATE staff SET until_at = \(desk.now) WHERE id = \(post)")
      try desk.append(.write, "Avslutade uppdraget för \(post)", in: tx)
    }
  }
}
