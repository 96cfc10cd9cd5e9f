package import Access
package import Storage
package import Vocabulary

/// Where somebody works and as what, for the competence plan: with an account, or by name without. Sv: anställd i planen.
package struct Employee: Sendable {
  package let id: ID<Employee>
  package let organisation: ID<Organisation>
  /// Empty when the organisation has no units.
  package let unit: String
  package let person: ID<Person>?
  /// Nil for a person, whose name is in the register.
  package let name: String?
  package let mail: String?
  package let profession: Profession
  package let beganOn: CalendarDate?
  package let endedOn: CalendarDate?
  /// The manager who has said it of somebody with an account; nil when they have themselves.
  package let setBy: Byline?

  init(row: Row) throws {
    id = try row.get("id")
    organisation = try row.get("organisation_id")
    unit = try row.get("unit")
    person = try row.optional("person_id")
    name = try row.optional("name")
    mail = try row.optional("mail")
    profession = try Profession(rawValue: row.get("profession")) ?? .other
    beganOn = try row.optionalDate("began_on")
    endedOn = try row.optionalDate("ended_on")
    setBy = try row.optional("set_by")
  }
}

/// Whom a manager means of the staff: by the account, or by the plan's own row.
enum EmployeeReference: Sendable {
  case person(ID<Person>)
  case listed(ID<Employee>)
}

extension Employee {
  var details: EmployeeDetails { EmployeeDetails(unit: unit, profession: profession, beganOn: beganOn) }

  /// Whether somebody with an account has said it themselves.
  var isOwnWord: Bool { person != nil && setBy == nil }
}

/// How many work as something in a unit, known or not. Sv: antal anställda.
package struct Headcount: Sendable {
  package let organisation: ID<Organisation>
  package let unit: String
  package let profession: Profession
  package let persons: Int
  package let asOf: CalendarDate

  init(row: Row) throws {
    organisation = try row.get("organisation_id")
    unit = try row.get("unit")
    profession = try Profession(rawValue: row.get("profession")) ?? .other
    persons = try row.get("persons")
    asOf = try row.date("as_of")
  }
}

extension Transaction {
  /// Also those who have left, so that they do not come back by an old course.
  package func employees(of organisations: [ID<Organisation>]) throws -> [Employee] {
    try rows("SELECT * FROM training_employee WHERE organisation_id IN \(list: organisations) ORDER BY id").map(
      Employee.init)
  }

  func employee(_ reference: EmployeeReference, of organisation: ID<Organisation>) throws -> Employee? {
    let one: SQL =
      switch reference {
      case .person(let person): "person_id = \(person)"
      case .listed(let id): "id = \(id)"
      }
    return try row("SELECT * FROM training_employee WHERE organisation_id = \(organisation) AND \(one) ORDER BY id")
      .map(Employee.init)
  }

  package func employments(of person: ID<Person>) throws -> [Employee] {
    try rows("SELECT * FROM training_employee WHERE person_id = \(person) ORDER BY id").map(Employee.init)
  }

  package func headcounts(of organisations: [ID<Organisation>]) throws -> [Headcount] {
    try rows(
      "SELECT * FROM training_headcount WHERE organisation_id IN \(list: organisations) ORDER BY unit, profession"
    ).map(Headcount.init)
  }
}

extension Profession {
  /// What a function most likely is, until its holder says otherwise; nil for those who are no staff.
  package init?(of role: Function.Role, in kind: Organisation.Kind) {
    switch role {
    case .manager: self = .manager
    case .leader, .coordinator, .contact, .officer: self = .coordinator
    case .administrator: return nil
    case .staff:
      switch kind {
      case .shelter, .girlsShelter: self = .shelter
      case .school: self = .school
      case .region: self = .health
      case .association: self = .association
      case .municipality, .cityDistrict, .resourceUnit, .violenceCentre: self = .socialServices
      default: self = .other
      }
    }
  }
}
