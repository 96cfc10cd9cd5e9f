package import Access
package import Storage
package import Vocabulary
package import Web

/// Organisations that meet again and again about one thing, led by one or more of them with equal rights. Sv: nätverk.
package struct Network: Guarded {
  package let id: ID<Network>
  package let kind: Kind
  package let name: String
  package let purpose: String
  /// Whose county teams see everything of it; empty for one of the whole country.
  package let counties: [CountyCode]
  /// Whether everybody with a function is shown its name, purpose and hosts.
  package let isListed: Bool
  package let from: CalendarDate
  package let until: CalendarDate?
  /// How often it meets, as a rule of RFC 5545.
  package let rhythm: String?
  package let usualStart: ClockTime?
  package let usualEnd: ClockTime?
  package let usualPlace: String?
  /// As the year's plan has it.
  package let theme: TimelineItem.Theme?
  /// Whom its meetings are for.
  package let audiences: Set<TimelineItem.Audience>
  package let hosts: [ID<Organisation>]
  /// Without the hosts.
  package let members: [ID<Organisation>]

  /// The kinds that the work has. Sv: nätverkets slag.
  package enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case regionalNetwork, strategicCooperation, perpetratorNetwork, nationalNetwork, municipalNetwork, themeGroup
    case steeringGroup

    package var swedish: String {
      switch self {
      case .regionalNetwork: "Regionalt kvinnofridsnätverk"
      case .strategicCooperation: "Strategisk samverkan"
      case .perpetratorNetwork: "Nätverk om våldsutövare"
      case .nationalNetwork: "Nationellt nätverk"
      case .municipalNetwork: "Kommunalt nätverk"
      case .themeGroup: "Temagrupp"
      case .steeringGroup: "Styrgrupp"
      }
    }
  }

  init(row: Row, memberships: [Membership]) throws {
    id = try row.get("id")
    kind = try row.get("kind")
    name = try row.get("name")
    purpose = try row.get("purpose")
    counties = countyCodes(try row.get("counties"))
    isListed = try row.get("is_listed")
    from = try row.date("from_date")
    until = try row.optionalDate("until_date")
    rhythm = try row.optional("rhythm")
    usualStart = try row.optional("usual_start", as: Int.self).map { ClockTime(minutes: $0) }
    usualEnd = try row.optional("usual_end", as: Int.self).map { ClockTime(minutes: $0) }
    usualPlace = try row.optional("usual_place")
    theme = try TimelineItem.Theme(row: row)
    audiences = try Set(row: row)
    hosts = memberships.filter { $0.role == .host }.map(\.organisation)
    members = memberships.filter { $0.role == .member }.map(\.organisation)
  }

  package static func load(_ id: ID<Network>, for viewer: Viewer, in tx: Transaction) throws -> Network? {
    try tx.network(id)
  }

  package func isReadable(by viewer: Viewer) -> Bool { isListed || isInside(viewer) }
  package func isWritable(by viewer: Viewer) -> Bool { isHosted(by: viewer) }
}

extension Network {
  package var path: String { "/natverk/\(id)" }

  package func hasEnded(on day: CalendarDate) -> Bool { until.map { $0 < day } ?? false }
}
