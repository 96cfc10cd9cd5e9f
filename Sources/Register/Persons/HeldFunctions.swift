internal import Access
internal import Storage
internal import Vocabulary

/// A function that a person holds or has held.
struct HeldFunctionTime: Sendable {
  let function: Function
  let organisation: Organisation
  let from: CalendarDate
  let until: CalendarDate?

  func isCurrent(on day: CalendarDate) -> Bool { from <= day && (until.map { $0 >= day } ?? true) }
}

extension Transaction {
  /// The functions of a person through time, the latest first, of those organisations whose contacts the viewer sees.
  /// Of a protected person only those in the viewer's own organisations and team's counties: where somebody else works
  /// is not for others to put together.
  func functionTimes(of person: Person, for viewer: Viewer) throws -> [HeldFunctionTime] {
    let found = try rows(
      """
      SELECT f.id AS function_id, f.organisation_id, f.role, f.title, f.mail AS function_mail, h.from_date, h.until_date,
        o.id, o.kind, o.name, o.municipality, o.counties, o.works_in, o.closed_at
      FROM holding h JOIN function f ON f.id = h.function_id JOIN organisation o ON o.id = f.organisation_id
      WHERE h.person_id = \(person.id) ORDER BY h.from_date DESC, h.id DESC
      """)
    return try found.map(heldFunctionTime).filter { time in
      if viewer.person == person.id { return true }
      let isOwn = viewer.works(in: time.organisation.id) || viewer.isInTeam(of: time.organisation.counties)
      return viewer.seesContacts(of: time.organisation) && (isOwn || !person.hasProtectedIdentity)
    }
  }

  private func heldFunctionTime(_ row: Row) throws -> HeldFunctionTime {
    HeldFunctionTime(
      function: Function(
        id: try row.get("function_id"), organisation: try row.get("organisation_id"), role: try row.get("role"),
        title: try row.get("title"), mail: try row.optional("function_mail")),
      organisation: try Organisation(row: row), from: try row.date("from_date"),
      until: try row.optional("until_date", as: String.self).flatMap { CalendarDate($0) })
  }
}
