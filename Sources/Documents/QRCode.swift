import CQrencode
import Glibc

package enum QRCode {
  /// An inline SVG: dark squares on white in both themes, because a reader of codes wants it so. Takes its size from CSS.
  package static func svg(_ text: String, label: String) throws(DocumentProblem) -> String {
    let squares = try QRSquares(text)
    let title = escaped(label)
    let side = squares.side
    let path = squares.runs.map { "M\($0.column) \($0.row)h\($0.length)v1h-\($0.length)z" }.joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title)" \
      color="#000" shape-rendering="crispEdges"><title>\(title)</title>\
      <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="currentColor" d="\(path)"/></svg>
      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
