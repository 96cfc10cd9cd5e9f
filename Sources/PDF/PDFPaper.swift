/// A4, upright, in points.
enum PDFPaper {
  static let width = 595.276
  static let height = 841.890
}

/// What is left white around the text, in points.
package struct PDFMargins: Sendable {
  package let top: Double
  package let side: Double
  package let bottom: Double

  package init(top: Double = 62, side: Double = 62, bottom: Double = 68) {
    self.top = top
    self.side = side
    self.bottom = bottom
  }
}

/// Two lines around the page: a strong one and, within it, a thin one.
package struct PDFFrame: Sendable {
  /// Points from the paper's edge.
  package let inset: Double
  package let strong: PDFColour
  package let thin: PDFColour

  package init(inset: Double = 28, strong: PDFColour = .accent, thin: PDFColour = .line) {
    self.inset = inset
    self.strong = strong
    self.thin = thin
  }
}

/// A colour of print, each part 0 to 1.
package struct PDFColour: Sendable, Equatable {
  package let red: Double
  package let green: Double
  package let blue: Double

  /// As in CSS: 0x17586E.
  package init(_ hex: Int) {
    red = Double(hex >> 16 & 0xFF) / 255
    green = Double(hex >> 8 & 0xFF) / 255
    blue = Double(hex & 0xFF) / 255
  }

  // The site's own colours, in light.
  package static let ink = PDFColour(0x20262A)
  package static let soft = PDFColour(0x5A564B)
  package static let line = PDFColour(0xD8CFBD)
  package static let accent = PDFColour(0x17586E)
  static let black = PDFColour(0)
}
