internal import Access
internal import HTML

/// What stands around every page: skip link, banner, navigation and footer.
struct Frame {
  let settings: Settings
  let menu: [MenuItem]
  let viewer: Viewer?
  let csrf: String?
  let theme: String?
  let path: String
  let notice: Notice?
  let isCasework: Bool

  func around(_ page: Page) -> HTML {
    var html: HTML = """
      <!doctype html>
      <html lang="sv"\(attribute("data-theme", theme))\(sessionLength)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(page.problems.isEmpty ? "" : "Fel: ")\(page.windowTitle ?? page.title) – Samfrid</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="\(Assets.style.path)">
      <script src="\(Assets.script.path)" defer></script>
      </head>
      <body\(viewer == nil ? HTML(" class=\"bare\"") : HTML(" class=\"app\""))>
      <a class="skip" href="#innehall">Hoppa till innehållet</a>
      \(top)
      \(rail(page))
      <main id="innehall" tabindex="-1" class="\(page.width.rawValue)">

      """
    html.reserve(bytes: page.content.markup.utf8.count + 12_000)
    html += crumbs(page.crumbs)
    html += notice?.html ?? .empty
    html += page.problems.summary
    if page.hasHeading { html += heading(page) }
    html += page.content
    html += """

      </main>
      \(footer(page))
      </body>
      </html>
      """
    return html
  }

  private var sessionLength: HTML {
    viewer == nil
      ? .empty : " data-session-seconds=\"\(Int(Session.idleMinutes) * 60)\" data-session-url=\"/inloggning\""
  }

  private var top: HTML {
    """
    <header class="top">
    \(environment)
    <div class="bar"><a class="brand" href="/">\(Self.mark)Samfrid</a>\(who)</div>
    </header>
    """
  }

  private static let mark: HTML = """
    <svg viewBox="0 0 24 24" aria-hidden="true"><path class="a" d="M11 2v20H4V13A11 11 0 0 1 11 2z"/>\
    <path class="b" d="M13 2v20h7V13A11 11 0 0 0 13 2z"/></svg>
    """

  private var environment: HTML {
    guard let mark = settings.inventedMark else { return .empty }
    return """
      <p class="env">\(mark). Personer, svar och lokala siffror är uppdiktade. \
      <a href="/demo">Byt person</a></p>
      """
  }

  private var who: HTML {
    guard let viewer, let csrf else {
      return settings.isDemonstration ? .empty : "<div class=\"who\"><a href=\"/logga-in\">Logga in</a></div>"
    }
    let function = viewer.functions.first
    return """
      <div class="who"><span><b>\(viewer.name)</b>\(function.map { HTML(", \($0.title), \($0.organisation.name)") })</span>
      <a href="/konto">Mitt konto</a>
      <form method="post" action="/logga-ut"><input type="hidden" name="csrf" value="\(csrf)"><button>Logga ut</button></form></div>
      """
  }

  private func rail(_ page: Page) -> HTML {
    guard let viewer else { return .empty }
    let items = menu.filter { $0.who.permits(viewer) }
    let current =
      items.filter { $0.reach(path) != nil }.max { ($0.reach(path) ?? 0) < ($1.reach(path) ?? 0) }
      ?? items.first { $0.path == page.crumbs.first?.path }
    return """
      <nav class="rail" aria-label="Huvudmeny"><ul>
      <li><a href="/"\(attribute("aria-current", path == "/" ? "page" : nil))>Att göra nu</a></li>
      \(items.html { item in
        "<li><a href=\"\(item.path)\"\(attribute("aria-current", mark(item, current)))>\(item.title(for: viewer))</a></li>"
      })
      </ul></nav>
      """
  }

  private func mark(_ item: MenuItem, _ current: MenuItem?) -> String? {
    guard item.path == current?.path else { return nil }
    return path == item.path ? "page" : "true"
  }

  private func crumbs(_ links: [Link]) -> HTML {
    guard !links.isEmpty else { return .empty }
    return "<nav class=\"crumbs\" aria-label=\"Du är här\"><ol>\(links.html { "<li>\($0.html)</li>" })</ol></nav>"
  }

  private func heading(_ page: Page) -> HTML {
    let title: HTML = "\(page.kind.map { HTML("<p class=\"kind\">\($0)</p>") })<h1>\(page.title)</h1>"
    let lead: HTML = page.lead.map { "<p class=\"lead\">\($0)</p>" } ?? .empty
    guard !page.actions.isEmpty else { return title + lead }
    return "<div class=\"head\"><div>\(title)</div><div class=\"actions noprint\">\(page.actions)</div></div>\(lead)"
  }

  private func footer(_ page: Page) -> HTML {
    let contact = page.showsContact ? settings.contact : nil
    return """
      <footer class="foot">
      <ul>\(openItems)<li><a href="/om">Om Samfrid</a></li><li><a href="/tillganglighet">Tillgänglighet</a></li>\
      <li><a href="/hjalp">Hjälp</a></li></ul>\(contact.map { HTML("<p>Hjälp med Samfrid: \($0)</p>") })
      <p>\(isCasework ? Self.loggedWords : Self.regionalWords)</p>
      </footer>
      """
  }

  /// What is open to all, for those who see no menu.
  private var openItems: HTML {
    guard viewer == nil else { return .empty }
    return menu.filter { $0.who == .anyone }.html { "<li><a href=\"\($0.path)\">\($0.title)</a></li>" }
  }

  private static let loggedWords =
    "Det du öppnar, söker efter och skriver här står i nämndens åtkomstlogg, som granskas."
  private static let regionalWords = """
    Skriv aldrig uppgifter om enskilda personer här. Den här delen av Samfrid är till för verksamheternas arbete, inte för \
    ärenden.
    """
}
