package import Storage
package import Vocabulary
internal import Web

/// A part of the programme: one that all are at, or one that people choose. Sv: programpunkt.
package struct ProgrammeSession: Sendable {
  package let id: ID<ProgrammeSession>
  package let edition: ID<Edition>
  package let title: String
  package let about: String?
  /// Who speaks, as they themselves want it said.
  package let contributors: String?
  package let starts: Moment
  package let ends: Moment
  package let forms: Edition.Forms
  package let place: String?
  /// People say whether they come to it; the others are for all.
  package let isChosen: Bool
  /// Nil where there is no end of places.
  package let places: Int?

  init(row: Row) throws {
    id = try row.get("id")
    edition = try row.get("edition_id")
    title = try row.get("title")
    about = try row.optional("about")
    contributors = try row.optional("contributors")
    starts = try row.get("starts_at")
    ends = try row.get("ends_at")
    forms = try row.get("forms")
    place = try row.optional("place")
    isChosen = try row.get("is_chosen")
    places = try row.optional("places")
  }

  /// With where to go.
  var titleAndRoom: String { place.map { "\(title) (\($0))" } ?? title }

  func overlaps(_ other: ProgrammeSession) -> Bool { starts < other.ends && other.starts < ends }

  /// "09.00–10.30", with the day where the event has several.
  func time(in edition: Edition) -> String { edition.time(from: starts, to: ends) }
}

extension Edition {
  func time(from starts: Moment, to ends: Moment) -> String {
    let (start, end) = (SwedishTime(starts), SwedishTime(ends))
    let times = "\(start.hourAndMinute)–\(end.hourAndMinute)"
    return day == lastDay ? times : "\(start.date.wordsWithoutYear) \(times)"
  }
}

extension Transaction {
  package func programme(of edition: ID<Edition>) throws -> [ProgrammeSession] {
    try rows("SELECT * FROM event_session WHERE edition_id = \(edition) ORDER BY starts_at, id")
      .map(ProgrammeSession.init)
  }
}
