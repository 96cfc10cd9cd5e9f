package import Access
package import Storage
package import Vocabulary
internal import Web

/// A time that a network meets. Sv: träff.
package struct Meeting: Guarded {
  package let id: ID<Meeting>
  package let network: Network
  package let title: String
  package let state: State
  package let starts: Moment
  package let ends: Moment
  package let place: String?
  /// Where the place lies, so that the way there can be told.
  package let municipality: MunicipalityCode?
  package let videoLink: String?
  package let about: String?
  /// The host that prepares it.
  package let responsible: ID<Organisation>?
  /// For the hosts alone.
  package let planningNotes: String?
  package let answerBy: CalendarDate?
  package let calledAt: Moment?
  package let cancelledBecause: String?
  /// Grows with every change that calendars have to know (RFC 5545 3.8.7.4).
  package let sequence: Int
  /// The sequence since which an answer holds: a new time or place asks everybody again.
  package let askedSequence: Int
  /// Grows with each saved form, so that two hosts do not overwrite each other.
  package let version: Int

  /// How far a meeting has come.
  package enum State: String, Sendable, Bindable, ColumnReadable {
    case planned, called, cancelled

    package var swedish: String {
      switch self {
      case .planned: "Planerad"
      case .called: "Inbjudan skickad"
      case .cancelled: "Inställd"
      }
    }
  }

  init(row: Row, network: Network) throws {
    id = try row.get("id")
    self.network = network
    title = try row.get("title")
    state = try row.get("state")
    starts = try row.get("starts_at")
    ends = try row.get("ends_at")
    place = try row.optional("place")
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    videoLink = try row.optional("video_link")
    about = try row.optional("about")
    responsible = try row.optional("responsible_id")
    planningNotes = try row.optional("planning_notes")
    answerBy = try row.optionalDate("answer_by")
    calledAt = try row.optional("called_at")
    cancelledBecause = try row.optional("cancelled_because")
    sequence = try row.get("sequence")
    askedSequence = try row.get("asked_sequence")
    version = try row.get("version")
  }

  package static func load(_ id: ID<Meeting>, for viewer: Viewer, in tx: Transaction) throws -> Meeting? {
    try tx.meeting(id)
  }

  package func isReadable(by viewer: Viewer) -> Bool { network.isInside(viewer) }
  package func isWritable(by viewer: Viewer) -> Bool { network.isHosted(by: viewer) }
}

extension Meeting {
  package var path: String { "/traffar/\(id)" }
  package var day: CalendarDate { starts.day }
  package var subject: String { "meeting:\(id)" }

  package func isOver(at now: Moment) -> Bool { ends < now }

  /// Whether one can still say whether one comes.
  package func takesAnswers(at now: Moment) -> Bool { state == .called && !isOver(at: now) }

  /// "onsdag 18 november 2026 kl. 09.00–12.00".
  package var time: String { SwedishTime.words(from: starts, to: ends) }

  /// Where one meets: the place, by video, or both.
  package var whereWords: String {
    switch (placeWords, videoLink) {
    case (let place?, nil): place
    case (let place?, _?): "\(place), eller på webben"
    case (nil, _?): "På webben"
    case (nil, nil): "Plats är inte bestämd"
    }
  }

  /// The place and where it lies: "Stora salen, Skellefteå kommun". Where a shelter lies is told nowhere.
  package var placeWords: String? {
    guard let town = municipality.flatMap({ Sweden.current.municipality($0) }) else { return place }
    guard let place else { return videoLink == nil ? town.longName : nil }
    let isSaid = place.plainWords.contains(town.name.plainWords) || place.lowercased().contains("jour")
    return isSaid ? place : "\(place), \(town.longName)"
  }
}

extension String {
  /// Its words in small letters with a space before and after each, so that "Ale" is not found in "Salen".
  fileprivate var plainWords: String { " \(lowercased().split { !$0.isLetter }.joined(separator: " ")) " }
}

extension Transaction {
  package func meeting(_ id: ID<Meeting>) throws -> Meeting? {
    guard let row = try row("SELECT * FROM meeting WHERE id = \(id)"), let network = try network(row.get("network_id"))
    else { return nil }
    return try Meeting(row: row, network: network)
  }

  /// All of a network's, the earliest first.
  package func meetings(of network: Network) throws -> [Meeting] {
    try rows("SELECT * FROM meeting WHERE network_id = \(network.id) ORDER BY starts_at, id")
      .map { try Meeting(row: $0, network: network) }
  }

  /// Those that have been, the latest first: a page, and how many there are.
  func pastMeetings(of network: Network, at now: Moment, page: Int) throws -> ([Meeting], Int) {
    let past: SQL = "network_id = \(network.id) AND ends_at <= \(now) AND state <> \(Meeting.State.cancelled)"
    let count = try value("SELECT COUNT(*) FROM meeting WHERE \(past)", as: Int.self) ?? 0
    let first = Pager.range(page, of: count).lowerBound
    let meetings = try rows(
      "SELECT * FROM meeting WHERE \(past) ORDER BY starts_at DESC, id DESC LIMIT \(Pager.size) OFFSET \(first)"
    ).map { try Meeting(row: $0, network: network) }
    return (meetings, count)
  }

  /// Those of many networks that end after a moment, the earliest first.
  package func meetings(of networks: [Network], endingAfter moment: Moment) throws -> [Meeting] {
    let known = Dictionary(uniqueKeysWithValues: networks.map { ($0.id, $0) })
    return try rows(
      """
      SELECT * FROM meeting WHERE ends_at > \(moment) AND network_id IN \(list: networks.map(\.id))
      ORDER BY starts_at, id
      """
    ).compactMap { row in try known[row.get("network_id")].map { try Meeting(row: row, network: $0) } }
  }
}
