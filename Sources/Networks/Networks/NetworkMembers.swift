internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The networks in which the viewer's organisations are hosts or members.
struct NetworkMembers: MemberSource {
  func groups(of viewer: Viewer, in tx: Transaction) throws -> [MemberGroup] {
    try tx.networks(inside: viewer).filter { !$0.own(viewer).isEmpty }.map {
      MemberGroup(id: $0.id.text, name: $0.name, path: $0.path, isLed: $0.isHosted(by: viewer))
    }
  }
}
