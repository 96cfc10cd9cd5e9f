internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What part of the plan is looked at, and how its lanes are made; all in the address. Sv: vy av årsplanen.
struct PlanView: Sendable {
  let first: CalendarDate
  let zoom: Zoom
  let lanes: Lanes
  /// Whether others' calendars are laid in.
  let hasOthers: Bool
  /// Nil for all.
  let county: CountyCode?
  /// Nil for all.
  let audience: TimelineItem.Audience?

  /// How the address says all counties: a viewer's own is shown where it says nothing.
  static let everywhere = "alla"

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

  /// - Parameter own: The viewer's county, where there is one.
  init(query: Form, today: CalendarDate, own: CountyCode? = nil) {
    zoom = Zoom(rawValue: query.raw("zoom")) ?? .year
    lanes = Lanes(rawValue: query.raw("rader")) ?? .actors
    hasOthers = query.raw("andra") != "nej"
    county = query.raw("lan") == Self.everywhere ? nil : CountyCode(query.raw("lan")) ?? own
    audience = TimelineItem.Audience(rawValue: query.raw("malgrupp"))
    let wanted = CalendarDate(query.raw("fran") + "-01") ?? today
    // Far from now there is nothing, and a number from outside must not make the page long.
    let isNear = abs(wanted.year - today.year) <= 20
    first = (isNear ? wanted : today).firstInMonth
  }

  /// Whether it is in the county, or all the country, and for the audience.
  func concerns(_ item: TimelineItem) -> Bool {
    item.counties.meet(county.map { [$0] } ?? []) && (audience.map(item.audiences.contains) ?? true)
  }

  func shows(_ item: TimelineItem) -> Bool { concerns(item) && (hasOthers || item.kind != .other) }

  /// Those of the audience: what is shown for it says nothing of what the others have.
  func holes(in plan: YearPlan, from today: CalendarDate) -> [YearPlan.Hole] {
    plan.holes(from: today).filter { audience == nil || $0.audience == audience }
  }

  var days: ClosedRange<CalendarDate> { first...first.adding(months: zoom.months).adding(days: -1) }

  var months: [CalendarDate] { (0..<zoom.months).map { first.adding(months: $0) } }

  func address(
    zoom: Zoom? = nil, lanes: Lanes? = nil, first: CalendarDate? = nil, hasOthers: Bool? = nil
  ) -> String {
    let asked =
      fields(zoom: zoom, lanes: lanes, first: first, hasOthers: hasOthers).map { "\($0.name)=\($0.value)" }
    return "/arsplan?\(asked.joined(separator: "&"))"
  }

  private func fields(
    zoom: Zoom? = nil, lanes: Lanes? = nil, first: CalendarDate? = nil, hasOthers: Bool? = nil
  ) -> [(name: String, value: String)] {
    let day = first ?? self.first
    let all: [(name: String, value: String)] = [
      ("zoom", (zoom ?? self.zoom).rawValue), ("rader", (lanes ?? self.lanes).rawValue),
      ("fran", "\(day.year)-\(Digits.padded(day.month, to: 2))"), ("lan", county?.text ?? Self.everywhere),
      ("malgrupp", audience?.rawValue ?? ""), ("andra", hasOthers ?? self.hasOthers ? "" : "nej"),
    ]
    return all.filter { !$0.value.isEmpty }
  }

  /// Chooses county and audience; the rest stays as it is.
  var filter: HTML {
    let fields = Fields(Form(fields: self.fields()))
    let counties = Sweden.current.counties.map { Fields.Choice($0.code.text, $0.shortName) }
    let audiences = TimelineItem.Audience.allCases.map { Fields.Choice($0.rawValue, $0.swedish) }
    return """
      <form class="filter noprint" action="/arsplan">\(["zoom", "rader", "fran", "andra"].html { fields.hidden($0) })\
      \(fields.select("lan", "Län", [.init(Self.everywhere, "Alla län")] + counties))\
      \(fields.select("malgrupp", "Målgrupp", [.init("", "Alla målgrupper")] + audiences))\
      \(button("Visa", style: "btn second"))</form>
      """
  }

  /// What is chosen, as paper has to say it.
  var choice: String {
    let place = county.map { Sweden.current.county($0).name } ?? "Alla län"
    return "\(place). \(audience?.swedish ?? "Alla målgrupper")."
  }
}

extension Viewer {
  /// The county where all the viewer's organisations are; nil where there are several or none.
  var onlyCounty: CountyCode? {
    let counties = Set(functions.flatMap(\.organisation.counties))
    return counties.count == 1 ? counties.first : nil
  }
}
