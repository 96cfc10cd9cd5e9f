internal import HTML
internal import Web

/// All questions with options and levels, to read on paper. Sv: utskrift av en uppsättning.
struct SetPrintPage {
  let questionnaire: Questionnaire

  var page: Page {
    let set = questionnaire.set
    return Page(
      set.title, crumbs: [Link("Indikatorer", SurveyPaths.sets), Link(set.title, SurveyPaths.set(set.id))],
      kind: "Indikatorer",
      actions: "<button class=\"btn second small\" type=\"button\" data-print hidden>Skriv ut</button>",
      content: questionnaire.areas.html { area in
        let indicators = questionnaire.indicators(in: area.code)
        guard !indicators.isEmpty else { return .empty }
        return "<h2>\(area.name)</h2>\(indicators.html(question))"
      })
  }

  private func question(_ indicator: Indicator) -> HTML {
    """
    <section aria-labelledby="i-\(indicator.code)"><h3 id="i-\(indicator.code)">\(indicator.code) \(indicator.question)</h3>
    <p class="small">\(indicator.answerType.swedish). Vikt \(indicator.weightInWords).\(indicator.isCore ? " Ingår i kortformuläret." : "") \
    \(indicator.ruleInWords)</p>
    \(indicator.rows.isEmpty ? .empty : HTML("<p>Rader: \(indicator.rows.map(\.text).joined(separator: "; "))</p>"))
    \(indicator.options.isEmpty ? .empty : HTML("<ul>\(indicator.options.html { "<li>\($0.text): \($0.levelInWords)</li>" })</ul>"))</section>
    """
  }
}
