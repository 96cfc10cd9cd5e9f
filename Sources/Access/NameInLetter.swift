extension String {
  /// Whether a name that somebody else may have typed can stand in a letter or on a certificate: it is one line, leads nowhere
  /// and hides nothing (ASVS 1.3.11).
  package var carriesNoMessage: Bool {
    !unicodeScalars.contains { $0.properties.generalCategory == .format || $0 == "@" }
      && !contains(where: \.isNewline) && !contains(#/(?i)http|\w\.\p{L}{2,}/#)
  }
}
