internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Those who are registered to an event, with what their organisers need to know. Sv: deltagare.
struct Participants: Sendable {
  let edition: Edition
  let registrations: [Registration]
  let needs: [ID<Registration>: AccessNeeds]
  let sessions: [ProgrammeSession]
  let chosen: [ID<Registration>: Set<ID<ProgrammeSession>>]
  let questions: [EventQuestion]
  let answers: [ID<Registration>: [ID<EventQuestion>: String]]
  let undelivered: Set<ID<Registration>>

  static func load(_ edition: Edition, in tx: Transaction) throws -> Participants {
    let id = edition.id
    return Participants(
      edition: edition, registrations: try tx.registrations(of: id, in: Registration.State.allCases),
      needs: try tx.needs(of: id), sessions: try tx.programme(of: id), chosen: try tx.allChosenSessions(of: id),
      questions: try tx.questions(of: id), answers: try tx.allAnswers(of: id), undelivered: try tx.undelivered(of: id))
  }

  /// What somebody has not answered and has to, until the answers are erased. Whoever is written in once it is over was never
  /// asked.
  func unanswered(by registration: Registration, on day: CalendarDate) -> [EventQuestion] {
    guard registration.state.isActive, edition.state != .cancelled, day < edition.needsErasedOn,
      !edition.isOver(at: registration.registeredAt)
    else { return [] }
    return questions.filter { $0.isRequired && answers[registration.id]?[$0.id] == nil }
  }

  func sessions(of registration: Registration) -> [String] { chosenSessions(of: registration).map(\.title) }

  func chosenSessions(of registration: Registration) -> [ProgrammeSession] {
    let chosen = self.chosen[registration.id] ?? []
    return sessions.filter { chosen.contains($0.id) }
  }

  /// Those who have a place, in Swedish order of name.
  var expected: [Registration] {
    SwedishOrder.sorted(registrations.filter { $0.state == .confirmed }) { $0.name }
  }
}

extension Transaction {
  fileprivate func allChosenSessions(of edition: ID<Edition>) throws -> [ID<Registration>: Set<ID<ProgrammeSession>>] {
    let rows = try rows(
      """
      SELECT s.registration_id, s.session_id FROM registration_session s
      JOIN registration r ON r.id = s.registration_id WHERE r.edition_id = \(edition)
      """)
    return try rows.reduce(into: [:]) { chosen, row in
      chosen[try row.get("registration_id"), default: []].insert(try row.get("session_id"))
    }
  }

  fileprivate func allAnswers(of edition: ID<Edition>) throws -> [ID<Registration>: [ID<EventQuestion>: String]] {
    let rows = try rows(
      """
      SELECT a.registration_id, a.question_id, a.answer FROM registration_answer a
      JOIN registration r ON r.id = a.registration_id WHERE r.edition_id = \(edition)
      """)
    return try rows.reduce(into: [:]) { answers, row in
      answers[try row.get("registration_id"), default: [:]][try row.get("question_id")] = try row.get("answer")
    }
  }
}
