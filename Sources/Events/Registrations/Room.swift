package import Storage
package import Vocabulary

/// How many places are taken, and so whether somebody gets one. The only place where that is decided. Sv: lediga platser.
package struct Room: Sendable {
  let edition: Edition
  let sessions: [ProgrammeSession]
  private var taken: [Registration.Way: Int]
  private var fromMunicipality: [MunicipalityCode: Int]
  private var inSession: [ID<ProgrammeSession>: Int]

  /// What somebody wants that may be full.
  package struct Wish: Sendable {
    package let way: Registration.Way
    package let municipality: MunicipalityCode?
    package let sessions: Set<ID<ProgrammeSession>>
  }

  /// What there is no place left of.
  package enum Lack: Sendable, Equatable {
    case way(Registration.Way)
    case municipality(MunicipalityCode)
    case session(String)
  }

  init(of edition: Edition, _ sessions: [ProgrammeSession], in tx: Transaction) throws {
    self.edition = edition
    self.sessions = sessions
    (taken, fromMunicipality, inSession) = ([:], [:], [:])
    let rows = try tx.rows(
      """
      SELECT way, municipality, COUNT(*) AS number FROM registration
      WHERE edition_id = \(edition.id) AND state IN ('confirmed', 'offered') GROUP BY way, municipality
      """)
    for row in rows {
      let (way, number): (Registration.Way, Int) = (try row.get("way"), try row.get("number"))
      taken[way, default: 0] += number
      if way == edition.quotaWay,
        let code = try row.optional("municipality", as: String.self).flatMap({ MunicipalityCode($0) })
      {
        fromMunicipality[code, default: 0] += number
      }
    }
    guard sessions.contains(where: { $0.places != nil }) else { return }
    for row in try tx.rows(
      """
      SELECT s.session_id AS session, COUNT(*) AS number FROM registration r
      JOIN registration_session s ON s.registration_id = r.id
      WHERE r.edition_id = \(edition.id) AND r.state IN ('confirmed', 'offered') GROUP BY s.session_id
      """)
    {
      inSession[ID(try row.get("session", as: String.self))] = try row.get("number")
    }
  }

  /// What is full of what somebody wants; empty when there is a place.
  package func lack(for wish: Wish) -> [Lack] {
    var lack: [Lack] = []
    if !edition.forms.has(wish.way) || left(wish.way) == 0 { lack.append(.way(wish.way)) }
    if wish.way == edition.quotaWay, let municipality = wish.municipality, let quota = edition.quota,
      fromMunicipality[municipality, default: 0] >= quota
    {
      lack.append(.municipality(municipality))
    }
    for session in sessions where wish.sessions.contains(session.id) && left(session) == 0 {
      lack.append(.session(session.title))
    }
    return lack
  }

  /// Nil where there is no end of places.
  package func left(_ way: Registration.Way) -> Int? {
    edition.places(way).map { max($0 - taken[way, default: 0], 0) }
  }

  package func left(_ session: ProgrammeSession) -> Int? {
    session.places.map { max($0 - inSession[session.id, default: 0], 0) }
  }

  func taken(_ way: Registration.Way) -> Int { taken[way, default: 0] }

  /// As the open page says it: a number that changed, or did not, would tell whether somebody was registered before.
  enum Fullness { case open, few, full }

  func fullness(_ way: Registration.Way) -> Fullness {
    guard let left = left(way), let all = edition.places(way) else { return .open }
    return left == 0 ? .full : left * 10 <= all ? .few : .open
  }

  /// The ways to take part that have a place left.
  var openWays: [Registration.Way] {
    Registration.Way.allCases.filter { edition.forms.has($0) && left($0) != 0 }
  }

  mutating func take(_ wish: Wish) {
    taken[wish.way, default: 0] += 1
    if wish.way == edition.quotaWay, let municipality = wish.municipality {
      fromMunicipality[municipality, default: 0] += 1
    }
    for session in wish.sessions { inSession[session, default: 0] += 1 }
  }
}

extension Room.Lack {
  package var swedish: String {
    switch self {
    case .way(.site): "Platserna i lokalen är slut"
    case .way(.web): "Platserna på webben är slut"
    case .municipality(let code):
      "Platserna för \(Sweden.current.municipality(code)?.name ?? "kommunen") är slut"
    case .session(let title): "”\(title)” är fullt"
    }
  }
}

extension Transaction {
  package func room(of edition: Edition) throws -> Room { try Room(of: edition, programme(of: edition.id), in: self) }
}
