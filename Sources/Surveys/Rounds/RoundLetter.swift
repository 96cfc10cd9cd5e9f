internal import Access
package import Storage
package import Vocabulary
internal import Web

/// The text of an invitation or a reminder of a round, with places that are filled in for each respondent. Sv: utskick.
package struct RoundLetter: Sendable {
  package enum Kind: String, Sendable { case invitation, reminder }

  package var subject: String
  package var body: String

  package init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }

  /// What can stand in braces, with what it becomes.
  static let places: [(name: String, meaning: String)] = [
    ("svarande", "den som svarar, till exempel Umeå kommun"), ("omgang", "omgångens namn"),
    ("sista_dag", "sista dagen att svara"), ("lank", "länken till svaret"), ("avsandare", "organisationen som frågar"),
    ("kontakt", "du som skickar, med funktion och e-post"),
  ]

  package static let invitation = RoundLetter(
    subject: "Inbjudan att svara: {omgang}",
    body: """
      Hej!

      {avsandare} bjuder in {svarande} att svara på {omgang}.

      Svara senast den {sista_dag}. Ni kan vara flera som svarar, och ni behöver inte göra allt på en gång. Allt ni skriver sparas.

      Börja här: {lank}

      Undrar ni något? Hör av er: {kontakt}.

      Skriv aldrig uppgifter om enskilda personer i svaren.

      Hälsningar
      {avsandare}
      """)

  package static let reminder = RoundLetter(
    subject: "Påminnelse: {omgang}",
    body: """
      Hej!

      Vi har inte fått in svaren från {svarande} i {omgang} än. Sista dagen är den {sista_dag}.

      Fortsätt här: {lank}

      Behöver ni mer tid? Be om det på samma sida. Behöver ni hjälp? Hör av er: {kontakt}.

      Hälsningar
      {avsandare}
      """)

  /// The letter as the respondent gets it; `link` stands in for the link to the reply.
  func filled(
    for respondent: RoundRespondent, in round: Round, address: String, link: String? = nil, sender: String? = nil,
    contact: String? = nil
  ) -> RoundLetter {
    let values = [
      "svarande": respondent.nameInLetters, "omgang": round.name,
      "sista_dag": max(round.closesOn, respondent.extendedTo ?? round.closesOn).words,
      "lank": link ?? address + SurveyPaths.reply(respondent.respondent, in: round.id),
      "avsandare": sender ?? round.ownerName, "kontakt": contact ?? sender ?? round.ownerName,
    ]
    return RoundLetter(subject: Self.filled(subject, values), body: Self.filled(body, values))
  }

  private static func filled(_ text: String, _ values: [String: String]) -> String {
    text.replacing(#/\{([a-z_]+)\}/#) { match in values[String(match.1)] ?? String(match.0) }
  }

  /// The words in braces that mean nothing.
  var unknownPlaces: [String] {
    (subject + body).matches(of: #/\{([^{}\n]*)\}/#).map { String($0.1) }.filter { name in
      !Self.places.contains { $0.name == name }
    }
  }
}

extension Transaction {
  package func letter(_ kind: RoundLetter.Kind, of round: ID<Round>) throws -> RoundLetter {
    guard let row = try row("SELECT * FROM round WHERE id = \(round)") else { throw Refusal.notFound }
    return switch kind {
    case .invitation: RoundLetter(subject: try row.get("invitation_subject"), body: try row.get("invitation_body"))
    case .reminder: RoundLetter(subject: try row.get("reminder_subject"), body: try row.get("reminder_body"))
    }
  }
}
