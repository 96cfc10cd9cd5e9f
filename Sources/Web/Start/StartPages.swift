internal import Access
internal import HTML
internal import Hummingbird
internal import Vocabulary

/// The start page that answers "what should I do now?", and the pages about the site itself.
package struct StartPages: Feature {
  package init() {}

  package var routes: [Route] {
    [
      .open(.get, "/", start),
      .open(.get, "/om") { $0.page(AboutPages.about) },
      .open(.get, "/tillganglighet") { $0.page(AboutPages.accessibility) },
      .open(.get, "/hjalp") { $0.page(AboutPages.help) },
    ]
  }

  @Sendable private func start(_ open: OpenVisit) async throws -> Response {
    guard open.viewer != nil else {
      return .redirect(to: open.site.settings.isDemonstration ? "/demo" : "/logga-in")
    }
    let visit = try Visit(open)
    var items: [StartItem] = []
    for source in visit.shell.startSources { items += try await source.items(for: visit) }
    return visit.page(
      StartPage(
        viewer: visit.viewer, items: items.sorted(by: comesFirst),
        ways: visit.shell.menu.filter { $0.who.permits(visit.viewer) },
        today: visit.today
      ).page)
  }

  /// What has a date comes by its date, the rest by weight.
  private func comesFirst(_ left: StartItem, _ right: StartItem) -> Bool {
    switch (left.due, right.due) {
    case (let left?, let right?): left < right
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): left.weight < right.weight
    }
  }
}
