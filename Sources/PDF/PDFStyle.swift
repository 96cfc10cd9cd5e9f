/// How a text looks on paper.
package struct PDFStyle: Sendable {
  /// The fonts of Debian's fonts-dejavu-core.
  package enum Face: String, Sendable, CaseIterable {
    case sans = "DejaVu Sans"
    case serif = "DejaVu Serif"
    case mono = "DejaVu Sans Mono"
  }

  /// To which edge of its column a text is set; one that is written from the right is set to the other.
  package enum Alignment: Sendable { case left, centre, right }

  package let face: Face
  /// Points.
  package let size: Double
  package let isBold: Bool
  package let colour: PDFColour
  package let alignment: Alignment
  /// Points below the text.
  package let after: Double
  /// A text that would take more than two lines shrinks, at most to this many points. Nil when it keeps its size.
  package let smallest: Double?

  package init(
    _ size: Double, _ face: Face = .sans, bold: Bool = false, colour: PDFColour = .ink, alignment: Alignment = .left,
    after: Double = 0, smallest: Double? = nil
  ) {
    self.face = face
    self.size = size
    self.isBold = bold
    self.colour = colour
    self.alignment = alignment
    self.after = after
    self.smallest = smallest
  }

  /// Running text.
  package static let body = PDFStyle(10, after: 8)
  /// What explains, and what stands at the foot of a page.
  package static let small = PDFStyle(8.5, colour: .soft)

  /// Levels are 1 to 6.
  package static func heading(_ level: Int) -> PDFStyle {
    switch level {
    case 1: PDFStyle(22, .serif, colour: .accent, after: 12)
    case 2: PDFStyle(14, .serif, colour: .accent, after: 8)
    default: PDFStyle(10, bold: true, after: 5)
    }
  }

  func sized(_ size: Double) -> PDFStyle {
    PDFStyle(size, face, bold: isBold, colour: colour, alignment: alignment, after: after)
  }
}
