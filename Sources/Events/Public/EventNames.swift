internal import Access
internal import HTML
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The names of those who hold events, as everybody may read them. Sv: arrangörernas namn.
struct EventNames: Sendable {
  /// In Swedish order, which is worked out once and not for each row of a list.
  private let sorted: [String]
  private let places: [ID<Organisation>: Int]

  init(of organisations: some Sequence<ID<Organisation>>, on site: Site) async throws {
    let ids = Set(organisations)
    let found: [ID<Organisation>: Organisation] =
      ids.isEmpty ? [:] : try await site.identity.glance { try $0.organisations(ids) }
    let ordered = SwedishOrder.sorted(Array(found.values)) { $0.name }
    sorted = ordered.map(\.name)
    places = Dictionary(ordered.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func list(_ ids: [ID<Organisation>]) -> [String] { ids.compactMap { places[$0] }.sorted().map { sorted[$0] } }
  func joined(_ ids: [ID<Organisation>]) -> String { list(ids).joined(separator: ", ") }
}
