/// How great the risk of new violence is judged to be; words of our own, not an instrument's. Sv: risknivå.
package enum RiskLevel: String, Sendable, CaseIterable {
  case low, raised, high, acute

  package var swedish: String {
    switch self {
    case .low: "Låg"
    case .raised: "Förhöjd"
    case .high: "Hög"
    case .acute: "Akut"
    }
  }

  /// From 0.
  var step: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
