internal import HTML
internal import Vocabulary
internal import Web

/// The plan as a drawing: the months, and below them a lane for each actor or theme.
struct PlanDrawing {
  let plan: YearPlan
  let view: PlanView
  let today: CalendarDate

  private let head = 40.0

  private var across: PlanWidth { PlanWidth(days: view.days) }

  /// The lanes with their items, as the table beside has them too.
  static func lanes(_ plan: YearPlan, _ lanes: PlanView.Lanes) -> [(name: String, items: [TimelineItem])] {
    let named = plan.items.flatMap { item -> [(String, TimelineItem)] in
      switch lanes {
      case .actors: (item.actors.isEmpty ? ["Återkommer varje år"] : item.actors).map { ($0, item) }
      case .themes: [(item.theme?.swedish ?? "Utan tema", item)]
      }
    }
    let groups = Dictionary(grouping: named) { $0.0 }
    return SwedishOrder.sorted(Array(groups.keys)) { $0 }.map { ($0, (groups[$0] ?? []).map(\.1)) }
  }

  var figure: HTML {
    let clashing = Set(plan.clashes(from: today).flatMap { [$0.one.id, $0.other.id] })
    let lanes = Self.lanes(plan, view.lanes).html { lane in
      PlanLane(name: lane.name, rows: across.rows(of: lane.items, clashing: clashing), lines: lines).picture
    }
    return """
      <div class="plan">\(PlanLegend(kinds: Set(plan.items.map(\.kind)), hasClashes: !clashing.isEmpty).list)\(holes)
      <figure class="scroll" tabindex="0" aria-label="Planen som bild">\(months)\(lanes)</figure></div>
      """
  }

  /// Short, and near the bars: whoever looks for a day sees what nobody has yet.
  private var holes: HTML {
    let found = view.holes(in: plan, from: today)
    guard !found.isEmpty else { return .empty }
    return """
      <p class="holes"><strong>Luckor:</strong> \(found.enumerated().html { index, hole in
        "\(index == 0 ? "" : ", ")<a href=\"#\(hole.anchor)\">\(hole.words)</a>"
      }).</p>
      """
  }

  private var months: HTML {
    """
    <div class="months"><svg viewBox="0 0 \(text(PlanWidth.all)) \(text(head))" role="group" aria-labelledby="plan-namn plan-text">
    <title id="plan-namn">Årsplan \(view.days.lowerBound.words) till \(view.days.upperBound.words)</title>
    <desc id="plan-text">\(sentence)</desc>\(view.months.html(month))\(now)</svg></div>
    """
  }

  private var sentence: String {
    "\(counted(plan.items.count, "En post", "poster")) i planen. Tabellen efter bilden har samma poster."
  }

  private func month(_ month: CalendarDate) -> HTML {
    let x = across.position(month)
    return """
      <line class="rule" x1="\(text(x))" x2="\(text(x))" y1="18" y2="\(text(head))"/>\
      <text x="\(text(x + 4))" y="32">\(String(month.monthName.prefix(3))) \(month.month == 1 || month == view.first ? String(month.year) : "")</text>
      """
  }

  private var now: HTML {
    guard view.days.contains(today) else { return .empty }
    let x = across.position(today)
    let isLate = x > PlanWidth.all - 40
    return """
      <line class="now" x1="\(text(x))" x2="\(text(x))" y1="2" y2="\(text(head))"/>\
      <text x="\(text(isLate ? x - 4 : x + 4))" y="12"\(attribute("text-anchor", isLate ? "end" : nil))>I dag</text>
      """
  }

  /// The months' and today's, on through a lane.
  private func lines(_ height: Double) -> HTML {
    "\(view.months.html { line("rule", at: $0, height) })\(view.days.contains(today) ? line("now", at: today, height) : .empty)"
  }

  private func line(_ look: String, at day: CalendarDate, _ height: Double) -> HTML {
    let x = text(across.position(day))
    return "<line class=\"\(look)\" x1=\"\(x)\" x2=\"\(x)\" y1=\"0\" y2=\"\(text(height))\"/>"
  }

  private func text(_ number: Double) -> String { Coordinate.text(number) }
}

extension YearPlan.Hole {
  /// Where the list below the drawing has it.
  var anchor: String { "lucka-\(audience.rawValue)-\(days.lowerBound.text)" }

  /// "chefer från 6 januari 2027 till 11 maj 2027".
  fileprivate var words: String {
    "\(audience.swedish.lowercasedFirst) från \(days.lowerBound.words) till \(days.upperBound.words)"
  }
}
