internal import Vocabulary
internal import Web

/// What part of the plan is looked at, and how its lanes are made; all in the address. Sv: vy av årsplanen.
struct PlanView: Sendable {
  let first: CalendarDate
  let zoom: Zoom
  let lanes: Lanes
  /// Whether others' calendars are laid in.
  let hasOthers: Bool

  enum Zoom: String, Sendable, CaseIterable {
    case year = "ar"
    case half = "halvar"
    case quarter = "kvartal"

    var months: Int {
      switch self {
      case .year: 12
      case .half: 6
      case .quarter: 3
      }
    }

    var swedish: String {
      switch self {
      case .year: "År"
      case .half: "Halvår"
      case .quarter: "Kvartal"
      }
    }
  }

  enum Lanes: String, Sendable, CaseIterable {
    case actors = "aktor"
    case themes = "tema"

    var swedish: String { self == .actors ? "Efter vem som gör" : "Efter tema" }
  }

  init(query: Form, today: CalendarDate) {
    zoom = Zoom(rawValue: query.raw("zoom")) ?? .year
    lanes = Lanes(rawValue: query.raw("rader")) ?? .actors
    hasOthers = query.raw("andra") != "nej"
    let wanted = CalendarDate(query.raw("fran") + "-01") ?? today
    // Far from now there is nothing, and a number from outside must not make the page long.
    let isNear = abs(wanted.year - today.year) <= 20
    first = (isNear ? wanted : today).firstInMonth
  }

  func shows(_ item: TimelineItem) -> Bool { hasOthers || item.kind != .other }

  var days: ClosedRange<CalendarDate> { first...first.adding(months: zoom.months).adding(days: -1) }

  var months: [CalendarDate] { (0..<zoom.months).map { first.adding(months: $0) } }

  func address(
    zoom: Zoom? = nil, lanes: Lanes? = nil, first: CalendarDate? = nil, hasOthers: Bool? = nil
  ) -> String {
    let day = first ?? self.first
    let month = "\(day.year)-\(Digits.padded(day.month, to: 2))"
    let others = hasOthers ?? self.hasOthers ? "" : "&andra=nej"
    return
      "/arsplan?zoom=\((zoom ?? self.zoom).rawValue)&rader=\((lanes ?? self.lanes).rawValue)&fran=\(month)\(others)"
  }
}
