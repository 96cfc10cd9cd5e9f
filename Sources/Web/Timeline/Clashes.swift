package import Access
package import HTML
package import Vocabulary

/// What asks the same people to be elsewhere as something that is being planned does, for its own page.
/// Sv: krockar med det man planerar.
package struct Clashes: Sendable {
  package let found: [YearPlan.Clash]

  package init(_ found: [YearPlan.Clash] = []) { self.found = found }

  package var isEmpty: Bool { found.isEmpty }

  /// Without those that are told of otherwise, by their ids.
  package func besides(_ ids: [String]) -> Clashes { Clashes(found.filter { !ids.contains($0.other.id) }) }

  /// Nothing where nothing clashes.
  package var note: HTML {
    guard !isEmpty else { return .empty }
    return """
      <div class="note warn"><strong>\(found.allSatisfy(\.isApart) ? "Samma dag" : "Krockar") i årsplanen.</strong><ul>\(found.html { clash in
        "<li>\(clash.words)</li>"
      })</ul></div>
      """
  }
}

extension Shell {
  /// What clashes with each of some items, by its id, in what the viewer sees of all features. What has been is left out.
  package func clashes(
    with items: [TimelineItem], for viewer: Viewer, on site: Site, today: CalendarDate
  ) async throws -> [String: Clashes] {
    let coming = items.filter { $0.days.upperBound >= today && $0.isGathering && !$0.audiences.isEmpty }
    guard let first = coming.map(\.days.lowerBound).min(), let last = coming.map(\.days.upperBound).max() else {
      return [:]
    }
    let others = try await timelineItems(for: viewer, on: first.adding(days: -6)...last.adding(days: 6), of: site)
      .filter(\.isGathering)
    return Dictionary(
      coming.map { item in
        (item.id, Clashes(others.filter { $0.id != item.id }.compactMap { YearPlan.Clash(item, $0) }))
      }, uniquingKeysWith: { $1 })
  }
}

extension Visit {
  /// What clashes with something that the viewer plans.
  package func clashes(with item: TimelineItem) async throws -> Clashes {
    try await shell.clashes(with: [item], for: viewer, on: site, today: today)[item.id] ?? Clashes()
  }
}

extension YearPlan.Clash {
  /// How the other one clashes, with a link to it.
  fileprivate var words: HTML { words(other.link) }

  /// As where one ticks a day, and a link would be in the way.
  package var wordsWithoutLink: HTML { words("\(other.title)") }

  private func words(_ title: HTML) -> HTML {
    """
    \(isApart ? "Samma dag, men inte samma tid" : isSameDay ? "Samma dag" : "Samma vecka"): \(title)\(isSameDay ? "" : ", \(other.days.words)"). \
    För \(audiences.swedish.joined(separator: ", ")).
    """
  }
}

extension TimelineItem {
  /// Its name, leading there when there is a page.
  package var link: HTML { path.map { Link(title, $0).html } ?? "\(title)" }
}

extension ClosedRange<CalendarDate> {
  /// "18 november 2026", or from one day to another.
  package var words: String {
    lowerBound == upperBound ? lowerBound.words : "\(lowerBound.words) till \(upperBound.words)"
  }
}
