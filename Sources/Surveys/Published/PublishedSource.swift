/// Who publishes values about municipalities. Sv: källa till publicerade värden.
package enum PublishedSource {
  package static let kolada = "Kolada"
  package static let openComparisons = "OJ"

  /// The name on the screen.
  package static func name(_ source: String) -> String {
    source == openComparisons ? "Öppna jämförelser" : source
  }

  /// With the key where the source itself shows it; Öppna jämförelser have only names of columns.
  static func name(_ source: String, key: String) -> String {
    source == kolada ? "\(source), \(key)" : name(source)
  }
}
