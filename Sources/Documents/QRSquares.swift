import CQrencode
import Glibc

/// The dark squares of a QR code, in a white frame as wide as the standard (ISO/IEC 18004) asks for.
package struct QRSquares: Sendable {
  /// Dark squares side by side in a row.
  package struct Run: Sendable {
    package let row: Int
    package let column: Int
    package let length: Int
  }

  /// Squares along an edge, with the white frame on both sides.
  package let side: Int
  /// From above and from the left.
  package let runs: [Run]

  package static let frame = 4

  /// Throws when the text is empty or longer than a code holds.
  package init(_ text: String) throws(DocumentProblem) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      throw DocumentProblem("Texten ryms inte i en QR-kod. Korta av den, eller visa den som text i stället.")
    }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    side = width + 2 * Self.frame
    runs = Self.runs(UnsafeBufferPointer(start: code.pointee.data, count: width * width), width)
  }

  private static func runs(_ squares: UnsafeBufferPointer<UInt8>, _ width: Int) -> [Run] {
    var runs: [Run] = []
    for row in 0..<width {
      var column = 0
      while column < width {
        let length = (column..<width).prefix { squares[row * width + $0] & 1 == 1 }.count
        if length > 0 { runs.append(Run(row: row + frame, column: column + frame, length: length)) }
        column += max(length, 1)
      }
    }
    return runs
  }
}
