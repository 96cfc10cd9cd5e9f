internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The plan of all actors: drawing, clashes, holes and the same as a table.
struct YearPlanPage {
  let plan: YearPlan
  let view: PlanView
  let viewer: Viewer
  let today: CalendarDate
  /// Whether others' calendars have anything on the days, also when they are not shown.
  let hasOthers: Bool

  var page: Page {
    Page(
      "Årsplan", width: .wide,
      lead: "Vad alla aktörer gör, på en gång. Leta efter krockar och luckor innan ni bestämmer en dag.",
      actions: viewer.hostingOrganisations.isEmpty
        ? .empty : "<a class=\"btn\" href=\"/arsplan/ny\">Lägg in en satsning</a>",
      content: """
        \(controls)\(PlanDrawing(plan: plan, view: view, today: today).figure)
        <div class="plan-lists">\(clashes)\(holes)</div>\(table)
        """)
  }

  private var controls: HTML {
    """
    <nav class="tabs noprint" aria-label="Vy"><ul>\(PlanView.Zoom.allCases.html { zoom in
      link(zoom.swedish, view.address(zoom: zoom), isCurrent: zoom == view.zoom)
    })</ul></nav>
    <nav class="tabs noprint" aria-label="Rader"><ul>\(PlanView.Lanes.allCases.html { lanes in
      link(lanes.swedish, view.address(lanes: lanes), isCurrent: lanes == view.lanes)
    })</ul></nav>
    <p>\(times)</p>\(view.filter)
    <p class="noprint">\(others)</p>
    <p class="noprint"><a href="#allt">Läs planen som tabell</a>, om skärmen är liten.</p>
    """
  }

  private var times: HTML {
    let (earlier, later) = (view.first.adding(months: -view.zoom.months), view.first.adding(months: view.zoom.months))
    let years = [today.year, today.year + 1].compactMap { CalendarDate(year: $0, month: 1, day: 1) }
    return """
      <strong>\(view.days.words)</strong>. \(view.choice)<span class="noprint"> \
      <a href="\(view.address(first: earlier))" rel="prev">Tidigare</a> · \
      <a href="\(view.address(first: later))" rel="next">Senare</a>\(years.html { first in
        " · <a href=\"\(view.address(zoom: .year, first: first))\">Hela \(String(first.year))</a>"
      })</span>
      """
  }

  private var others: HTML {
    let list: HTML = "<a href=\"/arsplan/kalendrar\">Andras kalendrar</a>"
    guard hasOthers else { return list }
    let words = view.hasOthers ? "Visa utan andras kalendrar" : "Visa med andras kalendrar"
    return "\(list) · <a href=\"\(view.address(hasOthers: !view.hasOthers))\">\(words)</a>"
  }

  private func link(_ text: String, _ path: String, isCurrent: Bool) -> HTML {
    "<li><a href=\"\(path)\"\(attribute("aria-current", isCurrent ? "true" : nil))>\(text)</a></li>"
  }

  private var clashes: HTML {
    let found = plan.clashes(from: today)
    guard !found.isEmpty else { return "<h2>Krockar</h2><p>Inget krockar för samma målgrupp.</p>" }
    return """
      <h2>Krockar</h2><ul class="rows">\(found.html { clash in
        """
        <li><span class="st \(clash.isSameDay && !clash.isApart ? "late" : "wait")">\(clash.isSameDay ? "Samma dag" : "Samma vecka")</span> \
        \(clash.one.link) och \(clash.other.link)<small>\(clash.one.days.words). För \(clash.audiences.swedish.joined(separator: ", ")).</small></li>
        """
      })</ul>
      """
  }

  private var holes: HTML {
    let found = view.holes(in: plan, from: today)
    guard !found.isEmpty else {
      return "<h2>Luckor</h2><p>Från i dag finns ingen lucka på fyra månader i det som visas.</p>"
    }
    return """
      <h2>Luckor</h2><ul class="rows">\(found.html { hole in
        """
        <li id="\(hole.anchor)">\(hole.audience.swedish)<small>Inget från den \(hole.days.lowerBound.words) till den \
        \(hole.days.upperBound.words).</small></li>
        """
      })</ul>
      """
  }

  private var table: HTML {
    """
    <h2 id="allt">Allt i planen</h2>
    <div class="scroll plan-table" role="region" aria-label="Allt i planen" tabindex="0"><table class="data">
    <thead><tr><th scope="col">Från</th><th scope="col">Till</th><th scope="col">Vad</th><th scope="col">Slag</th>\
    <th scope="col">Vem</th><th scope="col">Tema</th><th scope="col">För</th></tr></thead>
    <tbody>\(plan.items.html(row))</tbody></table></div>
    """
  }

  private func row(_ item: TimelineItem) -> HTML {
    """
    <tr><td class="nb">\(item.days.lowerBound.text)</td><td class="nb">\(item.days.upperBound.text)</td><th scope="row">\(item.link)</th>\
    <td>\(item.kind.swedish)</td><td>\(item.actors.joined(separator: ", "))</td><td>\(item.theme?.swedish ?? "")</td>\
    <td>\(item.audiences.swedish.map(\.lowercasedFirst).joined(separator: ", "))</td></tr>
    """
  }
}
