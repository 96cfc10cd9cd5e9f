package import HTML

/// Fields of a form with what was typed and what is wrong with it. One value for one form: its fields share both.
package struct Fields: Sendable {
  private let values: Form
  private let problems: Problems

  /// `values` is what was posted, or what is stored.
  package init(_ values: Form = Form(), problems: Problems = Problems()) {
    self.values = values
    self.problems = problems
  }

  package struct Choice: Sendable {
    package let value: String
    package let text: String
    package let hint: String?

    package init(_ value: String, _ text: String, hint: String? = nil) {
      self.value = value
      self.text = text
      self.hint = hint
    }
  }

  package enum Size: String, Sendable {
    case w4, w8, w12, w20
    case full = ""
  }

  package func text(
    _ name: String, _ label: String, hint: String? = nil, optional: Bool = false, type: String = "text",
    autocomplete: String? = nil, inputMode: String? = nil, size: Size = .full, suggestions: [String] = []
  ) -> HTML {
    field(name, label, hint, optional) {
      """
      <input id="f-\(name)" name="\(name)" type="\(type)" value="\(type == "password" ? "" : values.raw(name))"\
      \(attribute("class", size == .full ? nil : size.rawValue))\(attribute("autocomplete", autocomplete))\
      \(attribute("inputmode", inputMode))\(attribute("list", suggestions.isEmpty ? nil : "l-\(name)"))\
      \(described(name, hint))>\(list(name, suggestions))
      """
    }
  }

  /// What one may choose instead of typing.
  private func list(_ name: String, _ suggestions: [String]) -> HTML {
    guard !suggestions.isEmpty else { return .empty }
    return "<datalist id=\"l-\(name)\">\(suggestions.html { "<option value=\"\($0)\"></option>" })</datalist>"
  }

  package func area(_ name: String, _ label: String, hint: String? = nil, optional: Bool = false, rows: Int = 4) -> HTML
  {
    field(name, label, hint, optional) {
      "<textarea id=\"f-\(name)\" name=\"\(name)\" rows=\"\(rows)\"\(described(name, hint))>\n\(values.raw(name))</textarea>"
    }
  }

  /// A date typed as åååå-mm-dd; other common forms are read as well.
  package func date(_ name: String, _ label: String, hint: String? = nil, optional: Bool = false) -> HTML {
    text(name, label, hint: hint ?? "Skriv som 2026-11-22.", optional: optional, inputMode: "numeric", size: .w12)
  }

  package func select(
    _ name: String, _ label: String, _ choices: [Choice], hint: String? = nil, optional: Bool = false
  ) -> HTML {
    field(name, label, hint, optional) {
      """
      <select id="f-\(name)" name="\(name)"\(described(name, hint))>\(choices.html { choice in
        "<option value=\"\(choice.value)\"\(attribute("selected", when: choice.value == values.raw(name)))>\(choice.text)</option>"
      })</select>
      """
    }
  }

  package func radios(_ name: String, _ legend: String, _ choices: [Choice], hint: String? = nil) -> HTML {
    group(name, legend, choices, hint, type: "radio")
  }

  package func boxes(_ name: String, _ legend: String, _ choices: [Choice], hint: String? = nil) -> HTML {
    group(name, legend, choices, hint, type: "checkbox")
  }

  /// One box that stands alone.
  package func box(_ name: String, _ label: String, hint: String? = nil) -> HTML {
    """
    <div class="field\(problems.sentence(for: name) == nil ? "" : " bad")">\(fault(name))
    <div class="choices"><label><input id="f-\(name)" type="checkbox" name="\(name)" value="ja"\
    \(attribute("checked", when: values.isTicked(name)))> <span>\(label)\
    \(hint.map { HTML("<span class=\"hint\">\($0)</span>") })</span></label></div></div>
    """
  }

  /// `most` is the largest file in bytes, and `tooLarge` what is said of a larger one before it is sent.
  package func file(
    _ name: String, _ label: String, hint: String? = nil, accept: String, most: (bytes: Int, tooLarge: String)? = nil
  ) -> HTML {
    field(name, label, hint, false) {
      """
      <input id="f-\(name)" name="\(name)" type="file" accept="\(accept)"\(attribute("data-most", most.map { String($0.bytes) }))\
      \(described(name, hint))>\(most.map { HTML("<p class=\"error\" role=\"status\" hidden>\($0.tooLarge)</p>") })
      """
    }
  }

  package func hidden(_ name: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(values.raw(name))\">"
  }

  private func field(_ name: String, _ label: String, _ hint: String?, _ optional: Bool, _ control: () -> HTML) -> HTML
  {
    """
    <div class="field\(problems.sentence(for: name) == nil ? "" : " bad")">
    <label for="f-\(name)">\(label)\(optional ? HTML(" <span class=\"opt\">(frivilligt)</span>") : .empty)</label>
    \(hint.map { HTML("<span class=\"hint\" id=\"h-\(name)\">\($0)</span>") })\(fault(name))
    \(control())
    </div>
    """
  }

  private func group(_ name: String, _ legend: String, _ choices: [Choice], _ hint: String?, type: String) -> HTML {
    let chosen = Set(values.fields.filter { $0.name == name }.map(\.value))
    return """
      <fieldset class="field\(problems.sentence(for: name) == nil ? "" : " bad")"\(described(name, hint))>
      <legend>\(legend)</legend>
      \(hint.map { HTML("<span class=\"hint\" id=\"h-\(name)\">\($0)</span>") })\(fault(name))
      <div class="choices">\(choices.enumerated().html { index, choice in
        """
        <label><input type="\(type)"\(attribute("id", index == 0 ? "f-\(name)" : nil)) name="\(name)" \
        value="\(choice.value)"\(attribute("checked", when: chosen.contains(choice.value)))> <span>\(choice.text)\
        \(choice.hint.map { HTML("<span class=\"hint\">\($0)</span>") })</span></label>
        """
      })</div></fieldset>
      """
  }

  private func fault(_ name: String) -> HTML {
    guard let sentence = problems.sentence(for: name) else { return .empty }
    return "<span class=\"error\" id=\"e-\(name)\">Fel: \(sentence)</span>"
  }

  private func described(_ name: String, _ hint: String?) -> HTML {
    let isBad = problems.sentence(for: name) != nil
    let ids = [hint == nil ? nil : "h-\(name)", isBad ? "e-\(name)" : nil].compactMap(\.self)
    let describedBy = attribute("aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))
    return describedBy + attribute("aria-invalid", isBad ? "true" : nil)
  }
}

/// The main button of a form.
package func button(_ text: String, name: String? = nil, value: String? = nil, style: String = "btn") -> HTML {
  "<button class=\"\(style)\"\(attribute("name", name))\(attribute("value", value))>\(text)</button>"
}
