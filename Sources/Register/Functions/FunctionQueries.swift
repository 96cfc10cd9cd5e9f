package import Access
package import Storage
package import Vocabulary

extension Transaction {
  package func function(_ id: ID<Function>) throws -> Function? {
    try row("SELECT * FROM function WHERE id = \(id)").map(Function.init)
  }

  /// The open functions of an organisation, those that answer first.
  package func functions(of organisation: ID<Organisation>) throws -> [Function] {
    try rows(
      "SELECT * FROM function WHERE organisation_id = \(organisation) AND closed_at IS NULL ORDER BY id"
    ).map(Function.init).sorted { $0.role.rank < $1.role.rank }
  }

  /// The function that letters to the organisation go to: the coordinator, else the contact, the manager, any.
  package func contactFunction(of organisation: ID<Organisation>) throws -> Function? {
    try functions(of: organisation).first
  }

  /// Who holds the function that day. The name may be protected: show `shownName`.
  package func holder(of function: ID<Function>, on day: CalendarDate) throws -> Person? {
    try row(
      """
      SELECT p.* FROM holding h JOIN person p ON p.id = h.person_id
      WHERE h.function_id = \(function) AND \(SQL.isHeld(on: day))
      ORDER BY h.from_date DESC LIMIT 1
      """
    ).map(Person.init)
  }

  /// Where letters to the function go that day: its own address, else its holder's; none when it stands empty.
  package func addresses(of function: ID<Function>, on day: CalendarDate) throws -> [String] {
    try [addresses(of: [function], on: day)[function]].compactMap(\.self)
  }

  /// The same for many, in one query.
  package func addresses(of functions: [ID<Function>], on day: CalendarDate) throws -> [ID<Function>: String] {
    let found = try rows(
      """
      SELECT f.id, COALESCE(f.mail, p.mail) AS mail FROM function f
      LEFT JOIN holding h ON h.function_id = f.id AND \(SQL.isHeld(on: day))
      LEFT JOIN person p ON p.id = h.person_id
      WHERE f.id IN \(list: functions)
      ORDER BY h.from_date
      """)
    var addresses: [ID<Function>: String] = [:]
    for row in found { addresses[try row.get("id")] = try row.optional("mail", as: String.self) }
    return addresses
  }

  /// How many have held each of the functions and do so no more; those without any are left out.
  package func formerHolders(of functions: [ID<Function>], on day: CalendarDate) throws -> [ID<Function>: Int] {
    let counts = try rows(
      """
      SELECT function_id, COUNT(*) AS number FROM holding
      WHERE function_id IN \(list: functions) AND until_date < \(day.text) GROUP BY function_id
      """
    ).map { (try $0.get("function_id", as: ID<Function>.self), try $0.get("number", as: Int.self)) }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  /// Who hold a function in each organisation on a day, in the identity database.
  package func holders(on day: CalendarDate) throws -> [ID<Organisation>: Set<ID<Person>>] {
    let held = try rows(
      """
      SELECT f.organisation_id, h.person_id FROM holding h JOIN function f ON f.id = h.function_id
      WHERE \(SQL.isHeld(on: day))
      """)
    var holders: [ID<Organisation>: Set<ID<Person>>] = [:]
    for row in held {
      let (organisation, person): (ID<Organisation>, ID<Person>) = (
        try row.get("organisation_id"), try row.get("person_id")
      )
      holders[organisation, default: []].insert(person)
    }
    return holders
  }
}

extension SQL {
  /// The holding `h` has begun and not ended.
  static func isHeld(on day: CalendarDate) -> SQL {
    "h.from_date <= \(day.text) AND (h.until_date IS NULL OR h.until_date >= \(day.text))"
  }
}

extension Function.Role {
  /// Lower stands first where an organisation's functions are listed.
  var rank: Int {
    switch self {
    case .leader: 0
    case .coordinator: 1
    case .contact: 2
    case .manager: 3
    case .officer: 4
    case .staff: 5
    case .administrator: 6
    }
  }
}
