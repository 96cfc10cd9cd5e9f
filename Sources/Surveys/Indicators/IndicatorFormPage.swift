internal import HTML
internal import Web

/// All fields of a question. Sv: redigera indikator.
struct IndicatorFormPage {
  let questionnaire: Questionnaire
  /// The question that is changed; nil for a new one.
  let code: String?
  let values: Form
  let csrf: HTML
  var problems = Problems()

  private var set: IndicatorSet { questionnaire.set }
  private var fields: Fields { Fields(values, problems: problems) }

  var page: Page {
    let path = code.map { "\(SurveyPaths.indicator($0, in: set.id))/redigera" } ?? "\(SurveyPaths.set(set.id))/ny"
    return Page(
      code.map { "Redigera \($0)" } ?? "Lägg till en fråga", width: .form,
      crumbs: [Link("Indikatorer", SurveyPaths.sets), Link(set.title, SurveyPaths.set(set.id))], problems: problems,
      content: """
        <form method="post" action="\(path)" novalidate>\(csrf)
        \(code == nil ? fields.text("kod", "Kod", hint: "Samma kod i en senare version betyder samma fråga.", size: .w12) : .empty)
        \(fields.area("fraga", "Fråga", rows: 2))\(fields.area("hjalp", "Hjälptext", optional: true, rows: 2))
        \(fields.select("omrade", "Område", questionnaire.areas.map { .init($0.code, $0.name) }))
        \(fields.select("typ", "Så besvaras frågan", Indicator.AnswerType.allCases.map { .init($0.rawValue, $0.swedish) }))
        \(fields.text("enhet", "Enhet", hint: "För antal och andelar.", optional: true, size: .w20))
        \(optionLines)\(fields.text("hogst", "Högst så många val", optional: true, inputMode: "numeric", size: .w4))
        \(rowLines)
        \(fields.radios("regel", "Så blir svaret en nivå", rules))\(stepLines)
        \(fields.radios("vikt", "Vikt", [.init("3", "3, lag eller säkerhet"), .init("2", "2, starkt rekommenderat"), .init("1", "1, utveckling"), .init("0", "0, bakgrund som aldrig räknas")]))
        \(fields.box("kort", "Ingår i kortformuläret"))
        \(fields.box("kansligt", "Små tal skyddas", hint: "Utanför länsteamet visas bara intervall."))
        \(set.themes.isEmpty ? .empty : fields.boxes("tema", "Teman", set.themes.map { .init($0.code, $0.name) }))
        \(definition)
        \(code == nil ? .empty : meaning)
        <p class="actions">\(button(code == nil ? "Lägg till" : "Spara"))</p></form>
        """)
  }

  private var rules: [Fields.Choice] {
    [LevelRule.option, .share, .any, .steps([]), .none].map { .init($0.key, $0.swedish) }
  }

  private var optionLines: HTML {
    """
    <fieldset class="field"><legend>Alternativ</legend><span class="hint">Nivån är 0–100 och följer betydelsen. \
    Lämna nivån tom om alternativet inte räknas. Tomma rader tas bort.</span>
    <div class="scroll" role="region" aria-label="Alternativ" tabindex="0"><table class="data"><thead><tr>\
    <th scope="col">Text</th><th scope="col">Nivå</th><th scope="col">Vet inte</th><th scope="col">Utesluter andra</th></tr></thead>
    <tbody>\((0..<IndicatorForm.optionLines).html(optionLine))</tbody></table></div></fieldset>
    """
  }

  private func optionLine(_ line: Int) -> HTML {
    let number = line + 1
    return """
      <tr><td><input type="hidden" name="alt-\(line)-id" value="\(values.raw("alt-\(line)-id"))">\
      \(input("alt-\(line)-text", "Alternativ \(number), text", size: nil))</td>\
      <td>\(input("alt-\(line)-niva", "Alternativ \(number), nivå", size: "w4"))</td>\
      <td>\(box("alt-\(line)-vetinte", "Alternativ \(number) betyder vet inte"))</td>\
      <td>\(box("alt-\(line)-inget", "Alternativ \(number) utesluter de andra"))</td></tr>
      """
  }

  private var rowLines: HTML {
    """
    <fieldset class="field"><legend>Rader i en matris</legend><span class="hint">En rad per grupp eller verksamhet. Lämna tomt för andra frågor.</span>
    \((0..<IndicatorForm.rowLines).html { line in
      HTML("<p><input type=\"hidden\" name=\"rad-\(line)-id\" value=\"\(values.raw("rad-\(line)-id"))\">\(input("rad-\(line)-text", "Rad \(line + 1)", size: nil))</p>")
    })</fieldset>
    """
  }

  private var stepLines: HTML {
    """
    <fieldset class="field"><legend>Steg</legend><span class="hint">Fyll i om regeln är steg. Ett datum räknas i hela månader från datumet till svarsdagen.</span>
    \((0..<IndicatorForm.stepLines).html { line in
      HTML("<p>Från \(input("steg-\(line)-fran", "Steg \(line + 1), från", size: "w8")) ger nivån \(input("steg-\(line)-niva", "Steg \(line + 1), nivå", size: "w4"))</p>")
    })</fieldset>
    """
  }

  private var definition: HTML {
    """
    <h2>Definition</h2><p class="small">Fälten är de som Öppna jämförelser använder. Lämna tomt det du inte vet.</p>
    \(Indicator.Definition.fields.html { fields.area("definition-\($0.key)", $0.swedish, optional: true, rows: 2) })
    \(fields.text("kallor", "Källor", hint: "Nycklar med mellanslag mellan.", optional: true))
    \(fields.text("engelska", "Engelsk etikett", optional: true))
    """
  }

  private var meaning: HTML {
    fields.radios(
      "innebord", "Har innebörden ändrats?",
      [
        .init("samma", "Nej, bara ordvalet", hint: "Svaren kan jämföras med tidigare omgångar."),
        .init("ny", "Ja", hint: "Definitionen får en ny version och kurvor bryts där."),
      ], hint: "Ändras alternativ, nivåer, rader eller regel så bryts kurvorna alltid.")
  }

  private func input(_ name: String, _ label: String, size: String?) -> HTML {
    let error = problems.sentence(for: name)
    return """
      <input id="f-\(name)" name="\(name)" aria-label="\(label)" value="\(values.raw(name))"\(attribute("class", size))\
      \(attribute("aria-invalid", error == nil ? nil : "true"))\(attribute("aria-describedby", error == nil ? nil : "e-\(name)"))>\
      \(error.map { HTML("<span class=\"error\" id=\"e-\(name)\"><span class=\"vh\">Fel: </span>\($0)</span>") })
      """
  }

  private func box(_ name: String, _ label: String) -> HTML {
    "<input type=\"checkbox\" name=\"\(name)\" value=\"ja\" aria-label=\"\(label)\"\(attribute("checked", when: values.isTicked(name)))>"
  }
}
