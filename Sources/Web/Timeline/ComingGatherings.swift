package import HTML
package import Vocabulary

/// What already asks people to come somewhere in the coming year, for the form in which one chooses a day for something else.
/// Sv: redan i årsplanen.
package struct ComingGatherings: Sendable {
  package let items: [TimelineItem]

  package init(_ items: [TimelineItem] = []) { self.items = items }

  /// Closed until one opens it, and without links: one would lose what one has typed.
  package var list: HTML {
    guard !items.isEmpty else { return .empty }
    return """
      <details class="more"><summary>\(counted(items.count, "En dag är redan tagen", "dagar är redan tagna"))</summary><div>
      <p>Det här ligger i årsplanen det närmaste året och är för samma målgrupper och län.</p>
      <ul>\(items.html { item in
        "<li>\(item.days.words): \(item.title). För \(item.audiences.swedish.map(\.lowercasedFirst).joined(separator: ", ")).</li>"
      })</ul></div></details>
      """
  }
}

extension Visit {
  /// Those for some of the audiences in some of the counties, in what the viewer sees of all features; none given means all.
  /// - Parameter id: What is being planned, which is not in its own way.
  package func comingGatherings(
    for audiences: Set<TimelineItem.Audience>, in counties: [CountyCode], besides id: String? = nil
  ) async throws -> ComingGatherings {
    let items = try await shell.timelineItems(for: viewer, on: today...today.adding(years: 1), of: site)
    return ComingGatherings(
      items.filter { item in
        let isForSame = audiences.isEmpty || !item.audiences.isDisjoint(with: audiences)
        let isNear = counties.isEmpty || item.counties.isEmpty || item.counties.contains(where: counties.contains)
        return item.id != id && item.isGathering && !item.audiences.isEmpty && isForSame && isNear
      }.sorted { ($0.days.lowerBound, $0.id) < ($1.days.lowerBound, $1.id) })
  }
}
