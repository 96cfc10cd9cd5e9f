import CQrencode
import Glibc

package enum QRCode {
  /// An inline SVG: dark squares on white in both themes, because a reader of codes wants it so. Takes its size from CSS.
  package static func svg(_ text: String, label: String) throws -> String {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      throw DocumentProblem("Texten ryms inte i en QR-kod. Korta av den, eller visa den som text i stället.")
    }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let squares = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    let title = escaped(label)
    let side = width + 2 * quietZone
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title)" \
      color="#000" shape-rendering="crispEdges"><title>\(title)</title>\
      <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="currentColor" d="\(path(squares, width))"/></svg>
      """
  }

  /// The white frame that the standard (ISO/IEC 18004) asks for, in squares.
  private static let quietZone = 4

  private static func path(_ squares: UnsafeBufferPointer<UInt8>, _ width: Int) -> String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let run = (column..<width).prefix { squares[row * width + $0] & 1 == 1 }.count
        if run > 0 { path += "M\(column + quietZone) \(row + quietZone)h\(run)v1h-\(run)z" }
        column += max(run, 1)
      }
    }
    return path
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
