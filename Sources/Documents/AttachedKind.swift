/// A file that people may attach: judged by its content, for a name proves nothing. Sv: bilagans slag.
package enum AttachedKind: String, Sendable, CaseIterable {
  case pdf, jpeg, png

  package init?(bytes: [UInt8]) {
    guard let kind = Self.allCases.first(where: { bytes.starts(with: $0.signature) }) else { return nil }
    self = kind
  }

  /// Its media type.
  package var type: String {
    switch self {
    case .pdf: "application/pdf"
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    }
  }

  package var swedish: String {
    switch self {
    case .pdf: "PDF"
    case .jpeg: "Bild (JPEG)"
    case .png: "Bild (PNG)"
    }
  }

  /// How a saved file's name ends.
  package var ending: String {
    switch self {
    case .pdf: "pdf"
    case .jpeg: "jpg"
    case .png: "png"
    }
  }

  /// For the field where one is chosen.
  package static let accept = ".pdf,.jpg,.jpeg,.png"

  private var signature: [UInt8] {
    switch self {
    case .pdf: Array("%PDF-".utf8)
    case .jpeg: [0xFF, 0xD8, 0xFF]
    case .png: [0x89, 0x50, 0x4E, 0x47]
    }
  }
}
