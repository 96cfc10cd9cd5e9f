package import Access
package import Storage
package import Vocabulary
package import Web

/// That somebody has said they want to come. Sv: anmälan.
package struct Registration: Sendable {
  package let id: ID<Registration>
  package let edition: ID<Edition>
  /// The order in which people came.
  package let number: Int
  package let state: State
  package let name: String
  package let mail: String
  package let phone: String?
  package let organisationName: String
  package let municipality: MunicipalityCode?
  package let profession: Profession
  package let way: Way
  package let person: ID<Person>?
  /// The address of the one who registered a group.
  package let registeredBy: String?
  /// Who that was, as the person is told. Also who somebody comes in the place of.
  package let registeredByName: String?
  /// Who was sent instead, as the one who sent them wrote it.
  package let substitute: (name: String, mail: String)?
  package let invoice: String?
  package let offeredUntil: Moment?
  package let letter: ID<Mail>?
  package let registeredAt: Moment
  package let presence: Presence?
  package let checkedInAt: Moment?
  /// When the letter after the event was written, with certificate and questions.
  package let reachedAt: Moment?
  package let isEvaluated: Bool
  package let version: Int
  /// The link that opens it now.
  package let link: RegistrationLink
  /// Its name and addresses are gone, and only what the figures need is left.
  package let isErased: Bool

  /// Where a registration stands.
  package enum State: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case confirmed, waiting, offered, lapsed, withdrawn

    package var swedish: String {
      switch self {
      case .confirmed: "Har plats"
      case .waiting: "Står på väntelistan"
      case .offered: "Har fått erbjudande om plats"
      case .lapsed: "Fick ingen plats"
      case .withdrawn: "Kommer inte"
      }
    }

    /// Takes up a place.
    package var holdsPlace: Bool { self == .confirmed || self == .offered }
    package var isActive: Bool { holdsPlace || self == .waiting }
  }

  /// Whether there is a code to show at the door.
  var hasDoorCode: Bool { state == .confirmed && way == .site }

  /// Whether it stood in line until it began, without any offer.
  package var waitedInVain: Bool { state == .lapsed && offeredUntil == nil }

  package var stateInWords: String {
    state == .lapsed && !waitedInVain ? "Svarade inte på erbjudandet" : state.swedish
  }

  /// How somebody takes part. Sv: sätt att delta.
  package enum Way: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case site, web

    package var swedish: String { self == .site ? "På plats" : "På webben" }
  }

  package enum Presence: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case present, online, absent

    package var swedish: String {
      switch self {
      case .present: "Var där"
      case .online: "Var med på webben"
      case .absent: "Kom inte"
      }
    }

    package var wasThere: Bool { self != .absent }
  }

  init(row: Row) throws {
    id = try row.get("id")
    edition = try row.get("edition_id")
    number = try row.get("number")
    state = try row.get("state")
    isErased = try row.optional("erased_at", as: Moment.self) != nil
    name = try Self.name(row, isErased: isErased)
    mail = try row.get("mail")
    phone = try row.optional("phone")
    organisationName = try row.get("organisation_name")
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    profession = try Profession(rawValue: row.get("profession")) ?? .other
    way = try row.get("way")
    person = try row.optional("person_id", as: String.self).map { ID($0) }
    registeredBy = try row.optional("registered_by")
    registeredByName = try row.optional("registered_by_name")
    substitute = try row.optional("substitute_mail", as: String.self).map {
      (name: try row.get("substitute_name", as: String.self), mail: $0)
    }
    invoice = try row.optional("invoice")
    offeredUntil = try row.optional("offered_until")
    letter = try row.optional("mail_id", as: String.self).map { ID($0) }
    registeredAt = try row.get("registered_at")
    presence = try row.optional("presence")
    checkedInAt = try row.optional("checked_in_at")
    reachedAt = try row.optional("reached_at")
    isEvaluated = try row.get("is_evaluated")
    version = try row.get("version")
    link = RegistrationLink(id, number: try row.get("link"))
  }

  /// What is written in as a figure never had a name.
  private static func name(_ row: Row, isErased: Bool) throws -> String {
    guard isErased else { return try row.get("name") }
    let once = try row.get("once", as: String.self)
    return once.hasPrefix(EnterFigures.mark) ? "Utan namn" : "Namnet är raderat"
  }
}

extension Transaction {
  package func registration(_ id: ID<Registration>) throws -> Registration? {
    try row("SELECT * FROM registration WHERE id = \(id)").map(Registration.init)
  }

  /// All of an event's, in the order in which people came.
  package func registrations(of edition: ID<Edition>, in states: [Registration.State]) throws -> [Registration] {
    try rows(
      """
      SELECT * FROM registration WHERE edition_id = \(edition) AND state IN \(list: states.map(\.rawValue))
      ORDER BY number
      """
    ).map(Registration.init)
  }

  package func registrations(of person: ID<Person>) throws -> [Registration] {
    try rows("SELECT * FROM registration WHERE person_id = \(person) ORDER BY number").map(Registration.init)
  }

  /// The registrations of somebody, by name and address, that still hold.
  func activeRegistrations(of name: String, _ mail: String, to edition: ID<Edition>) throws -> [Registration] {
    try rows(
      """
      SELECT * FROM registration WHERE edition_id = \(edition) AND mail = \(mail)
        AND state IN ('confirmed', 'offered', 'waiting')
      """
    ).map(Registration.init).filter { $0.name.alike == name.alike }
  }

  /// What sessions somebody has chosen.
  package func chosenSessions(of registration: ID<Registration>) throws -> Set<ID<ProgrammeSession>> {
    Set(
      try rows("SELECT session_id FROM registration_session WHERE registration_id = \(registration)")
        .map { try $0.get("session_id") })
  }

  package func counts(of edition: ID<Edition>) throws -> [Registration.State: Int] {
    try counts(of: [edition])[edition] ?? [:]
  }

  package func counts(of editions: [ID<Edition>]) throws -> [ID<Edition>: [Registration.State: Int]] {
    let rows = try rows(
      """
      SELECT edition_id, state, COUNT(*) AS number FROM registration WHERE edition_id IN \(list: editions.map(\.text))
      GROUP BY edition_id, state
      """)
    return try rows.reduce(into: [:]) { counts, row in
      counts[try row.get("edition_id"), default: [:]][try row.get("state")] = try row.get("number", as: Int.self)
    }
  }
}
