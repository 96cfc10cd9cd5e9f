package import HTML
package import Vocabulary

/// What already asks people to come somewhere in the coming year, and when nothing does, for the form in which one chooses a
/// day for something else.
/// Sv: redan i årsplanen.
package struct ComingGatherings: Sendable {
  package let items: [TimelineItem]
  package let holes: [YearPlan.Hole]

  package init(_ items: [TimelineItem] = [], holes: [YearPlan.Hole] = []) {
    self.items = items
    self.holes = holes
  }

  /// Closed until one opens it, and without links: one would lose what one has typed.
  package var list: HTML { "\(taken)\(free)" }

  private var taken: HTML {
    guard !items.isEmpty else { return .empty }
    return """
      <details class="more"><summary>\(counted(items.count, "En dag är redan tagen", "dagar är redan tagna"))</summary><div>
      <p>Det här ligger i årsplanen det närmaste året och är för samma målgrupper och län.</p>
      <ul>\(items.html { item in
        "<li>\(item.days.words): \(item.title). För \(item.audiences.swedish.map(\.lowercasedFirst).joined(separator: ", ")).</li>"
      })</ul></div></details>
      """
  }

  private var free: HTML {
    guard !holes.isEmpty else { return .empty }
    return """
      <details class="more"><summary>\(counted(holes.count, "En lucka i årsplanen", "luckor i årsplanen"))</summary><div>
      <p>Då finns inget i länet för målgruppen på fyra månader eller mer.</p>
      <ul>\(holes.html { "<li>\($0.audience.swedish): \($0.days.words).</li>" })</ul></div></details>
      """
  }
}

extension Visit {
  /// Those for whom and where a form has ticked.
  package func comingGatherings(for form: Form, besides id: String?) async throws -> ComingGatherings {
    try await comingGatherings(
      for: Set(form: form), in: form.all("lan").compactMap { CountyCode($0) }, besides: id)
  }

  /// Those for some of the audiences in some of the counties, in what the viewer sees of all features; none given means all.
  /// - Parameter id: What is being planned, which is not in its own way.
  package func comingGatherings(
    for audiences: Set<TimelineItem.Audience>, in counties: [CountyCode], besides id: String? = nil
  ) async throws -> ComingGatherings {
    let year = today...today.adding(years: 1)
    let near = try await shell.timelineItems(for: viewer, on: year, of: site).filter { item in
      item.counties.meet(counties)
    }
    let plan = YearPlan(near, on: year)
    return ComingGatherings(
      plan.items.filter { item in
        let isForSame = audiences.isEmpty || !item.audiences.isDisjoint(with: audiences)
        return item.id != id && item.isGathering && !item.audiences.isEmpty && isForSame
      }, holes: plan.holes.filter { audiences.isEmpty || audiences.contains($0.audience) })
  }
}
