internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The names on a reply's pages. A shelter's staff stand there for its own and for the team of its county alone; a
/// round's owner elsewhere reaches them through the function. Sv: namnen på svarets sidor.
struct ReplyNames: Sendable {
  let names: Names
  let isHidden: Bool
  /// The viewer as the texts have it, or the holder of a link and who made it: always shown.
  let viewer: Set<String>

  static let hidden = "Nås genom funktionen"

  /// A name where it stands alone.
  func name(_ text: String) -> String { hides(text) ? Self.hidden : names.filled(text) }

  /// A name that begins a sentence, and one within it.
  func first(_ text: String) -> String {
    hides(text) ? "Någon i verksamheten" : Person.firstInSentence(names.filled(text))
  }
  func within(_ text: String) -> String { hides(text) ? "någon i verksamheten" : Person.inSentence(names.filled(text)) }

  /// What happened; acts that name a colleague say so without the name.
  func text(_ event: Event) -> String {
    guard isHidden, !viewer.contains(event.actor) else { return names.filled(event.text) }
    switch event.act {
    case "DelegateArea": return "Bad en kollega svara på ett område."
    case "RevokeDelegation": return "Tog tillbaka en länk till en kollega."
    default: return names.filled(event.text)
    }
  }

  private func hides(_ text: String) -> Bool { isHidden && !viewer.contains(text) }
}

/// What the register adds to a reply's pages. Sv: det registret vet om svaret.
struct ReplyRegister: Sendable {
  let names: ReplyNames
  let team: RoundTeam
}

extension Transaction {
  /// For who answers by a link, `viewer` is nil: a shelter's own names are for links from the shelter alone. Ask the
  /// identity database.
  func register(
    of reply: Reply, naming texts: [String], for viewer: Viewer?, by link: Delegation? = nil
  ) throws -> ReplyRegister {
    let organisation = try organisation(reply.respondent.organisation)
    let isHidden =
      viewer.map { viewer in
        organisation.map { !viewer.seesContacts(of: $0) } ?? (reply.respondent.isShelter && !reply.isOwn(of: viewer))
      } ?? (reply.respondent.isShelter && link?.isFromRespondent != true)
    let known = viewer.map { [$0.name, $0.byline.text] } ?? link.map { [$0.createdBy, Editor($0).byline.text] } ?? []
    return ReplyRegister(
      names: ReplyNames(
        names: try names(in: texts), isHidden: isHidden, viewer: Set(known)),
      team: try team(of: reply.round, in: reply.respondent.county))
  }
}

extension AnswerSheet {
  /// The texts that may refer to persons.
  var signatures: [String] {
    answers.values.map(\.editedBy) + [reply.respondent.submittedBy, reply.respondent.confirmedBy].compactMap(\.self)
  }
}

extension Site {
  func register(of sheet: AnswerSheet, and texts: [String] = [], for viewer: Viewer?) async throws -> ReplyRegister {
    try await identity.read { try $0.register(of: sheet.reply, naming: sheet.signatures + texts, for: viewer) }
  }
}
