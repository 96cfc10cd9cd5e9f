internal import HTML
internal import Web

/// A set with its areas and questions.
struct SetPage {
  let questionnaire: Questionnaire
  let filter: IndicatorFilter
  let usedBy: [String]
  let basedOn: IndicatorSet?
  let isWritable: Bool
  let isKept: Bool
  let isInCountyTeam: Bool
  let csrf: HTML

  private var set: IndicatorSet { questionnaire.set }
  private var path: String { SurveyPaths.set(set.id) }

  var page: Page {
    let shown = questionnaire.indicators.filter(filter.admits)
    return Page(
      set.name, width: .wide, crumbs: [Link("Indikatorer", SurveyPaths.sets)],
      kind: "Indikatorer, version \(set.version)",
      actions: actions,
      content: """
        \(state)\(filter.form(themes: set.themes, path: path))
        <p role="status" class="small">\(shown.count) av \(questionnaire.indicators.count) frågor visas</p>
        \(questionnaire.areas.html { section($0, shown.filter { [code = $0.code] in $0.area == code }) })
        \(isKept ? changes : .empty)
        """)
  }

  private var actions: HTML {
    """
    <a class="btn second small" href="\(path)/utskrift">Utskrift</a> \
    <a class="btn second small" href="\(path)/export">Hämta frågorna som fil</a>\
    \(isInCountyTeam ? HTML(" <a class=\"btn small\" href=\"\(path)/kopiera\">Kopiera till ny version</a>") : .empty)
    """
  }

  private var state: HTML {
    let copied: HTML =
      basedOn.map { " Kopierad från <a href=\"\(SurveyPaths.set($0.id))\">\($0.title)</a>." } ?? .empty
    let origin: HTML = "<p class=\"small\">\(keeper)\(copied)</p>"
    if set.isRetired {
      return
        "<div class=\"note\"><strong>Tillbakadragen.</strong> Inga nya omgångar kan planeras med den.</div>\(origin)"
    }
    guard set.isUsed else { return origin }
    return """
      <div class="note"><strong>Används av \(usedBy.joined(separator: ", ")).</strong> Därför ändras den inte. \
      Kopiera den till en ny version för att ändra.</div>\(origin)
      """
  }

  private var keeper: String {
    let who = set.ownerName.map { "Uppsättningen ändras bara av länsteamet på \($0)." }
    return who ?? "Uppsättningen är gemensam och ändras bara av systemadministratörer."
  }

  private func section(_ area: SurveyArea, _ indicators: [Indicator]) -> HTML {
    if indicators.isEmpty && (filter.isActive || !isWritable) { return .empty }
    return """
      <div class="head"><h2 id="omrade-\(area.code)">\(area.name)</h2>\
      \(isWritable ? areaActions(area) : .empty)</div>
      <div class="scroll" role="region" aria-labelledby="fragor-\(area.code)" tabindex="0"><table class="data">
      <caption class="vh" id="fragor-\(area.code)">Frågor i området \(area.name)</caption>
      <thead><tr><th scope="col">Kod</th><th scope="col">Fråga</th><th scope="col">Svar</th><th scope="col" class="num">Vikt</th>\
      <th scope="col">Ingår i</th>\(isWritable ? HTML("<th scope=\"col\">Ordning</th>") : .empty)</tr></thead>
      <tbody>\(indicators.html(row))</tbody></table></div>
      """
  }

  private func areaActions(_ area: SurveyArea) -> HTML {
    """
    <div class="actions noprint"><a href="\(path)/omraden/\(area.code)">Byt namn<span class="vh"> på \(area.name)</span></a>\
    \(moveButtons("omrade", area.code, area.name))</div>
    """
  }

  private func row(_ indicator: Indicator) -> HTML {
    let marks = [
      indicator.isCore ? "kortformuläret" : nil, indicator.isAboutHonour ? "HRV" : nil,
      indicator.isSensitive ? "små tal skyddas" : nil, indicator.isRetired ? "tillbakadragen" : nil,
    ].compactMap(\.self)
    return """
      <tr><th scope="row"><a href="\(SurveyPaths.indicator(indicator.code, in: set.id))">\(indicator.code)</a></th>\
      <td>\(indicator.question)</td><td>\(indicator.answerType.swedish)</td><td class="num">\(indicator.weight)</td>\
      <td>\(marks.joined(separator: ", "))</td>\
      \(isWritable ? HTML("<td>\(moveButtons("fraga", indicator.code, indicator.code))</td>") : .empty)</tr>
      """
  }

  private func moveButtons(_ field: String, _ code: String, _ name: String) -> HTML {
    """
    <form method="post" action="\(path)/ordning" class="actions noprint">\(csrf)<input type="hidden" name="\(field)" value="\(code)">\
    <button class="btn quiet small" name="riktning" value="upp">Upp<span class="vh"> \(name)</span></button>\
    <button class="btn quiet small" name="riktning" value="ner">Ner<span class="vh"> \(name)</span></button></form>
    """
  }

  private var changes: HTML {
    """
    <section class="noprint" aria-labelledby="andra"><h2 id="andra">Ändra uppsättningen</h2>
    <div class="actions">\(isWritable ? HTML("<a class=\"btn\" href=\"\(path)/ny\">Lägg till en fråga</a><a class=\"btn second\" href=\"\(path)/omraden/nytt\">Lägg till ett område</a>") : .empty)
    <form method="post" action="\(path)/dra-tillbaka">\(csrf)\
    \(set.isRetired ? button("Ta i bruk igen", name: "igen", value: "ja", style: "btn second") : button("Dra tillbaka uppsättningen", style: "btn second"))\
    </form></div></section>
    """
  }
}
