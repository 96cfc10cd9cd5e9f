package import Access
package import Storage
package import Vocabulary

/// An organisation or a guest that is invited to a meeting, what it has answered, and whether somebody came. Sv: inbjuden.
package struct Invitee: Sendable {
  package let id: ID<Invitee>
  package let meeting: ID<Meeting>
  /// Nil for a guest.
  package let organisation: ID<Organisation>?
  package let guest: Guest?
  /// Whose letter it was.
  package let function: ID<Function>?
  /// The function that comes instead, as long as it has an invitation of its own.
  package let substitute: ID<Function>?
  /// The function that was last invited as substitute, also when that has been taken back.
  package let lastSubstitute: ID<Function>?
  package let substituteInvitedAt: Moment?
  package let answer: Answer?
  /// Who comes, in words: a substitute's name, or several.
  package let who: String?
  package let note: String?
  package let answeredAt: Moment?
  package let answeredBy: Byline?
  /// Which version of the meeting the answer was to.
  package let answeredSequence: Int?
  package let presence: Presence?
  /// How many had left the function when the latest letter went: who was there then had another link.
  package var formerHolders: Int
  /// What became of the latest letter to it.
  package let letter: Letter

  /// Sv: det som blev av brevet.
  package enum Letter: Sendable, Equatable {
    /// Nobody to send to.
    case none
    case waiting
    case sent
    /// A mail server has said that it did not arrive, and why.
    case bounced(String)
  }

  /// Sv: svar på inbjudan.
  package enum Answer: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case yes, online, substitute, no
    /// Only calendars say so.
    case maybe

    package var swedish: String {
      switch self {
      case .yes: "Kommer"
      case .online: "Deltar på webben"
      case .substitute: "En ersättare kommer"
      case .no: "Kan inte"
      case .maybe: "Kanske"
      }
    }
  }

  /// Sv: närvaro.
  package enum Presence: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case present, online, absent

    package var swedish: String {
      switch self {
      case .present: "På plats"
      case .online: "På webben"
      case .absent: "Inte med"
      }
    }
  }

  init(row: Row, guest: Guest?) throws {
    id = try row.get("id")
    meeting = try row.get("meeting_id")
    organisation = try row.optional("organisation_id")
    self.guest = guest
    function = try row.optional("function_id")
    substitute = try row.optional("substitute_id")
    lastSubstitute = try row.optional("last_substitute_id")
    substituteInvitedAt = try row.optional("substitute_invited_at")
    answer = try row.optional("answer")
    who = try row.optional("who")
    note = try row.optional("note")
    answeredAt = try row.optional("answered_at")
    answeredBy = try row.optional("answered_by")
    answeredSequence = try row.optional("answered_sequence")
    presence = try row.optional("presence")
    formerHolders = try row.get("former_holders")
    letter = try Letter(row: row)
  }

  /// Whether anything is written of who comes, or to the hosts.
  var hasWords: Bool { who != nil || note != nil }

  /// Whether the answer was to this version of the meeting: a new time or place asks again.
  package func hasAnswered(_ meeting: Meeting) -> Bool {
    answer != nil && (answeredSequence ?? -1) >= meeting.askedSequence
  }
}

extension Transaction {
  package func invitees(of meeting: ID<Meeting>) throws -> [Invitee] {
    try invitees(where: "i.meeting_id = \(meeting)")
  }

  package func invitee(_ id: ID<Invitee>) throws -> Invitee? { try invitees(where: "i.id = \(id)").first }

  func invitees(where condition: SQL) throws -> [Invitee] {
    let rows = try rows(
      """
      SELECT i.*, m.sent_at, m.bounced_at, m.last_error FROM meeting_invitee i LEFT JOIN mail m ON m.id = i.mail_id
      WHERE \(condition) ORDER BY i.id
      """)
    let ids = try rows.compactMap { try $0.optional("guest_id", as: ID<Guest>.self) }
    let guests = Dictionary(
      uniqueKeysWithValues: try self.rows("SELECT * FROM network_guest WHERE id IN \(list: ids)").map {
        (try $0.get("id", as: ID<Guest>.self), try Guest(row: $0))
      })
    return try rows.map { row in
      try Invitee(row: row, guest: row.optional("guest_id", as: ID<Guest>.self).flatMap { guests[$0] })
    }
  }
}

extension Invitee.Letter {
  fileprivate init(row: Row) throws {
    if try row.optional("bounced_at", as: Moment.self) != nil {
      self = .bounced(try row.optional("last_error") ?? "")
    } else if try row.optional("sent_at", as: Moment.self) != nil {
      self = .sent
    } else {
      self = try row.optional("mail_id", as: String.self) == nil ? .none : .waiting
    }
  }
}
