internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Looks in the minutes of the networks that the viewer is in.
struct SearchMinutesRoutes {
  var routes: [Route] { [.get("/natverk/anteckningar", .withFunction, search)] }

  @Sendable private func search(_ visit: Visit) async throws -> Response {
    let words = (visit.query("sok") ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    let found = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.searchMinutes(for: words, in: try tx.networks(inside: viewer))
    }
    return visit.page(SearchMinutesPage(found: found, query: visit.query).page)
  }
}

struct SearchMinutesPage {
  let found: [FoundMinutes]
  let query: Form

  var page: Page {
    let isAsked = query.text("sok") != nil
    return Page(
      "Sök i anteckningar", width: .wide,
      lead: "Du söker i godkända minnesanteckningar från de nätverk som du är med i.",
      content: """
        \(NetworkTabs.html(on: .minutes))
        <form class="filter" method="get" action="/natverk/anteckningar" role="search"><div><label for="f-sok">Sökord</label>\
        <input id="f-sok" name="sok" type="search" value="\(query.raw("sok"))"></div>\(button("Sök", style: "btn second"))</form>
        \(isAsked ? result : .empty)
        """)
  }

  private var result: HTML {
    guard !found.isEmpty else {
      return
        "<div class=\"empty\" role=\"status\"><p>Inga anteckningar har alla orden. Prova ett ord i taget, eller bara början av ordet.</p></div>"
    }
    return """
      <p role="status">Anteckningarna från \(counted(found.count, "en träff har", "träffar har")) alla orden\
      \(found.count == FoundMinutes.most ? ". Här är de senaste" : "").</p>
      <ul class="rows">\(found.html { minutes in
        """
        <li><a href="\(minutes.meeting.path)/anteckningar">\(minutes.meeting.title), \(minutes.meeting.day.words)</a>\
        <small>\(minutes.meeting.network.name)\(minutes.lines.html { "<br>\($0)" })</small></li>
        """
      })</ul>
      """
  }
}
