package import HTML
package import Vocabulary

/// What already asks people to come somewhere in the coming year, and when nothing does, for the form in which one chooses a
/// day for something else.
/// Sv: redan i årsplanen.
package struct ComingGatherings: Sendable {
  package let items: [TimelineItem]
  package let holes: [YearPlan.Hole]
  /// Those that the form has; nil until a day is typed.
  package let days: ClosedRange<CalendarDate>?

  package init(
    _ items: [TimelineItem] = [], holes: [YearPlan.Hole] = [], on days: ClosedRange<CalendarDate>? = nil
  ) {
    self.items = items
    self.holes = holes
    self.days = days
  }

  /// What is near the day stands open and first; the rest is closed until one opens it. Without links: one would lose what
  /// one has typed.
  package var list: HTML { "\(near)\(taken)\(free)" }

  private var near: HTML {
    guard let days, days.isGathering else { return .empty }
    let sameDay = items.filter { $0.days.overlaps(days) }
    let sameWeek = items.filter { !$0.days.overlaps(days) && $0.days.lowerBound.week == days.lowerBound.week }
    guard !sameDay.isEmpty || !sameWeek.isEmpty else { return .empty }
    return """
      <div class="note warn"><strong>Redan i årsplanen: \(days.words).</strong><ul>\
      \(sameDay.html { "<li>Samma dag: \($0.title). För \(audiences(of: $0)).</li>" })\
      \(sameWeek.html { "<li>Samma vecka: \($0.title), \($0.days.words). För \(audiences(of: $0)).</li>" })</ul></div>
      """
  }

  private var taken: HTML {
    guard !items.isEmpty else { return .empty }
    return """
      <details class="more"><summary>\(counted(items.count, "En dag är redan tagen", "dagar är redan tagna"))</summary><div>
      <p>Det här ligger i årsplanen det närmaste året och är för samma målgrupper och län.</p>
      <ul>\(items.html { item in
        "<li>\(item.days.words): \(item.title). För \(audiences(of: item)).</li>"
      })</ul></div></details>
      """
  }

  private func audiences(of item: TimelineItem) -> String {
    item.audiences.swedish.map(\.lowercasedFirst).joined(separator: ", ")
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
      for: Set(form: form), in: form.all("lan").compactMap { CountyCode($0) }, besides: id, on: form.days)
  }

  /// Those for some of the audiences in some of the counties, in what the viewer sees of all features; none given means all.
  /// - Parameters:
  ///   - id: What is being planned, which is not in its own way.
  ///   - days: Those in the form; nil for those that were sent or, else, those of what is being planned.
  package func comingGatherings(
    for audiences: Set<TimelineItem.Audience>, in counties: [CountyCode], besides id: String? = nil,
    on days: ClosedRange<CalendarDate>? = nil
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
      }, holes: plan.holes.filter { audiences.isEmpty || audiences.contains($0.audience) },
      on: days ?? form.days ?? query.days ?? plan.items.first { $0.id == id }?.days)
  }
}

extension Form {
  /// As the forms for meetings, events and initiatives name them; nil while no day is typed.
  fileprivate var days: ClosedRange<CalendarDate>? {
    guard let first = CalendarDate(text("dag") ?? text("fran") ?? "") else { return nil }
    let last = CalendarDate(text("sista_dag") ?? text("till") ?? "") ?? first
    return first...max(first, last)
  }
}
