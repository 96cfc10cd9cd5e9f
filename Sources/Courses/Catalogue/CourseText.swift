internal import HTML
internal import Vocabulary
internal import Web

/// A text of a course as authors write it: an empty line begins a paragraph, a line with a dash is a point of a list.
func courseText(_ text: String) -> HTML {
  let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
  return lines.split { $0.allSatisfy(\.isWhitespace) }.html { lines in
    let first = lines.firstIndex { $0.hasPrefix("- ") } ?? lines.endIndex
    let words = paragraphs(lines[..<first].joined(separator: "\n"))
    let points = lines[first...].map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }
    let list = points.isEmpty ? HTML.empty : "<ul>\(points.html { "<li>\(String($0))</li>" })</ul>"
    return first == lines.startIndex ? list : words + list
  }
}
