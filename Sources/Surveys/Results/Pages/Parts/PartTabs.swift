import HTML

/// The parts of a matrix question beside each other: the whole first. What is chosen in the filter follows along.
struct PartTabs {
  let view: RoundView
  let whole: Indicator
  let filter: ResultFilter

  var html: HTML {
    guard !whole.rows.isEmpty else { return .empty }
    return """
      <nav class="tabs" aria-label="Delar av frågan"><ul>\(link("Alla delar", nil))\
      \(whole.rows.html { link($0.text, $0.id) })</ul></nav>
      """
  }

  private func link(_ text: String, _ part: String?) -> HTML {
    """
    <li><a href="\(ResultAddress(whole.code, part).path(in: view, filter))"\
    \(attribute("aria-current", part == filter.part ? "page" : nil))>\(text)</a></li>
    """
  }
}

/// Where the results of a question, or of one part of it, are. Sv: resultatets adress.
struct ResultAddress {
  private let code: QuestionCode
  private let folder: String

  init(_ whole: String, _ part: String?) {
    code = QuestionCode(whole: whole, part: part)
    folder = ""
  }

  init(_ indicator: Indicator) {
    code = QuestionCode(indicator.code)
    folder = indicator.isArea ? "/omrade" : ""
  }

  /// Without the filter, for addresses that a file's name or a form's fields follow on.
  func base(in view: RoundView) -> String { "\(view.path)\(folder)/\(code.whole)" }

  func path(in view: RoundView, _ filter: ResultFilter = ResultFilter()) -> String {
    var filter = filter
    filter.part = code.part
    return base(in: view) + filter.query()
  }
}
