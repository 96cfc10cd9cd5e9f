package import Access
package import Storage
package import Vocabulary

/// Somebody who trains others, whom a municipality can ask. Sv: utbildare.
package struct Trainer: Guarded {
  package let id: ID<Trainer>
  /// Whose name and address are in the register; nil for one without an account, who stands by name.
  package let person: ID<Person>?
  package let name: String?
  package let mail: String?
  package let phone: String?
  package let organisationName: String
  package let subjects: [ID<Subject>]
  package let counties: [CountyCode]
  package let municipality: MunicipalityCode?
  package let about: String?
  package let since: CalendarDate
  /// Trains no longer after this day; nil while it lasts.
  package let until: CalendarDate?
  /// Has said yes to others seeing how they are reached.
  package let showsContact: Bool

  init(row: Row) throws {
    id = try row.get("id")
    person = try row.optional("person_id")
    name = try row.optional("name")
    mail = try row.optional("mail")
    phone = try row.optional("phone")
    organisationName = try row.get("organisation_name")
    subjects = try row.words("subjects").map { ID($0) }
    counties = countyCodes(try row.get("counties"))
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    about = try row.optional("about")
    since = try row.date("since")
    until = try row.optionalDate("until")
    showsContact = try row.get("shows_contact")
  }

  package static func load(_ id: ID<Trainer>, for viewer: Viewer, in tx: Transaction) throws -> Trainer? {
    try tx.row("SELECT * FROM trainer WHERE id = \(id)").map(Trainer.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool { true }
  /// The county teams where they work.
  package func isWritable(by viewer: Viewer) -> Bool { viewer.isInTeam(of: counties) }

  package func isActive(on day: CalendarDate) -> Bool { until.map { day <= $0 } ?? true }
}

extension Transaction {
  package func trainers(activeOn day: CalendarDate) throws -> [Trainer] {
    try rows("SELECT * FROM trainer WHERE \(Self.isTrainer(on: day)) ORDER BY id").map(Trainer.init)
  }

  /// The latest, where somebody has ended and begun again.
  func trainer(of person: ID<Person>, on day: CalendarDate) throws -> Trainer? {
    try row(
      "SELECT * FROM trainer WHERE person_id = \(person) AND \(Self.isTrainer(on: day)) ORDER BY id DESC LIMIT 1"
    ).map(Trainer.init)
  }

  /// Also who has a last day ahead.
  private static func isTrainer(on day: CalendarDate) -> SQL { "(until IS NULL OR until >= \(day.text))" }
}
