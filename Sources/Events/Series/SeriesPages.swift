internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// A series with all its years, as everybody may read it, and for those who hold it the way to where it is planned.
struct PublicSeriesPage {
  let series: EventSeries
  let editions: [Edition]
  /// The network in which it is planned, for those who are in it.
  let group: MemberGroup?
  let names: EventNames
  let viewer: Viewer?

  var page: Page {
    var page = Page(
      series.name, width: .wide, crumbs: [Link("Temadagar och utbildningar", "/evenemang")], kind: "Serie",
      actions: viewer.map(series.isWritable) ?? false
        ? "<a class=\"btn second\" href=\"\(series.path)/redigera\">Ändra</a>" : .empty,
      content: """
        \(paragraphs(series.about))<dl class="sum">\(fact("Arrangörer", names.joined(series.organisations)))\
        \(planning)</dl>
        <h2>Alla år</h2>\(editions.isEmpty ? HTML("<div class=\"empty\"><p>Inget är publicerat än.</p></div>") : list)
        """)
    page.windowTitle = "Serie"
    return page
  }

  /// Where the days are agreed on, for those who may go there.
  private var planning: HTML {
    guard let group else { return .empty }
    return fact(
      "Planeras i",
      html: "<a href=\"\(group.path)\">\(group.name)</a>, och syns i <a href=\"/arsplan\">årsplanen</a>")
  }

  private var list: HTML {
    """
    <ul class="rows">\(editions.html { edition in
      "<li><a href=\"\(path(edition))\">\(edition.title)</a><small>\(edition.state == .draft ? "Utkast. " : "")\(edition.day.words). \(edition.publicPlace)</small></li>"
    })</ul>
    """
  }

  /// Those who hold it come to their own page.
  private func path(_ edition: Edition) -> String {
    viewer.map(edition.isOrganised) ?? false ? edition.organisedPath : edition.path
  }
}

/// The form for a series: a new one, or one that is there.
struct SeriesFormPage {
  /// Nil for a new one.
  let series: EventSeries?
  let organisations: [Organisation]
  let groups: [MemberGroup]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      series.map { "Ändra \($0.name)" } ?? "Börja en serie", width: .form,
      crumbs: organisedCrumbs, problems: problems,
      content: """
        <form method="post" action="\(series.map { "\($0.path)/redigera" } ?? "/arrangemang/ny-serie")" novalidate>\(csrf)\(fields.seen)
        \(fields.text("namn", "Vad heter serien?"))
        \(fields.area("om", "Om serien", hint: "Läses av alla.", optional: true))
        \(fields.boxes("arrangor", "Vilka arrangerar?", organisations.map { .init($0.id.text, $0.name) }, hint: "De kan alla ändra, och lägga upp nya tillfällen."))
        \(fields.select("medlemmar", "Nätverket där ni planerar", [.init("", "Inget")] + groups.map { .init($0.id, $0.name) }, optional: true))
        \(fields.boxes("lan", "Län", Sweden.current.counties.map { .init($0.code.text, $0.shortName) }, hint: "Inget valt betyder hela landet."))
        <p class="actions">\(button(series == nil ? "Börja serien" : "Spara"))</p></form>
        """)
  }
}
