internal import HTML
internal import Vocabulary
internal import Web

/// One question of an area as part of its form, with what stands beside it. Sv: fråga i formuläret.
struct QuestionField {
  let number: Int
  let indicator: Indicator
  let typed: TypedAnswer
  /// The version that the fields were made from.
  let version: Int
  let answer: Answer?
  let known: KnownValue?
  let before: HTML
  let signers: ReplyNames
  let problems: Problems

  var html: HTML {
    let title: HTML = "<span class=\"no\">Fråga \(number), \(indicator.code)</span><span>\(indicator.question)</span>"
    let version: HTML = "<input type=\"hidden\" name=\"\(names.version)\" value=\"\(version)\">"
    let inside: HTML = "\(before)\(why)\(control)\(more)\(signature)\(version)"
    return isGroup
      ? "<fieldset class=\"q\" id=\"q-\(indicator.code)\"><legend>\(title)</legend>\(inside)</fieldset>\n"
      : "<div class=\"q\" id=\"q-\(indicator.code)\"><h2 class=\"qt\" id=\"t-\(indicator.code)\">\(title)</h2>\(inside)</div>\n"
  }

  private var names: FieldNames { FieldNames(indicator.code) }
  private var input: AnswerInput { AnswerInput(indicator: indicator, typed: typed, problems: problems) }
  /// Something to choose among, with nothing else to fill in, is one group of its own.
  private var isGroup: Bool { known?.answer == nil && input.isGroup }

  private var why: HTML {
    let sentences = [indicator.definition.purpose, indicator.hint].compactMap(\.self)
    return sentences.html { "<p class=\"why\">\($0)</p>" }
  }

  private var control: HTML {
    guard let known else { return isGroup ? input.bare : input.labelled("Svar") }
    let box: HTML = """
      <div class="known"><p class="value">\(known.words)</p><p class="source">Redan publicerat: \(known.source)</p>\
      <p class="small">\(known.use(for: indicator))</p></div>
      """
    guard known.answer != nil else { return box + (isGroup ? input.bare : input.labelled("Svar")) }
    return """
      \(box)
      <fieldset class="field"><legend>Stämmer uppgiften?</legend><div class="choices row">
      \(agreement("ja", "Ja, den stämmer", isChosen: typed.agrees == true, isFirst: true))
      \(agreement("nej", "Nej, vi har en annan uppgift", isChosen: typed.agrees == false, isFirst: false))
      </div></fieldset>
      \(input.labelled("Svar"))
      \(reason)
      """
  }

  private func agreement(_ value: String, _ text: String, isChosen: Bool, isFirst: Bool) -> HTML {
    """
    <label><input type="radio"\(attribute("id", isFirst ? "f-\(names.agreement)" : nil)) name="\(names.agreement)" \
    value="\(value)"\(attribute("checked", when: isChosen))><span>\(text)</span></label>
    """
  }

  private var reason: HTML {
    """
    <div class="\(fieldClass(names.reason))"><label for="f-\(names.reason)">Varför skiljer sig er uppgift?</label>\
    <span class="hint" id="h-\(names.reason)">Behövs bara när er uppgift är en annan än den publicerade.</span>\
    \(fault(names.reason))<textarea id="f-\(names.reason)" name="\(names.reason)" rows="2"\
    \(described(names.reason, hint: "h-\(names.reason)"))>
    \(typed.reason)</textarea></div>
    """
  }

  private var more: HTML {
    let isOpen = problems.sentence(for: names.evidence) != nil || problems.sentence(for: names.comment) != nil
    return """
      <details class="more"\(attribute("open", when: isOpen))><summary>Kommentar och underlag\(filledIn)</summary><div>
      <div class="\(fieldClass(names.comment))"><label for="f-\(names.comment)">Kommentar <span class="opt">(frivilligt)</span></label>\
      <span class="hint" id="h-\(names.comment)">Skriv inget som kan kopplas till en enskild person.</span>\
      \(fault(names.comment))<textarea id="f-\(names.comment)" name="\(names.comment)" rows="3"\
      \(described(names.comment, hint: "h-\(names.comment)"))>
      \(typed.comment)</textarea></div>
      <fieldset class="field"><legend>Vem får läsa kommentaren?</legend><div class="choices row">
      \(sharing("lanet", "Bara länet", isChosen: !typed.isCommentShared))
      \(sharing("delas", "Alla som ser svaren", isChosen: typed.isCommentShared))</div></fieldset>
      <div class="\(fieldClass(names.evidence))"><label for="f-\(names.evidence)">Länk till underlag <span class="opt">(frivilligt)</span></label>\
      \(fault(names.evidence))<input id="f-\(names.evidence)" name="\(names.evidence)" type="url" value="\(typed.evidence)"\
      \(described(names.evidence, hint: nil))></div>
      \(clear)</div></details>
      """
  }

  private var filledIn: String {
    let parts = [
      typed.comment.trimmed.isEmpty ? nil : "en kommentar", typed.evidence.trimmed.isEmpty ? nil : "en länk",
    ]
    .compactMap(\.self)
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }

  private func sharing(_ value: String, _ text: String, isChosen: Bool) -> HTML {
    """
    <label><input type="radio" name="\(names.sharing)" value="\(value)"\
    \(attribute("checked", when: isChosen))><span>\(text)</span></label>
    """
  }

  private var clear: HTML {
    guard let answer, !answer.stored.isEmpty else { return .empty }
    return """
      <p><button class="btn quiet small" name="rensa" value="\(indicator.code)">Ta bort svaret på fråga \(number)</button></p>
      """
  }

  private var signature: HTML {
    guard let answer else { return .empty }
    return "<p class=\"by\">\(answer.signature(signers))</p>"
  }

  private func fieldClass(_ name: String) -> String { problems.sentence(for: name) == nil ? "field" : "field bad" }
  private func fault(_ name: String) -> HTML { faultText(name, problems) }
  private func described(_ name: String, hint: String?) -> HTML { describedBy(name, hint: hint, problems) }
}

/// The sentence at a field that says what is wrong.
func faultText(_ name: String, _ problems: Problems) -> HTML {
  guard let sentence = problems.sentence(for: name) else { return .empty }
  return "<span class=\"error\" id=\"e-\(name)\">Fel: \(sentence)</span>"
}

/// Ties a control to its hint and its fault.
func describedBy(_ name: String, hint: String?, _ problems: Problems) -> HTML {
  let isBad = problems.sentence(for: name) != nil
  let ids = [hint, isBad ? "e-\(name)" : nil].compactMap(\.self)
  return attribute("aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))
    + attribute("aria-invalid", isBad ? "true" : nil)
}
