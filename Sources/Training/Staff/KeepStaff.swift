package import Access
package import Storage
package import Vocabulary
package import Web

/// Says where somebody works and as what: oneself, or the manager about one of the staff. Sv: ange arbetsplats.
package struct EmployeeDetails: Sendable {
  package let unit: String
  package let profession: Profession
  package let beganOn: CalendarDate?

  package init(unit: String = "", profession: Profession, beganOn: CalendarDate? = nil) {
    self.unit = unit
    self.profession = profession
    self.beganOn = beganOn
  }

  package init(form: Form, today: CalendarDate) throws {
    var problems = Problems()
    let profession = Profession(rawValue: form.raw("yrke"))
    if profession == nil { problems.add("yrke", "Välj en yrkesgrupp.") }
    problems.limit(form, ["enhet"], to: 100)
    let began = problems.pastDay(form, "borjade", missing: nil, today: today)
    try problems.check()
    guard let profession else { throw problems }
    self.init(unit: form.text("enhet")?.spacedAlike ?? "", profession: profession, beganOn: began)
  }
}

/// One says oneself where one works. Sv: ange egen arbetsplats.
package struct SayOwnWork: Sendable {
  package let details: EmployeeDetails
  package let organisation: ID<Organisation>

  package init(_ details: EmployeeDetails, in organisation: ID<Organisation>) {
    self.details = details
    self.organisation = organisation
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard viewer.works(in: organisation) else { throw Refusal.notFound }
    try tx.keepEmployee(viewer.person, details, in: organisation, setBy: nil, at: now)
  }
}

/// The manager adds one of the staff who has no account. Sv: lägg till anställd.
package struct AddEmployee: Sendable {
  package let name: String
  package let mail: String?
  package let details: EmployeeDetails

  package init(name: String, mail: String?, _ details: EmployeeDetails) {
    self.name = name
    self.mail = mail
    self.details = details
  }

  package init(form: Form, today: CalendarDate) throws {
    var problems = Problems()
    name = problems.require(form, "namn", "Skriv för- och efternamn.", limit: 120).spacedAlike
    mail = form.text("epost").flatMap { MailAddress($0)?.text }
    if let text = form.text("epost"), mail == nil {
      problems.add("epost", "Adressen \(text) går inte att läsa. Skriv den som namn@exempel.se.")
    }
    do {
      details = try EmployeeDetails(form: form, today: today)
    } catch let faults as Problems {
      problems.append(faults)
      throw problems
    }
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    try evidence.requireNames()
    let place = evidence.record.organisation.id
    let typed = Learner(name: name, mail: mail, organisationName: "", organisation: place)
    let known = try tx.employees(of: [place]).contains { $0.endedOn == nil && $0.asLearner.isSame(as: typed) }
    if known { throw Problems("namn", "\(name) finns redan i listan.") }
    let (id, unit): (ID<Employee>, String) = (tx.newID(at: now), try tx.unit(details.unit, of: place))
    try tx.execute(
      """
      INSERT INTO training_employee (id, organisation_id, unit, name, mail, profession, began_on)
      VALUES (\(id), \(place), \(unit), \(name), \(mail?.lowercased()), \(details.profession.rawValue),
        \(details.beganOn?.text))
      """)
    try tx.record(
      "AddEmployee", of: "training:\(place)", by: evidence.viewer.byline, at: now,
      text: "Lade till en anställd i planen")
  }
}

/// Somebody works there no longer, and counts in no share. What they have learnt stays theirs. Sv: anställd slutar.
package struct EndEmployment: Sendable {
  package let employee: ID<Employee>

  package init(_ employee: ID<Employee>) { self.employee = employee }

  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    try evidence.requireNames()
    let place = evidence.record.organisation.id
    let count = try tx.execute(
      """
      UPDATE training_employee SET ended_on = \(now.day.text)
      WHERE id = \(employee) AND organisation_id = \(place) AND ended_on IS NULL
      """)
    guard count > 0 else { throw Refusal.notFound }
    try tx.record(
      "EndEmployment", of: "training:\(place)", by: evidence.viewer.byline, at: now,
      text: "Tog bort en anställd ur planen")
  }
}

/// Says how many work as something in a unit, so that shares can be counted where few have accounts. Sv: ange antal anställda.
package struct CountStaff: Sendable {
  package let unit: String
  package let profession: Profession
  /// Zero takes the number away.
  package let persons: Int

  package init(unit: String = "", profession: Profession, persons: Int) {
    self.unit = unit
    self.profession = profession
    self.persons = persons
  }

  package init(form: Form) throws {
    var problems = Problems()
    let profession = Profession(rawValue: form.raw("antal-yrke"))
    if profession == nil { problems.add("antal-yrke", "Välj en yrkesgrupp.") }
    let persons = form.number("antal").flatMap { (0...50_000).contains($0) ? $0 : nil }
    if persons == nil { problems.add("antal", "Skriv hur många de är med siffror. Skriv 0 för att ta bort antalet.") }
    problems.limit(form, ["antal-enhet"], to: 100)
    try problems.check()
    guard let profession, let persons else { throw problems }
    self.init(unit: form.text("antal-enhet")?.spacedAlike ?? "", profession: profession, persons: persons)
  }

  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    let place = evidence.record.organisation.id
    let unit = try tx.unit(self.unit, of: place)
    try tx.execute(
      """
      DELETE FROM training_headcount
      WHERE organisation_id = \(place) AND unit = \(unit) AND profession = \(profession.rawValue)
      """)
    if persons > 0 {
      try tx.execute(
        """
        INSERT INTO training_headcount (organisation_id, unit, profession, persons, as_of)
        VALUES (\(place), \(unit), \(profession.rawValue), \(persons), \(now.day.text))
        """)
    }
    try tx.record(
      "CountStaff", of: "training:\(place)", by: evidence.viewer.byline, at: now,
      text: "Angav antalet anställda: \(profession.swedish.lowercasedFirst), \(persons)")
  }
}

extension Transaction {
  /// Of somebody with an account; no manager when they say it themselves.
  func keepEmployee(
    _ person: ID<Person>, _ details: EmployeeDetails, in organisation: ID<Organisation>, setBy manager: Byline?,
    at now: Moment
  ) throws {
    let unit = try self.unit(details.unit, of: organisation)
    let changed = try execute(
      """
      UPDATE training_employee SET unit = \(unit), profession = \(details.profession.rawValue),
        began_on = \(details.beganOn?.text), ended_on = \(nil as String?), set_by = \(manager)
      WHERE person_id = \(person) AND organisation_id = \(organisation)
      """)
    guard changed == 0 else { return }
    let id: ID<Employee> = newID(at: now)
    try execute(
      """
      INSERT INTO training_employee (id, organisation_id, unit, person_id, profession, began_on, set_by)
      VALUES (\(id), \(organisation), \(unit), \(person), \(details.profession.rawValue), \(details.beganOn?.text),
        \(manager))
      """)
  }
}
