package import Access
package import HTML
package import Storage

/// Gives the groups that somebody belongs to, such as networks, for what is open to members alone. Asked in a transaction of the
/// regional database. Sv: källa till medlemskap.
package protocol MemberSource: Sendable {
  func groups(of viewer: Viewer, in tx: Transaction) throws -> [MemberGroup]
}

/// A group that somebody belongs to. Sv: grupp som man är med i.
package struct MemberGroup: Sendable {
  package let id: String
  package let name: String
  package let path: String
  /// Whether the viewer leads it.
  package let isLed: Bool

  package init(id: String, name: String, path: String, isLed: Bool) {
    self.id = id
    self.name = name
    self.path = path
    self.isLed = isLed
  }
}

/// A part of the page of a group, such as a network, for those who are inside. Sv: ruta på nätverkets sida.
package protocol GroupPanel: Sendable {
  /// The panel, or nil when it has nothing for this group.
  func panel(on group: String, for visit: Visit) async throws -> HTML?
}

extension Shell {
  package func groups(of viewer: Viewer, in tx: Transaction) throws -> [MemberGroup] {
    try memberSources.flatMap { try $0.groups(of: viewer, in: tx) }
  }
}
