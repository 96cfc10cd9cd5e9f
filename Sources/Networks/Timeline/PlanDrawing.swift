internal import HTML
internal import Vocabulary
internal import Web

/// The plan as a drawing: a lane for each actor or theme, a bar for each item, those that overlap below each other.
struct PlanDrawing {
  let plan: YearPlan
  let view: PlanView

  /// In the drawing's own units; the page scales it.
  private let labelWidth = 190.0
  private let width = 1200.0
  private let row = 22.0
  private let head = 26.0

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
      let places = rows(of: lane.items)
      let height = Double(max(1, places.count)) * row + 8
      defer { top += height }
      return """
        <line class="rule" x1="0" x2="\(text(width))" y1="\(text(top))" y2="\(text(top))"/>\
        <text class="lane" x="4" y="\(text(top + 17))">\(shortened(lane.name, to: 28))</text>\
        \(places.enumerated().html { index, items in items.html { bar($0, at: top + 4 + Double(index) * row) } })
        """
    }
    return """
      <figure class="plan" tabindex="0" aria-label="Planen som bild"><svg viewBox="0 0 \(text(width)) \(text(top))" role="group" aria-labelledby="plan-namn plan-text">
      <title id="plan-namn">Årsplan \(view.days.lowerBound.words) till \(view.days.upperBound.words)</title>
      <desc id="plan-text">\(sentence)</desc>\(months(top))\(bars)</svg></figure>
      """
  }

  private var sentence: String {
    "\(counted(plan.items.count, "En post", "poster")) i planen. Tabellen efter bilden har samma poster."
  }

  private func months(_ bottom: Double) -> HTML {
    view.months.html { month in
      let x = position(month)
      return """
        <line class="rule" x1="\(text(x))" x2="\(text(x))" y1="0" y2="\(text(bottom))"/>\
        <text x="\(text(x + 4))" y="17">\(String(month.monthName.prefix(3))) \(month.month == 1 || month == view.first ? String(month.year) : "")</text>
        """
    }
  }

  /// Each row holds items that do not touch.
  private func rows(of items: [TimelineItem]) -> [[TimelineItem]] {
    items.reduce(into: []) { rows, item in
      let fits = rows.firstIndex { end(of: $0.last) < position(item.days.lowerBound) - 2 }
      if let fits { rows[fits].append(item) } else { rows.append([item]) }
    }
  }

  private func bar(_ item: TimelineItem, at y: Double) -> HTML {
    let x = max(labelWidth, position(item.days.lowerBound))
    let end = min(width, max(x + 6, position(item.days.upperBound.adding(days: 1))))
    let shape: HTML = """
      <g class="\(item.kind.rawValue)"><title>\(item.title), \(item.days.words)</title>\
      <rect x="\(text(x))" y="\(text(y))" width="\(text(end - x))" height="16" rx="3"/>\
      <text x="\(text(end + 3))" y="\(text(y + 12))">\(shortened(item.title, to: 24))</text></g>
      """
    // The table has the same links for those who do not point.
    return item.path.map { "<a href=\"\($0)\" tabindex=\"-1\">\(shape)</a>" } ?? shape
  }

  /// Where an item with its words ends.
  private func end(of item: TimelineItem?) -> Double {
    guard let item else { return 0 }
    return position(item.days.upperBound.adding(days: 1)) + 8 + Double(min(24, item.title.count)) * 6
  }

  private func position(_ day: CalendarDate) -> Double {
    let all = Double(view.days.lowerBound.days(until: view.days.upperBound) + 1)
    return labelWidth + (width - labelWidth) * Double(view.days.lowerBound.days(until: day)) / all
  }

  private func shortened(_ text: String, to length: Int) -> String {
    text.count > length ? text.prefix(length - 1) + "…" : text
  }

  private func text(_ number: Double) -> String { Coordinate.text(number) }
}
