package import HTML

/// One line of a list of facts; nothing when there is nothing to say.
package func fact(_ term: String, _ value: String?) -> HTML {
  guard let value, !value.isEmpty else { return .empty }
  return "<div><dt>\(term)</dt><dd>\(value)</dd></div>"
}

package func fact(_ term: String, html: HTML) -> HTML {
  html.isEmpty ? .empty : "<div><dt>\(term)</dt><dd>\(html)</dd></div>"
}

package func fact(_ term: HTML, _ value: HTML) -> HTML { "<div><dt>\(term)</dt><dd>\(value)</dd></div>" }

/// Typed text with its paragraphs; a single line break stays one. By bytes: to look for line breaks among characters takes
/// most of a page's time.
package func paragraphs(_ text: String?) -> HTML {
  guard let text else { return .empty }
  let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  return lines.split(whereSeparator: \.isEmpty).html { lines in
    let parts = lines.map { HTML(text: String($0)).markup }
    return "<p>\(HTML(trusted: parts.joined(separator: "<br>")))</p>"
  }
}
