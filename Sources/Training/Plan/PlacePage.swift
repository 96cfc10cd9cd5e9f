internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// An organisation's competence plan: what each role needs, and how many have it. Its manager sees who.
struct PlacePage {
  let sheet: PlaceSheet
  let viewer: Viewer
  let csrf: HTML
  /// Those shown of the staff; nil for all.
  var unit: String?
  var form = Form()
  var problems = Problems()

  private var place: TrainingPlace { sheet.place }
  private var mayPlan: Bool { place.isWritable(by: viewer) }
  private var showsNames: Bool { place.showsNames(to: viewer) }

  var page: Page {
    Page(
      place.organisation.name, width: .wide, crumbs: crumbs, kind: "Kompetensplan",
      actions: showsNames ? actions : .empty, problems: problems,
      content: """
        \(showsNames ? .empty : HTML("<p>Du ser andelar. Vem som har gått vad ser bara den egna chefen. Är ni färre än \(Share.fewest) i en roll visas inget antal.</p>"))
        \(newcomers)
        <h2>Planen</h2>\(sheet.plan.isUsual ? HTML("<p>Ni har ingen egen plan än. Då gäller att alla behöver webbkursen.</p>") : .empty)
        \(plan)\(mayPlan ? addNeed : .empty)
        <h2>Läget per yrkesgrupp</h2>\(ShareTable(rows: sheet.rows, isExact: showsNames, basis: basis).html)
        \(sheet.unitRows.isEmpty ? .empty : HTML("<h2>Läget per enhet</h2>\(ShareTable(rows: sheet.unitRows, isExact: true, place: "Enhet", id: "enheter").html)"))
        \(mayPlan ? counts : .empty)
        \(showsNames ? StaffTable(sheet: sheet, unit: unit, csrf: csrf, viewer: viewer).html : .empty)
        \(mayPlan && !sheet.events.isEmpty ? HTML("<h2>Historik</h2>\(historyList(sheet.events, sheet.persons))") : .empty)
        """)
  }

  /// Who sees only this plan comes here from the first page.
  private var crumbs: [Link] {
    let hasMore = viewer.isInCountyTeam || viewer.plannedOrganisations.count > 1
    return [Learning.link] + (hasMore ? [Link("Kompetensplan", "/utbildning")] : [])
  }

  private var basis: ShareBasis {
    let isMunicipality = place.organisation.kind == .municipality
    return showsNames ? .everybody(isMunicipality: isMunicipality) : .guarded(isMunicipality: isMunicipality)
  }

  private var actions: HTML {
    """
    <a class="btn" href="\(place.path)/rapportera">Rapportera för personalen</a> \
    <a class="btn second" href="\(place.path)/importera">Importera</a> \
    <a class="btn second" href="\(place.path)/export.csv">Hämta som CSV</a>
    """
  }

  private var newcomers: HTML {
    let new = sheet.withoutIntroduction
    guard !new.isEmpty else { return .empty }
    let count = counted(new.count, "en ny medarbetare", "nya medarbetare").capitalizedFirst
    guard showsNames else {
      return new.count < Share.fewest
        ? .empty : "<div class=\"note warn\"><strong>\(count) saknar grunden.</strong></div>"
    }
    return """
      <div class="note warn"><strong>\(count) saknar introduktion.</strong> De började för mindre än ett år sedan och har inte \
      grunden: \(new.map { "\($0.name) (\($0.beganOn?.text ?? ""))" }.joined(separator: ", ")).</div>
      """
  }

  private var plan: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="plan" tabindex="0"><table class="data">
    <caption class="vh" id="plan">Det rollerna behöver</caption>
    <thead><tr><th scope="col">Ämne</th><th scope="col">Nivå</th><th scope="col">För</th><th scope="col">Gäller</th>\
    <th scope="col">Har det</th>\(mayPlan ? HTML("<th scope=\"col\"><span class=\"vh\">Ta bort</span></th>") : .empty)</tr></thead>
    <tbody>\(sheet.plan.needs.html(row))</tbody></table></div>
    """
  }

  private func row(_ need: Need) -> HTML {
    let share = sheet.share(of: need, isGuarded: !showsNames)
    let remove: HTML =
      need.id.map { id in
        """
        <details class="more"><summary>Ta bort<span class="vh"> \(need.subject.name)</span></summary><div>
        <p>Då räknas det inte längre som något ni behöver. Det var och en har gått finns kvar.</p>
        <form method="post" action="\(place.path)/behov/\(id.text)">\(csrf)\
        \(button("Ja, ta bort \(need.subject.name)", style: "btn danger small"))</form></div></details>
        """
      } ?? .empty
    let whom = [need.profession?.swedish ?? "Alla", need.unit].compactMap(\.self).joined(separator: ", ")
    return """
      <tr><th scope="row">\(need.subject.name)</th><td>\(need.subject.level.swedish)</td><td>\(whom)</td>\
      <td>\(monthsInWords(need.validMonths))</td><td>\(showsNames ? share.exact : share.guarded)</td>\
      \(mayPlan ? HTML("<td>\(remove)</td>") : .empty)</tr>
      """
  }

  private var addNeed: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: !problems.isEmpty && form.has("amne")))><summary>Lägg till något som en roll behöver</summary><div>
      <form method="post" action="\(place.path)/behov" novalidate>\(csrf)
      \(fields.select("amne", "Ämne", [.init("", "Välj")] + Fields.Choice.subjects(sheet.subjects)))
      \(fields.select("yrke", "Yrkesgrupp", [.init("", "Alla")] + Fields.Choice.professions))
      \(fields.text("enhet", "Enhet", hint: "Tomt betyder alla enheter.", optional: true, suggestions: sheet.units))
      \(fields.text("manader", "Gäller i månader", hint: "Tomt betyder som ämnet säger.", optional: true, inputMode: "numeric", size: .w4))
      <p class="actions">\(button("Lägg till"))</p></form></div></details>
      """
  }

  private var counts: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: !problems.isEmpty && form.has("antal")))><summary>Ange hur många ni är</summary><div>
      <p>Andelen räknas på det högsta av antalet här och dem som är kända. \
      \(sheet.headcounts.map { "\($0.profession.swedish)\($0.unit.isEmpty ? "" : ", \($0.unit)"): \($0.persons) (\($0.asOf.text))" }.joined(separator: ". "))</p>
      <form method="post" action="\(place.path)/antal" novalidate>\(csrf)
      \(fields.select("antal-yrke", "Yrkesgrupp", [.init("", "Välj")] + Fields.Choice.professions))
      \(fields.text("antal-enhet", "Enhet", optional: true, suggestions: sheet.units))
      \(fields.text("antal", "Antal", inputMode: "numeric", size: .w4))
      <p class="actions">\(button("Spara antalet"))</p></form></div></details>
      """
  }
}
