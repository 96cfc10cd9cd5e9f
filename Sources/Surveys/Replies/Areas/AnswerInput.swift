internal import HTML
internal import Web

extension Indicator {
  /// How many options may be chosen, in a sentence.
  var severalHint: String {
    let words = ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"]
    guard let most = maxChoices else { return "Välj alla som stämmer." }
    return "Välj högst \(words.indices.contains(most - 1) ? words[most - 1] : "\(most)")."
  }
}

/// The control that takes a question's answer, by its type. Sv: svarsfält.
struct AnswerInput {
  let indicator: Indicator
  let typed: TypedAnswer
  let problems: Problems

  /// Whether the control is several that need a legend together.
  var isGroup: Bool { [.document, .single, .multi, .matrix].contains(indicator.answerType) }

  /// For a question whose legend is the question itself.
  var bare: HTML {
    switch indicator.answerType {
    case .document, .single: faultText(name, problems) + choices(type: "radio")
    case .multi:
      "<span class=\"hint\">\(indicator.severalHint)</span>\(faultText(name, problems))\(choices(type: "checkbox"))"
    case .matrix: matrix
    case .count, .share, .date, .text: line("Svar")
    }
  }

  /// With a label of its own, under a heading that asks the question.
  func labelled(_ label: String) -> HTML {
    switch indicator.answerType {
    case .document, .single, .multi:
      "<fieldset class=\"\(fieldClass)\"><legend>\(label)</legend>\(bare)</fieldset>"
    case .matrix: "<fieldset class=\"\(fieldClass)\"><legend>\(label)</legend>\(matrix)</fieldset>"
    case .count, .share, .date, .text: line(label)
    }
  }

  private var name: String { indicator.code }
  private var fieldClass: String { problems.sentence(for: name) == nil ? "field" : "field bad" }

  private func choices(type: String) -> HTML {
    let style = indicator.answerType == .multi && indicator.options.count > 4 ? "choices cols" : "choices"
    let apart = indicator.options.first { $0.isUnknown || $0.isNone }?.id
    return """
      <div class="\(style)">\(indicator.options.enumerated().html { index, option in
        """
        <label\(attribute("class", option.id == apart ? "apart" : nil))><input type="\(type)"\
        \(attribute("id", index == 0 ? "f-\(name)" : nil)) name="\(name)" value="\(option.id)"\
        \(attribute("checked", when: typed.values.contains(option.id)))><span>\(option.text)</span></label>
        """
      })</div>
      """
  }

  private func line(_ label: String) -> HTML {
    """
    <div class="\(fieldClass)"><label for="f-\(name)">\(unitLabel ?? label)</label>\
    \(hint.map { HTML("<span class=\"hint\" id=\"h-\(name)\">\($0)</span>") })\(faultText(name, problems))\(control)\(unknownBox(id: "f-\(FieldNames(name).unknown)"))</div>
    """
  }

  private var unitLabel: String? {
    switch indicator.answerType {
    case .share: "Andel"
    case .date: "Datum"
    case .text: "Svar"
    default: nil
    }
  }

  private var hint: String? {
    switch indicator.answerType {
    case .date: "Till exempel 2026-11-22"
    case .text: "Skriv inget som kan kopplas till en enskild person."
    case .count where indicator.canBeRate:
      "Skriv antalet som det är, också när det är litet, eller talet per 10 000 vuxna: 45,3 per 10 000. Det exakta talet ser bara länsteamet och ni själva."
    case .count where indicator.isSensitive:
      "Skriv talet som det är, också när det är litet. Utanför länsteamet visas det som ett intervall."
    case .count where indicator.unit?.hasPrefix("antal") ?? false:
      "Skriv ett helt tal. Skriv 0 om det inte finns något att räkna."
    default: nil
    }
  }

  private var control: HTML {
    let described = describedBy(name, hint: hint == nil ? nil : "h-\(name)", problems)
    switch indicator.answerType {
    case .text:
      return "<textarea id=\"f-\(name)\" name=\"\(name)\" rows=\"4\"\(described)>\n\(typed.text)</textarea>"
    case .share: return unit("procent", field("w4", "decimal", described))
    case .count where indicator.canBeRate: return field("w12", nil, described)
    case .count: return unit(indicator.unit == "dagar" ? "dagar" : nil, field("w8", "numeric", described))
    default: return field("w12", nil, described)
    }
  }

  private func field(_ size: String, _ mode: String?, _ described: HTML) -> HTML {
    """
    <input class="\(size)" id="f-\(name)" name="\(name)" value="\(typed.text)" autocomplete="off"\
    \(attribute("inputmode", mode))\(described)>
    """
  }

  private func unit(_ word: String?, _ field: HTML) -> HTML {
    guard let word else { return field }
    return "<span class=\"unit\">\(field) \(word)</span>"
  }

  private var matrix: HTML {
    let columns: HTML =
      indicator.options.isEmpty
      ? "<th scope=\"col\" id=\"\(name)-c0\">Antal</th>"
      : indicator.options.enumerated().html { "<th scope=\"col\" id=\"\(name)-c\($0)\">\($1.text)</th>" }
    return """
      \(indicator.canBeUnknown ? faultText(name, problems) : .empty)\
      \(indicator.rows.html { faultText(FieldNames(name).row($0.id), problems) })
      <table class="matrix"><caption class="vh">\(indicator.question)</caption>
      <thead><tr><td></td>\(columns)</tr></thead>
      <tbody>\(indicator.rows.enumerated().html { index, row in
        """
        <tr><th scope="row" id="\(name)-r\(index)">\(row.text)</th>\
        \(indicator.options.isEmpty ? numberCell(row, index) : optionCells(row, index))</tr>
        """
      })</tbody></table>\(unknownBox(id: "f-\(name)"))
      """
  }

  /// "Vet inte" for what is written; a question with options has it among them.
  private func unknownBox(id: String) -> HTML {
    guard indicator.canBeUnknown else { return .empty }
    return """
      <div class="choices row"><label><input type="checkbox" id="\(id)" name="\(FieldNames(name).unknown)" value="ja"\
      \(attribute("checked", when: typed.isUnknown))><span>Vet inte</span></label></div>
      """
  }

  private func optionCells(_ row: Indicator.MatrixRow, _ index: Int) -> HTML {
    let field = FieldNames(name).row(row.id)
    return indicator.options.enumerated().html { column, option in
      """
      <td><label><input type="radio"\(attribute("id", cellID(field, index, column))) name="\(field)" value="\(option.id)" \
      aria-labelledby="\(name)-r\(index) \(name)-c\(column)"\
      \(attribute("checked", when: typed.rows[row.id] == option.id))><span>\(option.text)</span></label></td>
      """
    }
  }

  /// What a line in the summary of faults leads to: the row's first choice.
  private func cellID(_ field: String, _ row: Int, _ column: Int) -> String? { column == 0 ? "f-\(field)" : nil }

  private func numberCell(_ row: Indicator.MatrixRow, _ index: Int) -> HTML {
    let field = FieldNames(name).row(row.id)
    return """
      <td><input class="w8" id="f-\(field)" name="\(field)" value="\(typed.rows[row.id] ?? "")" inputmode="numeric" \
      autocomplete="off" aria-labelledby="\(name)-r\(index) \(name)-c0"\(describedBy(field, hint: nil, problems))></td>
      """
  }
}
