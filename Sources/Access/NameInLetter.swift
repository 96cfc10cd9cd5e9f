/// A name that somebody else may have typed, as it may stand in a letter or on a certificate (ASVS 1.3.11).
package enum NameInLetter {
  package static let fault = "Skriv bara namnet, på en rad och utan länk. Sätt mellanslag efter punkt."

  /// Of a person, where whoever typed it has not signed in.
  package static let personFault = """
    Skriv bara namnet, på en rad: högst sex ord och 60 tecken. Ta bort siffror, länkar, frågetecken och utropstecken. \
    Punkt går bara efter en eller två bokstäver.
    """

  /// What stands in names beside letters.
  fileprivate static let marks: Set<Character> = Set("-‐‑–'’‘´`.,:·()\"”“/&")
}

extension String {
  /// Whether a name is one line, leads nowhere and hides nothing. "m.fl." and "J.Ek" lead nowhere.
  package var carriesNoMessage: Bool {
    !unicodeScalars.contains { $0.properties.generalCategory == .format || $0 == "@" }
      && !contains(where: \.isNewline) && !contains(#/(?i)http|\w{2,}\.[a-z]{2,}|\w\.[a-z]{2,}\//#)
  }

  /// Whether it is what a person can be called: in a letter to somebody who has confirmed nothing no threat, number or
  /// sentence has room. "J. K. Ek", "Dr. Bo von Ek" and "Anna S:t Clair" are names.
  package var isNameOfPerson: Bool {
    carriesNoMessage && count <= 60 && split(whereSeparator: \.isWhitespace).count <= 6
      && allSatisfy { $0.isLetter || $0.isWhitespace || NameInLetter.marks.contains($0) }
      && !contains(#/\w{3,}\.\s*\S/#)
  }
}
