package import Access
package import Storage
package import Vocabulary
package import Web

/// What the trainers' register says of one, as its form has it. Sv: uppgifter om utbildare.
package struct TrainerDetails: Sendable {
  package var name: String
  package var mail: String?
  package var phone: String?
  package var organisationName: String
  package var subjects: [ID<Subject>]
  package var counties: [CountyCode]
  package var municipality: MunicipalityCode?
  package var about: String?
  package var since: CalendarDate
  package var until: CalendarDate?
  package var showsContact: Bool

  package init(
    name: String, mail: String? = nil, phone: String? = nil, organisationName: String, subjects: [ID<Subject>],
    counties: [CountyCode], municipality: MunicipalityCode? = nil, about: String? = nil, since: CalendarDate,
    showsContact: Bool
  ) {
    self.name = name
    self.mail = mail
    self.phone = phone
    self.organisationName = organisationName
    self.subjects = subjects
    self.counties = counties
    self.municipality = municipality
    self.about = about
    self.since = since
    self.showsContact = showsContact
  }

  package init(form: Form, subjects known: [Subject], today: CalendarDate) throws {
    var problems = Problems()
    name = problems.require(form, "namn", "Skriv för- och efternamn.", limit: 120).spacedAlike
    mail = form.text("epost").flatMap { MailAddress($0)?.text }
    if let text = form.text("epost"), mail == nil {
      problems.add("epost", "Adressen \(text) går inte att läsa. Skriv den som namn@exempel.se.")
    }
    phone = form.text("telefon")
    organisationName = problems.require(form, "arbetsplats", "Skriv var utbildaren arbetar.", limit: 200)
    let ticked = Set(form.all("amne"))
    subjects = known.map(\.id).filter { ticked.contains($0.text) }
    if subjects.isEmpty { problems.add("amne", "Kryssa i minst ett ämne.") }
    counties = Set(form.all("lan").compactMap { CountyCode($0) }).sorted()
    if counties.isEmpty { problems.add("lan", "Kryssa i minst ett län.") }
    let code = form.text("kommun").flatMap { text in
      (MunicipalityCode(text).flatMap { Sweden.current.municipality($0) } ?? Sweden.current.municipality(named: text))?
        .code
    }
    if let text = form.text("kommun"), code == nil {
      problems.add("kommun", "Kommunen \(text) finns inte. Kontrollera stavningen.")
    }
    municipality = code
    problems.limit(form, ["telefon"], to: 40)
    problems.limit(form, ["om"], to: 2000)
    about = form.text("om")
    let since = problems.pastDay(form, "sedan", missing: "Skriv sedan när.", today: today)
    until = problems.anyDay(form, "till")
    showsContact = form.isTicked("visas")
    self.since = since ?? today
    try problems.check()
  }
}

/// Puts somebody in the trainers' register, by their address when they are known, else by name. Sv: lägg till utbildare.
package struct EnterTrainer: Sendable {
  package let details: TrainerDetails
  /// Who has that address; their name and address are then the register's.
  package let person: ID<Person>?

  package init(_ details: TrainerDetails, person: ID<Person>? = nil) {
    self.details = details
    self.person = person
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Trainer> {
    guard viewer.isInTeam(of: details.counties) else {
      throw Problems("lan", "Kryssa i minst ett av dina egna län.")
    }
    if let person, try tx.trainer(of: person, on: now.day) != nil {
      throw Problems("epost", "Den som har adressen finns redan bland utbildarna.")
    }
    let id: ID<Trainer> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO trainer (id, person_id, name, mail, phone, organisation_name, subjects, counties, municipality, about,
        since, until, shows_contact)
      VALUES (\(id), \(person), \(person == nil ? details.name : nil), \(person == nil ? details.mail : nil),
        \(person == nil ? details.phone : nil), \(details.organisationName), \(details.storedSubjects),
        \(details.counties.stored), \(details.municipality?.text), \(details.about), \(details.since.text),
        \(details.until?.text), \(person == nil && details.showsContact))
      """)
    try tx.record("EnterTrainer", of: "trainer:\(id)", by: viewer.byline, at: now, text: "Lade till en utbildare")
    return id
  }
}

/// Changes what the register says, or that somebody trains no longer. Sv: ändra utbildare.
package struct ChangeTrainer: Sendable {
  package let details: TrainerDetails

  package init(_ details: TrainerDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<Trainer>, at now: Moment) throws {
    let trainer = evidence.record
    guard evidence.viewer.isInTeam(of: details.counties) else {
      throw Problems("lan", "Låt minst ett av dina egna län vara kvar.")
    }
    let isNamed = trainer.person == nil
    try tx.execute(
      """
      UPDATE trainer SET name = \(isNamed ? details.name : nil), mail = \(isNamed ? details.mail : nil),
        phone = \(isNamed ? details.phone : nil), organisation_name = \(details.organisationName),
        subjects = \(details.storedSubjects), counties = \(details.counties.stored),
        municipality = \(details.municipality?.text), about = \(details.about), since = \(details.since.text),
        until = \(details.until?.text), shows_contact = \(isNamed ? details.showsContact : trainer.showsContact)
      WHERE id = \(trainer.id)
      """)
    try tx.record(
      "ChangeTrainer", of: "trainer:\(trainer.id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade en utbildares uppgifter")
  }
}

/// A trainer with an account says whether others may see how they are reached. Sv: visa kontaktuppgifter.
package struct ShowTrainerContact: Sendable {
  package let shows: Bool

  package init(_ shows: Bool) { self.shows = shows }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard let trainer = try tx.trainer(of: viewer.person, on: now.day) else { throw Refusal.notFound }
    try tx.execute("UPDATE trainer SET shows_contact = \(shows) WHERE person_id = \(viewer.person)")
    try tx.record(
      "ShowTrainerContact", of: "trainer:\(trainer.id)", by: viewer.byline, at: now,
      text: shows ? "Lät kontaktuppgifterna visas" : "Lät inte kontaktuppgifterna visas")
  }
}

/// A trainer with an account takes themselves out of the register. Sv: lämna utbildarregistret.
package struct LeaveTrainers: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard let trainer = try tx.trainer(of: viewer.person, on: now.day) else { throw Refusal.notFound }
    try tx.execute(
      """
      UPDATE trainer SET until = \(now.day.adding(days: -1).text)
      WHERE person_id = \(viewer.person) AND (until IS NULL OR until >= \(now.day.text))
      """)
    try tx.record(
      "LeaveTrainers", of: "trainer:\(trainer.id)", by: viewer.byline, at: now, text: "Lämnade utbildarregistret")
  }
}

extension TrainerDetails {
  fileprivate var storedSubjects: String { subjects.map(\.text).joined(separator: " ") }
}
