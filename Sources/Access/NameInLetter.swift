/// A name that somebody else may have typed, as it may stand in a letter or on a certificate (ASVS 1.3.11).
package enum NameInLetter {
  package static let fault = "Skriv bara namnet, på en rad och utan länk. Sätt mellanslag efter punkt."
}

extension String {
  /// Whether a name is one line, leads nowhere and hides nothing. "m.fl." and "J.Ek" lead nowhere.
  package var carriesNoMessage: Bool {
    !unicodeScalars.contains { $0.properties.generalCategory == .format || $0 == "@" }
      && !contains(where: \.isNewline) && !contains(#/(?i)http|\w{2,}\.[a-z]{2,}|\w\.[a-z]{2,}\//#)
  }
}
