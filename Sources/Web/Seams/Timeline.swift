package import Access
internal import Storage
package import Vocabulary

/// Gives the year's plan what the viewer may see of a feature. Sv: källa till årsplanen.
package protocol TimelineSource: Sendable {
  /// Those that touch the days.
  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem]
}

/// Something that takes a day or a stretch of days in the year's plan: a meeting, a survey, a campaign. Sv: post i årsplanen.
package struct TimelineItem: Sendable {
  package let id: String
  package let title: String
  package let kind: Kind
  package let days: ClosedRange<CalendarDate>
  /// When people come and go; nil where it is not told.
  package let times: ClosedRange<Moment>?
  /// Who does it, as the plan's lanes are named; empty for what the year itself brings.
  package let actors: [String]
  package let theme: Theme?
  package let audiences: Set<Audience>
  /// Empty for the whole country.
  package let counties: [CountyCode]
  package let path: String?
  /// The group whose members alone may see it; nil for what is for all who read the plan.
  package let membersOf: String?

  package init(
    id: String, title: String, kind: Kind, days: ClosedRange<CalendarDate>, actors: [String], theme: Theme? = nil,
    audiences: Set<Audience> = [], counties: [CountyCode] = [], path: String? = nil,
    membersOf: String? = nil, times: ClosedRange<Moment>? = nil
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.days = days
    self.times = times
    self.actors = actors
    self.theme = theme
    self.audiences = audiences
    self.counties = counties
    self.path = path
    self.membersOf = membersOf
  }

  /// Sv: slag av post.
  package enum Kind: String, Sendable, CaseIterable {
    case meeting, event, initiative, campaign, survey, call, report, day, other

    package var swedish: String {
      switch self {
      case .meeting: "Nätverksträff"
      case .event: "Temadag eller utbildning"
      case .initiative: "Satsning"
      case .campaign: "Kampanj"
      case .survey: "Kartläggning"
      case .call: "Utlysning"
      case .report: "Redovisning"
      case .day: "Dag att minnas"
      case .other: "Ur annans kalender"
      }
    }
  }

  /// What it is about. Sv: tema.
  package enum Theme: String, Sendable, CaseIterable {
    case general, detection, children, honour, shelter, perpetrators, disability, prevention

    package var swedish: String {
      switch self {
      case .general: "Våld i nära relationer"
      case .detection: "Upptäcka och fråga"
      case .children: "Barn"
      case .honour: "Heder"
      case .shelter: "Skyddat boende"
      case .perpetrators: "Den som utövar våld"
      case .disability: "Funktionsnedsättning"
      case .prevention: "Förebygga"
      }
    }
  }

  /// Whom it is for. Sv: målgrupp.
  package enum Audience: String, Sendable, CaseIterable {
    case contacts, socialServices, managers, politicians, school, health, shelters, associations, everybody

    package var swedish: String {
      switch self {
      case .contacts: "Kommunernas kontaktpersoner"
      case .socialServices: "Socialtjänstens medarbetare"
      case .managers: "Chefer"
      case .politicians: "Förtroendevalda"
      case .school: "Skola och förskola"
      case .health: "Hälso- och sjukvård"
      case .shelters: "Jourer"
      case .associations: "Föreningar"
      case .everybody: "Allmänheten"
      }
    }
  }
}

extension Shell {
  /// What all features have on the days, without what is for the members of other groups.
  package func timelineItems(
    for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site
  ) async throws -> [TimelineItem] {
    var items: [TimelineItem] = []
    for source in timelineSources { items += try await source.items(for: viewer, on: days, of: site) }
    let groups = try await site.regional.read { Set(try self.groups(of: viewer, in: $0).map(\.id)) }
    return items.filter { item in item.membersOf.map(groups.contains) ?? true }
  }
}
