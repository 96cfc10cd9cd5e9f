package import Access
package import Storage
package import Vocabulary

/// A function with who holds it today, ready to be shown: a protected person has neither name nor address here.
/// Sv: rad i registret.
package struct DirectoryEntry: Sendable {
  package let function: Function
  package let holder: Holder?
  /// The first day nobody held it; nil while somebody does.
  package let emptySince: CalendarDate?

  package struct Holder: Sendable {
    package let person: ID<Person>
    package let shownName: String
    /// The person's own title; not the function's.
    package let title: String?
    package let mail: String?
    package let phone: String?
    package let since: CalendarDate
    package let hasPresentation: Bool
  }

  /// The function's own address, else its holder's.
  package var mail: String? { function.mail ?? holder?.mail }

  init(row: Row) throws {
    function = try Function(row: row)
    holder = try Holder(row: row)
    let created = try row.get("function_created_at", as: Moment.self).day
    let lastDay = try row.optional("last_until", as: String.self).flatMap { CalendarDate($0) }
    emptySince = holder == nil ? lastDay.map { $0.adding(days: 1) } ?? created : nil
  }

  /// How many days the function has stood empty.
  package func emptyDays(on day: CalendarDate) -> Int { emptySince.map { max(0, $0.days(until: day)) } ?? 0 }
}

extension DirectoryEntry.Holder {
  init?(row: Row) throws {
    guard let person = try row.optional("person_id", as: ID<Person>.self) else { return nil }
    let isProtected: Bool = try row.get("has_protected_identity")
    self.person = person
    shownName = try Person.shownName(in: row, "person_name")
    title = isProtected ? nil : try row.optional("person_title")
    mail = isProtected ? nil : try row.optional("person_mail")
    phone = isProtected ? nil : try row.optional("person_phone")
    since = try row.date("from_date")
    hasPresentation = try row.optional("presentation", as: String.self) != nil
  }
}

extension Transaction {
  /// The open functions of an organisation with their holders, in one query.
  package func directory(of organisation: ID<Organisation>, on day: CalendarDate) throws -> [DirectoryEntry] {
    try directory(where: "f.organisation_id = \(organisation)", on: day)
  }

  /// The open functions of a municipality's own organisation.
  package func directory(of municipality: MunicipalityCode, on day: CalendarDate) throws -> [DirectoryEntry] {
    try directory(
      where: "o.municipality = \(municipality.text) AND o.kind = \(Organisation.Kind.municipality)", on: day)
  }

  /// Those of these functions that are open.
  package func directory(of functions: Set<ID<Function>>, on day: CalendarDate) throws -> [DirectoryEntry] {
    try directory(where: "f.id IN \(list: functions.sorted { $0.text < $1.text })", on: day)
  }

  /// All open functions of all open organisations.
  package func directory(on day: CalendarDate) throws -> [DirectoryEntry] { try directory(where: "1 = 1", on: day) }

  /// The open functions that nobody holds.
  func emptyDirectory(on day: CalendarDate) throws -> [DirectoryEntry] {
    try directory(where: "p.id IS NULL", on: day)
  }

  /// The open functions of the organisations whose leaders and officers make up the county teams.
  func teamDirectory(on day: CalendarDate) throws -> [DirectoryEntry] {
    try directory(where: "o.kind IN \(list: Organisation.Kind.allCases.filter(\.hasCountyTeam))", on: day)
  }

  private func directory(where condition: SQL, on day: CalendarDate) throws -> [DirectoryEntry] {
    let found = try rows(
      """
      SELECT f.id, f.organisation_id, f.role, f.title, f.mail, f.created_at AS function_created_at, h.from_date,
        p.id AS person_id, p.name AS person_name, p.mail AS person_mail, p.phone AS person_phone,
        p.title AS person_title, p.presentation, p.has_protected_identity,
        (SELECT MAX(e.until_date) FROM holding e WHERE e.function_id = f.id AND e.until_date < \(day.text)) AS last_until
      FROM function f
      JOIN organisation o ON o.id = f.organisation_id AND o.closed_at IS NULL
      LEFT JOIN holding h ON h.function_id = f.id AND \(SQL.isHeld(on: day))
      LEFT JOIN person p ON p.id = h.person_id
      WHERE f.closed_at IS NULL AND \(condition)
      ORDER BY f.id
      """)
    return try found.map(DirectoryEntry.init).sorted { $0.function.role.rank < $1.function.role.rank }
  }
}
