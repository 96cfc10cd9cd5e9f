internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// An event with all that its organisers' page shows. Sv: arrangörens underlag.
struct OrganisedSheet: Sendable {
  let edition: Edition
  let sessions: [ProgrammeSession]
  let questions: [EventQuestion]
  let documents: [EventDocument]
  let room: Room
  let counts: [Registration.State: Int]
  /// Those who have a place and of whom nobody has said whether they were there.
  let unmarked: [Registration]
  /// Those whose letter came back.
  let undelivered: Int
  let series: EventSeries?
  let events: [Event]

  static func load(_ edition: Edition, in tx: Transaction) throws -> OrganisedSheet {
    let sessions = try tx.programme(of: edition.id)
    return OrganisedSheet(
      edition: edition, sessions: sessions, questions: try tx.questions(of: edition.id),
      documents: try tx.documents(of: edition.id), room: try Room(of: edition, sessions, in: tx),
      counts: try tx.counts(of: edition.id),
      unmarked: try tx.registrations(of: edition.id, in: [.confirmed]).filter { $0.presence == nil },
      undelivered: try tx.undelivered(of: edition.id).count,
      series: try edition.series.flatMap { try tx.eventSeries($0) },
      events: try tx.events(of: edition.subject))
  }
}

extension Transaction {
  /// The registrations whose latest letter did not arrive.
  func undelivered(of edition: ID<Edition>) throws -> Set<ID<Registration>> {
    Set(
      try rows(
        """
        SELECT r.id FROM registration r JOIN mail m ON m.id = r.mail_id
        WHERE r.edition_id = \(edition) AND (m.bounced_at IS NOT NULL OR m.sent_at IS NULL AND m.attempts > 2)
        """
      ).map { try $0.get("id") })
  }
}

extension Visit {
  var editionID: ID<Edition> { id("id") }

  /// The event, for those who hold it.
  func organised() async throws -> Edition {
    try await site.regional.read { [viewer, editionID] tx in try tx.writable(editionID, by: viewer).record }
  }

  func organisedPage(_ form: Form = Form(), _ problems: Problems = Problems()) async throws -> OrganisedPage {
    let sheet = try await site.regional.read { [viewer, editionID] tx in
      try OrganisedSheet.load(tx.writable(editionID, by: viewer).record, in: tx)
    }
    let names = try await EventNames(of: sheet.edition.organisations, on: site)
    let persons = try await site.identity.read { [events = sheet.events] in try $0.names(in: events.signatures) }
    let isPlanned = sheet.edition.state == .draft || sheet.edition.state == .open
    return OrganisedPage(
      sheet: sheet, names: names, persons: persons, now: now, csrf: csrf,
      clashes: isPlanned ? try await clashes(with: sheet.edition.timelineItem(for: viewer, names)) : Clashes(),
      form: form, problems: problems)
  }

  var registrationLetters: RegistrationLetters { RegistrationLetters(RegistrationAddress(site)) }
}
