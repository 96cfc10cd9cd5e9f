internal import HTML
internal import Vocabulary
internal import Web

/// What the looks of the bars mean: those that the plan has. Sv: teckenförklaring.
struct PlanLegend {
  let kinds: Set<TimelineItem.Kind>
  var hasClashes = false

  /// Those that look the same stand together.
  private static let looks: [[TimelineItem.Kind]] = [
    [.meeting, .event], [.initiative, .call], [.campaign, .day], [.survey, .report], [.other],
  ]

  var list: HTML {
    let shown = Self.looks.map { look in look.filter(kinds.contains) }.filter { !$0.isEmpty }
    guard !shown.isEmpty else { return .empty }
    return """
      <ul class="legend" aria-label="Teckenförklaring">\(shown.html(entry))\(hasClashes ? clash : .empty)</ul>
      """
  }

  private var clash: HTML {
    """
    <li><svg viewBox="0 0 28 18" aria-hidden="true"><g class="meeting clashing">\
    <rect x="6" y="5" width="16" height="8" rx="3"/><rect class="mark" x="2" y="1.5" width="24" height="15" rx="4"/></g></svg>\
    <span>! Krockar för samma målgrupp</span></li>
    """
  }

  private func entry(_ look: [TimelineItem.Kind]) -> HTML {
    """
    <li><svg viewBox="0 0 28 18" aria-hidden="true"><g class="\(look.first?.rawValue ?? "")">\
    <rect x="2" y="2" width="24" height="14" rx="3"/></g></svg>\
    <span>\(look.map(\.swedish.lowercasedFirst).joined(separator: ", ").capitalizedFirst)</span></li>
    """
  }
}
