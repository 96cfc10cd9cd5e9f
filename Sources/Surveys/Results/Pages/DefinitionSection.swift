import HTML

/// What a question means, as far as anybody has written it down.
struct DefinitionSection {
  let indicator: Indicator

  var html: HTML {
    let definition = indicator.definition
    let fields: [(String, String?)] = [
      ("Definition", DefinitionName.words(indicator.definitionVersion)), ("Svarstyp", indicator.answerType.swedish),
      ("Mått", definition.measure), ("Kvalitetsdimension", definition.qualityDimension),
      ("Kvalitetsområde", definition.qualityArea), ("Syfte", definition.purpose), ("Lagstöd", definition.legalGround),
      ("Önskad riktning", definition.targetDirection), ("Mer om frågan", indicator.hint),
      ("Källor", indicator.sources.isEmpty ? nil : indicator.sources.joined(separator: ", ")),
    ]
    return """
      <h2>Om frågan</h2><dl class="sum">\(fields.html { name, text in
        text.map { "<div><dt>\(name)</dt><dd>\($0)</dd></div>" } ?? .empty
      })</dl>\(levels)
      """
  }

  private var levels: HTML {
    guard indicator.isScored, !indicator.options.isEmpty else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="nivaer" tabindex="0"><table class="data"><caption id="nivaer">Vad svaren räknas som</caption>\
      <thead><tr><th scope="col">Svar</th><th scope="col" class="num">Nivå</th></tr></thead><tbody>\(indicator.options.html { option in
        "<tr><th scope=\"row\">\(option.text)</th><td class=\"num\">\(option.level.map(String.init) ?? "räknas inte")</td></tr>"
      })</tbody></table></div>
      """
  }
}
