internal import Access
internal import HTML
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The names of those who hold events, as everybody may read them. Sv: arrangörernas namn.
struct EventNames: Sendable {
  private let names: [ID<Organisation>: String]

  init(of organisations: some Sequence<ID<Organisation>>, on site: Site) async throws {
    let ids = Set(organisations)
    names = ids.isEmpty ? [:] : try await site.identity.glance { try $0.organisations(ids).mapValues(\.name) }
  }

  func list(_ ids: [ID<Organisation>]) -> [String] { SwedishOrder.sorted(ids.compactMap { names[$0] }) { $0 } }
  func joined(_ ids: [ID<Organisation>]) -> String { list(ids).joined(separator: ", ") }
}
