internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// An event with what everybody may read of it. Sv: öppen sida om evenemang.
struct PublicEvent: Sendable {
  let edition: Edition
  let sessions: [ProgrammeSession]
  let documents: [EventDocument]
  let room: Room
  let series: EventSeries?
  /// The network in which the series is planned, for those who are in it.
  let group: MemberGroup?

  /// Nil for a draft, and for what is for members alone when the viewer is none.
  static func load(_ visit: OpenVisit) async throws -> PublicEvent? {
    try await visit.site.regional.glance {
      [id = visit.id("id") as ID<Edition>, viewer = visit.viewer, shell = visit.shell] tx in
      guard let edition = try tx.edition(id), try edition.isShown(to: viewer, shell, tx) else { return nil }
      let sessions = try tx.programme(of: id)
      let series = try edition.series.flatMap { try tx.eventSeries($0) }
      return PublicEvent(
        edition: edition, sessions: sessions, documents: try tx.documents(of: id).filter(\.isPublic),
        room: try Room(of: edition, sessions, in: tx), series: series,
        group: try series?.group(of: viewer, shell, tx))
    }
  }
}

extension Edition {
  /// Whether somebody may read the open page: everybody, or the members of a group and those who hold it.
  func isShown(to viewer: Viewer?, _ shell: Shell, _ tx: Transaction) throws -> Bool {
    guard state != .draft else { return false }
    guard let group else { return true }
    guard let viewer else { return false }
    return try isOrganised(by: viewer) || shell.groups(of: viewer, in: tx).contains { $0.id == group }
  }
}
