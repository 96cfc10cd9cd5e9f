package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes an event. Those who are registered hear of a new time or place, and places that are added go to those who wait.
/// Sv: ändra evenemang.
package struct ChangeEdition: Sendable {
  package let details: EditionDetails
  package let organisations: [ID<Organisation>]
  package let letters: RegistrationLetters

  package init(_ details: EditionDetails, by organisations: [ID<Organisation>], letters: RegistrationLetters) {
    self.details = details
    self.organisations = organisations
    self.letters = letters
  }

  /// How many letters were sent.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws -> Int {
    let edition = evidence.record
    try evidence.viewer.checkHolds(organisations)
    guard edition.state != .cancelled else {
      throw Problems("rubrik", "Evenemanget är inställt. Kopiera det i stället till ett nytt tillfälle.")
    }
    if let version = details.version, version != edition.version {
      throw Problems(
        "rubrik",
        "En annan arrangör har ändrat sedan du öppnade sidan. Öppna den i en ny flik, jämför, och spara där.")
    }
    try checkPlaces(of: edition, tx)
    let news = self.news(for: edition)
    try tx.store(details, by: organisations, in: edition.id, at: now)
    if !news.isEmpty { try tx.execute("UPDATE event_edition SET sequence = sequence + 1 WHERE id = \(edition.id)") }
    let sent = try tell(news, edition.id, tx, now)
    let words = news.isEmpty ? "" : ": ny \(news.joined(separator: " och "))"
    try tx.record(
      "ChangeEdition", of: edition.subject, by: evidence.viewer.byline, at: now, text: "Ändrade evenemanget\(words)")
    return sent
  }

  /// What of the change the registered have to know.
  private func news(for edition: Edition) -> [String] {
    var news: [String] = []
    if details.starts != edition.starts || details.ends != edition.ends { news.append("tid") }
    if details.place != edition.place { news.append("plats") }
    if details.webLink != edition.webLink { news.append("webblänk") }
    return news
  }

  private func tell(_ news: [String], _ id: ID<Edition>, _ tx: Transaction, _ now: Moment) throws -> Int {
    guard let edition = try tx.edition(id), edition.state == .open, !edition.isOver(at: now) else { return 0 }
    let registered = news.isEmpty ? [] : try tx.registrations(of: id, in: [.confirmed, .offered, .waiting])
    for registration in registered {
      try letters.send(.changed(news), of: edition, to: registration, in: tx, at: now)
    }
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
    return registered.count
  }

  /// Nobody who has a place loses it by a form.
  private func checkPlaces(of edition: Edition, _ tx: Transaction) throws {
    for (way, places, field) in [
      (Registration.Way.site, details.placesOnSite, "platser"), (.web, details.placesOnWeb, "webbplatser"),
    ] {
      let taken: Int =
        try tx.value(
          """
          SELECT COUNT(*) FROM registration WHERE edition_id = \(edition.id) AND way = \(way)
            AND state IN ('confirmed', 'offered')
          """) ?? 0
      if !details.forms.has(way), taken > 0 {
        throw Problems(
          "form", "\(counted(taken, "person har", "personer har")) plats \(way.swedish.lowercased()). Flytta dem först."
        )
      }
      if let places, places < taken {
        throw Problems(field, "\(counted(taken, "person har", "personer har")) redan plats. Skriv minst \(taken).")
      }
    }
  }
}
