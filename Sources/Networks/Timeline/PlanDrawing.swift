internal import HTML
internal import Vocabulary
internal import Web

/// The plan as a drawing: a lane for each actor or theme, a bar for each item, those that overlap below each other.
struct PlanDrawing {
  let plan: YearPlan
  let view: PlanView
  let today: CalendarDate

  private let row = 22.0
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
    var top = head
    let bars = Self.lanes(plan, view.lanes).html { lane in
      let places = across.rows(of: lane.items)
      let height = Double(max(1, places.count)) * row + 8
      defer { top += height }
      return """
        <line class="rule" x1="0" x2="\(text(PlanWidth.all))" y1="\(text(top))" y2="\(text(top))"/>\(name(lane.name, at: top))\
        \(places.enumerated().html { index, bars in bars.html { bar($0, at: top + 4 + Double(index) * row) } })
        """
    }
    return """
      <div class="plan">\(PlanLegend(kinds: Set(plan.items.map(\.kind))).list)
      <figure class="scroll" tabindex="0" aria-label="Planen som bild"><svg viewBox="0 0 \(text(PlanWidth.all)) \(text(top))" role="group" aria-labelledby="plan-namn plan-text">
      <title id="plan-namn">Årsplan \(view.days.lowerBound.words) till \(view.days.upperBound.words)</title>
      <desc id="plan-text">\(sentence)</desc>\(months(top))\(now(top))\(bars)</svg></figure></div>
      """
  }

  private var sentence: String {
    "\(counted(plan.items.count, "En post", "poster")) i planen. Tabellen efter bilden har samma poster."
  }

  private func months(_ bottom: Double) -> HTML {
    view.months.html { month in
      let x = across.position(month)
      return """
        <line class="rule" x1="\(text(x))" x2="\(text(x))" y1="18" y2="\(text(bottom))"/>\
        <text x="\(text(x + 4))" y="32">\(String(month.monthName.prefix(3))) \(month.month == 1 || month == view.first ? String(month.year) : "")</text>
        """
    }
  }

  private func now(_ bottom: Double) -> HTML {
    guard view.days.contains(today) else { return .empty }
    let x = across.position(today)
    let isLate = x > PlanWidth.all - 40
    return """
      <line class="now" x1="\(text(x))" x2="\(text(x))" y1="2" y2="\(text(bottom))"/>\
      <text x="\(text(isLate ? x - 4 : x + 4))" y="12"\(attribute("text-anchor", isLate ? "end" : nil))>I dag</text>
      """
  }

  private func name(_ name: String, at top: Double) -> HTML {
    let lines = lines(of: name)
    return """
      <text class="lane" x="4" y="\(text(top + (lines.count > 1 ? 13 : 17)))">\(lines.first ?? "")\
      \(lines.dropFirst().html { " <tspan x=\"4\" dy=\"13\">\($0)</tspan>" })</text>
      """
  }

  /// One line, or two; what is longer still is cut, and the table has it whole.
  private func lines(of name: String) -> [String] {
    let letters = 24
    var lines: [String] = []
    for word in name.split(separator: " ") {
      if let last = lines.last, last.count + word.count < letters {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return [lines.first ?? "", lines.dropFirst().joined(separator: " ")].filter { !$0.isEmpty }
      .map { $0.count > letters ? $0.prefix(letters - 1) + "…" : $0 }
  }

  private func bar(_ bar: PlanBar, at y: Double) -> HTML {
    let item = bar.item
    let shape: HTML = """
      <g class="\(item.kind.rawValue)"><title>\(item.title), \(item.kind.swedish.lowercasedFirst), \(item.days.words)</title>\
      <rect x="\(text(bar.start))" y="\(text(y))" width="\(text(bar.end - bar.start))" height="16" rx="3"/>\
      \(words(bar, at: y + 12))</g>
      """
    // The table has the same links for those who do not point.
    return item.path.map { "<a href=\"\($0)\" tabindex=\"-1\">\(shape)</a>" } ?? shape
  }

  private func words(_ bar: PlanBar, at y: Double) -> HTML {
    switch bar.side {
    case .after: "<text x=\"\(text(bar.end + 3))\" y=\"\(text(y))\">\(bar.words)</text>"
    case .before: "<text x=\"\(text(bar.start - 3))\" y=\"\(text(y))\" text-anchor=\"end\">\(bar.words)</text>"
    case .on: "<text class=\"on\" x=\"\(text(bar.start + 4))\" y=\"\(text(y))\">\(bar.words)</text>"
    }
  }

  private func text(_ number: Double) -> String { Coordinate.text(number) }
}
