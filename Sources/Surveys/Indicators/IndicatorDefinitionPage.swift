internal import HTML
internal import Web

/// The definition of one question: what is asked, how it is reckoned and what it rests on.
struct IndicatorDefinitionPage {
  let indicator: Indicator
  let questionnaire: Questionnaire
  let versions: [QuestionVersion]
  let isWritable: Bool
  let csrf: HTML

  private var set: IndicatorSet { questionnaire.set }
  private var path: String { SurveyPaths.indicator(indicator.code, in: set.id) }

  var page: Page {
    Page(
      indicator.question, crumbs: [Link("Indikatorer", SurveyPaths.sets), Link(set.title, SurveyPaths.set(set.id))],
      kind: "\(indicator.code), \(questionnaire.area(indicator.area)?.name ?? indicator.area)",
      actions: isWritable ? "<a class=\"btn\" href=\"\(path)/redigera\">Redigera</a>" : .empty,
      content: """
        \(indicator.isRetired ? HTML("<div class=\"note\"><strong>Tillbakadragen.</strong> Frågan ställs inte.</div>") : .empty)
        \(indicator.hint.map { HTML("<p>\($0)</p>") })
        <h2>Svar</h2><p>\(indicator.answerType.swedish)\(indicator.unit.map { ", \($0)" } ?? "")\
        \(indicator.maxChoices.map { ", högst \($0) val" } ?? "").</p>
        \(options)\(rows)
        <h2>Så räknas svaret</h2><p>\(indicator.ruleInWords)</p>
        <dl class="sum">\(fact("Vikt", indicator.weightInWords))\(fact("Kortformuläret", indicator.isCore ? "Ingår" : "Ingår inte"))\
        \(fact("Tema", themeNames))\(fact("Känsligt", sensitivity))\
        \(fact("Definition", DefinitionName.words(indicator.definitionVersion)))</dl>
        <h2>Definition</h2><p class="small">Fälten är de som Öppna jämförelser använder.</p>
        \(definition)
        <h2>Publicerade värden</h2>\(published)
        <h2>Källor</h2>\(sources)
        <h2>Versioner av frågan</h2>\(history)
        \(isWritable ? retire : .empty)
        """)
  }

  private var sensitivity: String {
    guard indicator.isSensitive else { return "Nej, svaren visas som de är" }
    return indicator.isKeyFigure
      ? "Ja, talen visas bara som intervall utanför länsteamet"
      : "Ja, svaren visas med namn bara för länsteamet och den som har svarat"
  }

  /// What nobody has stated is said once.
  private var definition: HTML {
    let fields = Indicator.Definition.fields.map { ($0.swedish, indicator.definition[keyPath: $0.path] ?? "") }
    let given = fields.filter { !$0.1.isEmpty }
    if given.isEmpty { return "<p class=\"soft\">Inget av dem är angivet än.</p>" }
    return """
      <dl class="sum">\(given.html { fact($0.0, $0.1) })</dl>\
      \(given.count < fields.count ? "<p class=\"soft\">Övriga fält är inte ifyllda.</p>" : .empty)
      """
  }

  private var themeNames: String {
    indicator.themes.map { code in set.themes.first { $0.code == code }?.name ?? code }.joined(separator: ", ")
  }

  private var options: HTML {
    guard !indicator.options.isEmpty else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="alt-namn" tabindex="0"><table class="data">
      <caption id="alt-namn">Alternativ och nivåer</caption>
      <thead><tr><th scope="col">Alternativ</th><th scope="col">Nivå</th></tr></thead><tbody>\(indicator.options.html { option in
        "<tr><th scope=\"row\">\(option.text)\(option.isNone ? " (utesluter de andra)" : "")</th><td>\(option.levelInWords)</td></tr>"
      })</tbody></table></div>
      """
  }

  private var rows: HTML {
    indicator.rows.isEmpty ? .empty : "<h3>Rader</h3><ul>\(indicator.rows.html { "<li>\($0.text)</li>" })</ul>"
  }

  private var published: HTML {
    guard !indicator.publishedLinks.isEmpty else { return "<p>Frågan har inga publicerade värden att hämta.</p>" }
    return "<ul>\(indicator.publishedLinks.html(link))</ul>"
  }

  private func link(_ link: Indicator.PublishedLink) -> HTML {
    let row = link.row.flatMap(indicator.row)?.text
    return """
      <li>\(PublishedSource.name(link.source, key: link.key))\(row.map { ", raden \($0)" } ?? "")<br>\
      <small>\(link.answers.isEmpty ? "Värdet visas bredvid frågan." : "Fylls i åt den som svarar.")</small></li>
      """
  }

  private var sources: HTML {
    let named = indicator.sources.map { key in
      set.sources.first { $0.key == key } ?? .init(key: key, title: key, url: nil)
    }
    guard !named.isEmpty else { return "<p class=\"soft\">Inga är angivna.</p>" }
    return """
      \(indicator.certainty.map { HTML("<p>\($0.swedish).</p>") })<ul>\(named.html { source in
        guard let url = source.url, url.hasPrefix("https://") else { return "<li>\(source.title)</li>" }
        return "<li><a href=\"\(url)\" rel=\"noreferrer\">\(source.title)</a></li>"
      })</ul>
      """
  }

  private var history: HTML {
    "<ul>\(versions.html(version))</ul>"
  }

  private func version(_ version: QuestionVersion) -> HTML {
    let title: HTML =
      version.set == set.id
      ? "\(version.title)"
      : "<a href=\"\(SurveyPaths.indicator(indicator.code, in: version.set))\">\(version.title)</a>"
    return "<li>\(title): definition \(DefinitionName.words(version.definitionVersion))</li>"
  }

  private var retire: HTML {
    """
    <h2>Dra tillbaka</h2><form method="post" action="\(path)/dra-tillbaka">\(csrf)\
    \(indicator.isRetired ? button("Ta med frågan igen", name: "igen", value: "ja", style: "btn second") : button("Dra tillbaka frågan", style: "btn second"))</form>
    """
  }
}
