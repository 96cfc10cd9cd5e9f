package import Access
package import Storage
package import Vocabulary
package import Web

/// Writes in somebody who was there, once it is over: no letter goes, no place is counted, and nobody asks what they needed.
/// Sv: skriv in deltagare i efterhand.
package struct EnterParticipant: Sendable {
  package let details: RegistrationDetails

  package init(_ details: RegistrationDetails) { self.details = details }

  package init(form: Form, to edition: Edition) throws {
    var problems = Problems()
    let name = problems.require(form, "namn", "Skriv namnet.", limit: 100)
    if !name.carriesNoMessage { problems.add("namn", NameInLetter.fault) }
    let mail = problems.mail(form, "mail") ?? ""
    if form.text("mail") == nil { problems.add("mail", "Skriv adressen, eller skriv bara in hur många de var.") }
    let (organisation, municipality) = RegistrationDetails.place(form, &problems)
    let profession = RegistrationDetails.profession(form, &problems)
    let way = RegistrationDetails.way(form, edition, &problems)
    try problems.check()
    self.init(
      RegistrationDetails(
        name: name, mail: mail, organisationName: organisation, municipality: municipality, profession: profession,
        way: way))
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    // First of all, so that the same form sent twice meets itself here.
    let number = try tx.takeTicket(of: edition.id)
    try edition.checkEntries(in: "namn", at: now)
    guard edition.keepsNames(on: now.day) else {
      throw Problems(
        "namn", "Namn fick sparas till den \(edition.namesErasedOn.words). Skriv bara in hur många de var.")
    }
    let earlier = try tx.activeRegistrations(of: details.name, details.mail, to: edition.id).first
    if earlier?.presence?.wasThere ?? false { return }
    if let earlier { try mark(earlier, tx) } else { try insert(number, tx, edition, now) }
    try tx.recordOnceADay(
      "EnterParticipant", of: edition, by: evidence.viewer.byline, at: now, text: "Skrev in dem som var med")
  }

  private func mark(_ earlier: Registration, _ tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE registration SET state = \(Registration.State.confirmed), offered_until = NULL,
        presence = \(details.way.presence), version = version + 1
      WHERE id = \(earlier.id)
      """)
  }

  private func insert(_ number: Int, _ tx: Transaction, _ edition: Edition, _ now: Moment) throws {
    try tx.refuseTooMany(of: details.mail, to: edition, in: "mail", isByOrganiser: true)
    var new = NewRegistration(details, to: edition, number: number)
    new.presence = details.way.presence
    _ = try new.insert(in: tx, at: now)
  }
}

extension Edition {
  /// Whether those who were there may be written in: it is over, and was held.
  func takesEntries(at now: Moment) -> Bool { (state == .open || state == .held) && isOver(at: now) }

  /// Until the day on which names are erased.
  func keepsNames(on day: CalendarDate) -> Bool { day < namesErasedOn }

  func checkEntries(in field: String, at now: Moment) throws {
    guard takesEntries(at: now) else {
      throw Problems(field, "Skriv in dem som var med när evenemanget är publicerat och slut.")
    }
  }
}

extension Registration.Way {
  /// What is noted of somebody who was there in this way.
  var presence: Registration.Presence { self == .site ? .present : .online }
}

extension Transaction {
  /// Whoever writes in many has one line a day.
  func recordOnceADay(_ act: String, of edition: Edition, by byline: Byline, at now: Moment, text: String) throws {
    if try isSaidToday(act, of: edition, by: byline, at: now) { return }
    try record(act, of: edition.subject, by: byline, at: now, text: text)
  }
}
