package import Documents

/// A QR code with lines of text at its right.
package struct PDFCode: Sendable {
  /// A paragraph at the right of the code.
  package struct Line: Sendable {
    package let text: String
    package let style: PDFStyle

    package init(_ text: String, style: PDFStyle = .body) {
      self.text = text
      self.style = style
    }
  }

  let squares: QRSquares
  /// What the code is, said to those who do not see it.
  package let label: String
  /// Points along an edge, with the white frame.
  package let side: Double
  /// From above, together in the middle of the code's height.
  package let lines: [Line]

  /// Throws when the text is empty or longer than a code holds.
  package init(_ text: String, label: String, side: Double = 96, lines: [Line] = []) throws(DocumentProblem) {
    squares = try QRSquares(text)
    self.label = label
    self.side = side
    self.lines = lines
  }
}

extension PDFPages {
  func code(_ code: PDFCode) {
    // The dark squares begin at the margin: paper is white, so their frame needs no room of its own.
    let frame = code.side * Double(QRSquares.frame) / Double(code.squares.side)
    let indent = code.side - frame + 8
    let texts = code.lines.map { ($0, lay($0.text, $0.style, width: width - indent)) }
    let height = texts.map { $1.height + $0.style.after }.reduce(0, +)
    let whole = max(code.side, height)
    makeRoom(whole)
    let (upper, end) = (y + (whole - code.side) / 2, y + whole)
    tagged(.figure) { ink { $0.squares(code.squares, x: left - frame, y: upper, side: code.side) } }
    show(code.label)
    skip((whole - height) / 2)
    for (line, text) in texts {
      tagged(.paragraph) { ink { text.draw(x: left + indent, y: y, on: $0) } }
      skip(text.height + line.style.after)
    }
    skip(end - y)
  }
}
