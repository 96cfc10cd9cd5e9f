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
    try details.faultsOfPlace.check()
    if details.hidesPlace { try tx.faultsOfParts(of: edition.id).check() }
    if edition.state == .open { try details.lackOfWhere().check() }
    try checkPlaces(of: edition, tx)
    try checkProgramme(of: edition, tx)
    let news = self.news(for: edition)
    try tx.store(kept(edition, at: now), by: organisations, in: edition.id, at: now)
    try moveProgramme(of: edition, tx)
    if !news.isEmpty { try tx.execute("UPDATE event_edition SET sequence = sequence + 1 WHERE id = \(edition.id)") }
    let sent = try tell(news, edition.id, tx, now)
    let words = news.isEmpty ? "" : ": ny \(news.joined(separator: " och "))"
    try tx.record(
      "ChangeEdition", of: edition.subject, by: evidence.viewer.byline, at: now, text: "Ändrade evenemanget\(words)")
    return sent
  }

  /// What people were promised to be erased is not kept longer, but by as many days as an event that lies ahead is moved.
  private func kept(_ edition: Edition, at now: Moment) -> EditionDetails {
    var details = details
    guard edition.state != .draft else { return details }
    let isAhead = edition.state == .open && details.ends > now
    let days = isAhead ? max(0, edition.lastDay.days(until: details.ends.day)) : 0
    details.needsErasedOn = min(details.needsErasedOn, edition.needsErasedOn.adding(days: days))
    details.namesErasedOn = min(details.namesErasedOn, edition.namesErasedOn.adding(days: days))
    return details
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
    var sent = 0
    for registration in try tx.registrations(of: id, in: [.confirmed, .offered, .waiting]) {
      // A place is nothing to those on the web, nor a link to those on site.
      let theirs = news.filter { $0 != (registration.way == .site ? "webblänk" : "plats") }
      guard !theirs.isEmpty else { continue }
      try letters.send(.changed(theirs), of: edition, to: registration, in: tx, at: now)
      sent += 1
    }
    try OfferPlaces(letters: letters).perform(in: tx, of: edition, at: now)
    return sent
  }

  /// No part of the programme is left outside the hours: it has a form of its own, which forbids it too.
  private func checkProgramme(of edition: Edition, _ tx: Transaction) throws {
    guard details.starts != edition.starts || details.ends != edition.ends else { return }
    let days = edition.day.days(until: details.starts.day)
    let outside = try tx.programme(of: edition.id).filter {
      $0.starts.moved(byDays: days) < details.starts || $0.ends.moved(byDays: days) > details.ends
    }
    guard let first = outside.first else { return }
    let names = outside.map { "”\($0.title)” \($0.time(in: edition))" }.joined(separator: ", ")
    let own = outside.count == 1 ? "passet" : "passen"
    throw Problems(
      first.starts.moved(byDays: days) < details.starts ? "borjar" : "slutar",
      "\(names) ligger utanför tiden. Ändra \(own) först, och låt tiden omfatta båda så länge.")
  }

  /// The programme goes along when the day is moved.
  private func moveProgramme(of edition: Edition, _ tx: Transaction) throws {
    let days = edition.day.days(until: details.starts.day)
    guard days != 0 else { return }
    for session in try tx.programme(of: edition.id) {
      try tx.execute(
        """
        UPDATE event_session SET starts_at = \(session.starts.moved(byDays: days)),
          ends_at = \(session.ends.moved(byDays: days))
        WHERE id = \(session.id)
        """)
    }
  }

  /// Nobody who has a place loses it by a form.
  private func checkPlaces(of edition: Edition, _ tx: Transaction) throws {
    let room = try tx.room(of: edition)
    for (way, places, field) in [
      (Registration.Way.site, details.placesOnSite, "platser"), (.web, details.placesOnWeb, "webbplatser"),
    ] {
      let taken = room.taken(way)
      if !details.forms.has(way), taken > 0 {
        throw Problems(
          "form",
          "\(counted(taken, "En person är anmäld", "personer är anmälda")) \(way.swedish.lowercased()). Låt det sättet att delta vara kvar."
        )
      }
      if let places, places < taken, places != edition.places(way) {
        throw Problems(field, "\(counted(taken, "En person har", "personer har")) redan plats. Skriv minst \(taken).")
      }
    }
  }
}
