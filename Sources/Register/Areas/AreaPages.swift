internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// All areas: those that everybody knows, and the teams' own.
struct AreaListPage {
  let own: [OwnArea]
  let viewer: Viewer

  var page: Page {
    Page(
      "Områden", width: .wide,
      lead: "Ett område är en grupp kommuner som arbetar tillsammans. Det behöver inte vara ett län.",
      actions: viewer.isInCountyTeam ? "<a class=\"btn\" href=\"/omraden/ny\">Sätt ihop ett område</a>" : .empty,
      content: """
        \(RegisterTabs.html(on: .areas, for: viewer))
        \(own.isEmpty ? .empty : HTML("<h2>Egna områden</h2>\(list(own.map(\.area)))"))
        <h2>Kända områden</h2>
        \(list(Sweden.current.areas))
        """)
  }

  private func list(_ areas: [Area]) -> HTML {
    """
    <ul class="rows">\(areas.html { area in
      "<li><a href=\"/omraden/\(area.id)\">\(area.name)</a><small>\(counted(area.municipalities.count, "En kommun", "kommuner"))</small></li>"
    })</ul>
    """
  }
}

/// One area with its municipalities.
struct AreaPage {
  let area: Area
  let mayChange: Bool
  let history: HTML

  var page: Page {
    let municipalities = area.municipalities.compactMap(Sweden.current.municipality)
    return Page(
      area.name, width: .wide, crumbs: [Link("Områden", "/omraden")],
      kind: "Område, \(counted(municipalities.count, "en kommun", "kommuner"))",
      actions: mayChange
        ? """
        <a class="btn second small" href="/omraden/\(area.id)/redigera">Ändra</a>\
        <a class="btn second small" href="/omraden/\(area.id)/ta-bort">Ta bort</a>
        """ : .empty,
      content: """
        \(MunicipalityTable(municipalities: SwedishOrder.sorted(municipalities) { $0.name }).html)
        \(history)
        """)
  }
}

/// The form for an own area: a name and a box for each municipality, by county.
struct AreaFormPage {
  /// Nil for a new one.
  let area: OwnArea?
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      area.map { "Ändra \($0.name)" } ?? "Sätt ihop ett område", width: .form, crumbs: [Link("Områden", "/omraden")],
      problems: problems,
      content: """
        <form method="post" action="\(area.map { "/omraden/\($0.id.text)/redigera" } ?? "/omraden/ny")" novalidate>\(csrf)
        \(fields.text("namn", "Områdets namn", size: .w20))
        <h2 id="f-kommun" tabindex="-1">Kommuner</h2>
        \(problems.sentence(for: "kommun").map { HTML("<p class=\"error\"><span class=\"vh\">Fel: </span>\($0)</p>") })
        \(Sweden.current.counties.html(boxes))
        <p class="actions">\(button(area == nil ? "Lägg till" : "Spara"))</p></form>
        """)
  }

  private func boxes(_ county: County) -> HTML {
    let chosen = Set(form.all("kommun"))
    return """
      <fieldset class="field"><legend>\(county.name)</legend><div class="choices cols">\
      \(Sweden.current.inCounty(county.code).html { municipality in
        """
        <label><input type="checkbox" name="kommun" value="\(municipality.code.text)"\
        \(attribute("checked", when: chosen.contains(municipality.code.text)))><span>\(municipality.name)</span></label>
        """
      })</div></fieldset>
      """
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ area: OwnArea) {
    self.init(fields: [("namn", area.name)] + area.municipalities.map { ("kommun", $0.text) })
  }
}
