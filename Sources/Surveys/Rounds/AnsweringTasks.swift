internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What those who answer should do now: answer, or confirm what is sent. Sv: att svara på.
struct AnsweringTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    let (viewer, today) = (visit.viewer, visit.today)
    return try await visit.site.naming(
      try await visit.site.regional.read { try $0.answeringTasks(of: viewer, on: today) })
  }
}

/// What somebody who works for a respondent does with its reply.
private enum ReplyPart {
  /// Whose task it is to answer.
  case answers
  /// Whoever may write and is needed, but is not asked first.
  case helps
  /// The manager, who confirms at the end and may write before.
  case confirms
}

extension Viewer {
  /// Everybody who works for the respondent may write in the reply, so everybody has a part; nil for others.
  fileprivate func part(in reply: Reply) -> ReplyPart? {
    let own = functions.filter { $0.organisation.id == reply.respondent.organisation }
    guard reply.isOwn(of: self), !own.isEmpty else { return nil }
    let isAsked = own.contains { $0.id == reply.respondent.function }
    if isAsked || own.contains(where: { [.contact, .coordinator, .leader, .officer].contains($0.role) }) {
      return .answers
    }
    return own.contains { $0.role == .manager } ? .confirms : .helps
  }
}

extension Transaction {
  func answeringTasks(of viewer: Viewer, on day: CalendarDate) throws -> [StartItem] {
    try openReplies(of: viewer).compactMap { try task(in: $0, for: viewer, on: day) }
  }

  /// The replies of the viewer's organisations that wait for something.
  fileprivate func openReplies(of viewer: Viewer) throws -> [Reply] {
    let organisations = viewer.functions.map(\.organisation.id)
    guard !organisations.isEmpty else { return [] }
    let found = try rows(
      """
      SELECT * FROM round_respondent WHERE organisation_id IN \(list: organisations)
        AND state IN \(list: [Reply.State.invited, .draft, .submitted])
      """)
    return try found.compactMap { row in
      guard let round = try self.row("\(Round.selection) WHERE id = \(try row.get("round_id", as: ID<Round>.self))")
      else { return nil }
      return Reply(round: try Round(row: round), respondent: try RoundRespondent(row: row))
    }
  }
}

extension Transaction {
  fileprivate func task(in reply: Reply, for viewer: Viewer, on day: CalendarDate) throws -> StartItem? {
    if reply.isConfirmable(by: viewer) { return reply.toConfirm }
    guard reply.isOpen(on: day), reply.isAsked, let part = viewer.part(in: reply) else { return nil }
    if let reopening = try reopening(of: reply) { return reply.toChange(reopening, as: part) }
    return reply.toAnswer(
      as: part, asked: part == .answers ? [] : try areas(delegatedTo: viewer, in: reply),
      answered: try answerCount(of: reply.respondent.respondent, in: reply.round.id))
  }

  /// The areas that links have been made for in the viewer's name: who has an account finds them here as well.
  fileprivate func areas(delegatedTo viewer: Viewer, in reply: Reply) throws -> [SurveyArea] {
    let codes = Set(try delegations(of: reply).filter { $0.name.trimmed == viewer.name }.map(\.area))
    return codes.isEmpty ? [] : try answerSheet(of: reply).areas.filter { codes.contains($0.code) }
  }
}

extension Reply {
  /// Whether the round has been sent to the respondent: until then only those who lead it know of it.
  var isAsked: Bool { respondent.invitedAt != nil || respondent.state != .invited }

  fileprivate var toConfirm: StartItem {
    let sender = respondent.submittedBy.map(Person.firstInSentence) ?? "En kollega"
    return StartItem(
      title: "Bekräfta svaren i \(round.name)",
      detail:
        "\(sender) har skickat in svaren från \(respondent.fullName). Läs dem i lugn och ro och bekräfta när de stämmer.",
      path: path, due: lastDay, status: "Väntar på dig")
  }

  fileprivate func toChange(_ reopening: Event, as part: ReplyPart) -> StartItem {
    let standing = respondent.isPublished ? " De bekräftade svaren räknas så länge." : ""
    return StartItem(
      title: part == .confirms ? "Svaren i \(round.name) är öppna igen" : "Ändra svaren i \(round.name)",
      detail: "\(reopening.text).\(standing)", path: path, due: lastDay, status: "Öppet igen")
  }

  /// `asked` names the areas that a colleague has asked the viewer to answer.
  fileprivate func toAnswer(as part: ReplyPart, asked: [SurveyArea], answered: Int) -> StartItem {
    let progress =
      answered == 0
      ? "Ingen fråga är besvarad än." : "\(counted(answered, "fråga är besvarad", "frågor är besvarade"))."
    let areas = asked.map { "”\($0.name)”" }.joined(separator: ", ")
    let detail = asked.isEmpty ? part.detail(in: self) : "En kollega har bett dig svara på \(areas)."
    return StartItem(
      title: asked.isEmpty ? part.title(in: round) : ReplyPart.helps.title(in: round), detail: "\(detail) \(progress)",
      path: asked.count == 1 ? asked.first.map { "\(path)/\($0.code)" } ?? path : path, due: lastDay,
      status: respondent.state == .draft ? "Påbörjad" : "Inte påbörjad")
  }
}

extension ReplyPart {
  fileprivate func title(in round: Round) -> String {
    switch self {
    case .answers: "Svara på \(round.name)"
    case .helps: "Hjälp till att svara på \(round.name)"
    case .confirms: "Följ svaren på \(round.name)"
    }
  }

  fileprivate func detail(in reply: Reply) -> String {
    let (owner, respondent) = (reply.round.ownerName, reply.respondent.fullName)
    switch self {
    case .answers: return "\(owner) frågar \(respondent)."
    case .helps: return "\(owner) frågar \(respondent). Du kan svara samtidigt som dina kollegor."
    case .confirms: return "\(owner) frågar \(respondent). Du bekräftar när svaren är inskickade."
    }
  }
}
