package import Access
package import Vocabulary

/// Gives people's calendars what the viewer may see. Sv: källa till kalendern.
package protocol CalendarSource: Sendable {
  /// Those that end on the day or later.
  func entries(for viewer: Viewer, from day: CalendarDate, on site: Site) async throws -> [CalendarEntry]
  /// Those whose names the viewer may read, whether anything is coming in them or not.
  func networks(for viewer: Viewer, on day: CalendarDate, of site: Site) async throws -> [CalendarNetwork]
}

extension CalendarSource {
  package func networks(for _: Viewer, on _: CalendarDate, of _: Site) async throws -> [CalendarNetwork] { [] }
}

/// Something with a time or a day: a meeting, a last day. Sv: kalenderpost.
package struct CalendarEntry: Sendable {
  /// The same in every feed and every invitation, so that a calendar that has both shows one.
  package let id: String
  package let title: String
  package let when: When
  package let place: String?
  package let detail: String?
  package let path: String
  package let state: State
  /// Grows with every change that calendars have to know (RFC 5545 section 3.8.7.4).
  package let sequence: Int
  /// Whether the viewer takes part, or has to do it.
  package let isOwn: Bool
  /// The network it belongs to, by the text of its id.
  package private(set) var network: String?
  /// Where it is for; empty for the whole country, and nil for what is a person's own, such as the last day of a task.
  package let counties: [CountyCode]?
  package private(set) var municipalities: [MunicipalityCode]
  /// Whether it is for everybody where it is for, and so for each municipality there.
  private var isForEverybody = false
  /// The group whose members alone may see it.
  private var membersOf: String?

  package enum When: Sendable, Equatable {
    case time(Moment, Moment)
    /// The first and the last day.
    case days(CalendarDate, CalendarDate)

    package var firstDay: CalendarDate {
      switch self {
      case .time(let start, _): start.day
      case .days(let first, _): first
      }
    }
  }

  package enum State: String, Sendable {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    case cancelled = "CANCELLED"
  }

  package init(
    id: String, title: String, when: When, place: String? = nil, detail: String? = nil, path: String,
    state: State = .confirmed, sequence: Int = 0, isOwn: Bool, network: String? = nil,
    counties: [CountyCode]? = nil, municipalities: [MunicipalityCode] = []
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.place = place
    self.detail = detail
    self.path = path
    self.state = state
    self.sequence = sequence
    self.isOwn = isOwn
    self.network = network
    self.counties = counties
    self.municipalities = municipalities
  }

  /// The same, for nobody but the members of a group.
  package func forMembers(of group: String?) -> CalendarEntry {
    var entry = self
    entry.membersOf = group
    return entry
  }

  /// Nil for whoever is in none of the groups that it is for.
  func shown(to groups: [MemberGroup]) -> CalendarEntry? {
    guard let membersOf else { return self }
    guard let group = groups.first(where: { $0.id == membersOf }) else { return nil }
    var entry = self
    entry.network = group.id
    return entry
  }

  /// The same, also in the calendars of these municipalities.
  package func taken(by more: [MunicipalityCode]) -> CalendarEntry {
    var entry = self
    entry.municipalities += more
    return entry
  }

  /// The same, also in the calendar of each municipality of its counties when it is for everybody there.
  package func takenByAll(_ isForEverybody: Bool) -> CalendarEntry {
    var entry = self
    entry.isForEverybody = isForEverybody
    return entry
  }

  func isFor(_ county: CountyCode) -> Bool { counties.map { $0.isEmpty || $0.contains(county) } ?? false }

  func isFor(_ municipality: MunicipalityCode) -> Bool {
    municipalities.contains(municipality) || (isForEverybody && isFor(municipality.county))
  }
}
