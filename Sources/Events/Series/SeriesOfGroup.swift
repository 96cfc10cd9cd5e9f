internal import Access
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// The series that the organisers plan in a network, on its page. Sv: nätverkets serier.
struct SeriesOfGroup: GroupPanel {
  func panel(on group: String, for visit: Visit) async throws -> HTML? {
    let (series, coming) = try await visit.site.regional.read {
      [now = visit.now, viewer = visit.viewer, shell = visit.shell] tx in
      let series = try tx.allEventSeries().filter { $0.group == group }
      if series.isEmpty { return (series, [] as [ListedEdition]) }
      // What is for the members of a network is named on its page to them alone.
      let groups = try shell.groups(of: viewer, in: tx).map(\.id).filter { $0 == group }
      return (series, try tx.listedEditions(endingAfter: now, and: groups))
    }
    guard !series.isEmpty else { return nil }
    return """
      <h2>Serier som planeras här</h2>
      <ul class="rows">\(series.html { "<li><a href=\"\($0.path)\">\($0.name)</a><small>\(next(of: $0, coming))</small></li>" })</ul>
      """
  }

  private func next(of series: EventSeries, _ coming: [ListedEdition]) -> String {
    let next = coming.first { $0.series == series.id && $0.state == .open }
    return next.map { "Nästa: \($0.title), \($0.day.words)" } ?? "Inget nytt tillfälle är publicerat"
  }
}
