package import Storage
package import Vocabulary

/// What a person signs in with. Sv: konto.
package struct Account: Sendable {
  package let id: ID<Account>
  package let person: ID<Person>
  package let login: String
  let passwordHash: String?
  let factorSecret: [UInt8]?
  package let factorConfirmedAt: Moment?
  let factorLastStep: Int64
  package let isAdministrator: Bool
  package let closedAt: Moment?

  init(row: Row) throws {
    id = try row.get("id")
    person = try row.get("person_id")
    login = try row.get("login")
    passwordHash = try row.optional("password_hash")
    factorSecret = try row.optional("factor_secret")
    factorConfirmedAt = try row.optional("factor_confirmed_at")
    factorLastStep = try row.get("factor_last_step")
    isAdministrator = try row.get("is_administrator")
    closedAt = try row.optional("closed_at")
  }

  package var hasSecondFactor: Bool { factorConfirmedAt != nil }

  /// No mail address is longer (RFC 5321).
  static let longestLogin = 254

  /// Logins are mail addresses; case and surrounding space do not matter.
  package static func login(from text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.lowercased()
  }
}

extension Transaction {
  package func account(_ id: ID<Account>) throws -> Account? {
    try row("SELECT * FROM account WHERE id = \(id)").map(Account.init)
  }

  package func account(login: String) throws -> Account? {
    try row("SELECT * FROM account WHERE login = \(login)").map(Account.init)
  }

  package func account(of person: ID<Person>) throws -> Account? {
    try row("SELECT * FROM account WHERE person_id = \(person)").map(Account.init)
  }

  package func person(_ id: ID<Person>) throws -> Person? {
    try row("SELECT * FROM person WHERE id = \(id)").map(Person.init)
  }

  /// Makes an account without password: it is opened by an invitation's link.
  package func addAccount(
    for person: ID<Person>, login: String, isAdministrator: Bool, at moment: Moment
  ) throws -> ID<Account> {
    let id: ID<Account> = newID(at: moment)
    try execute(
      """
      INSERT INTO account (id, person_id, login, factor_last_step, is_administrator, created_at)
      VALUES (\(id), \(person), \(login), \(0), \(isAdministrator), \(moment))
      """)
    return id
  }
}

extension Transaction {
  /// Writes somebody into the table of persons. Whether the name and address will do is for the act that calls.
  package func addPerson(
    name: String, mail: String?, phone: String? = nil, title: String? = nil, presentation: String? = nil,
    hasProtectedIdentity: Bool = false, at moment: Moment
  ) throws -> ID<Person> {
    let id: ID<Person> = newID(at: moment)
    try execute(
      """
      INSERT INTO person (id, name, sort_name, mail, phone, title, presentation, has_protected_identity, created_at)
      VALUES (\(id), \(name), \(SwedishOrder.key(for: name)), \(mail), \(phone), \(title), \(presentation),
        \(hasProtectedIdentity), \(moment))
      """)
    return id
  }
}

extension Transaction {
  /// The names that may be shown, by account; none for somebody with protected identity.
  package func shownNames(of accounts: [ID<Account>]) throws -> [ID<Account>: String] {
    let rows = try rows(
      """
      SELECT account.id, person.name FROM account JOIN person ON person.id = account.person_id
      WHERE account.id IN \(list: accounts) AND NOT person.has_protected_identity
      """)
    return Dictionary(
      try rows.map { (try $0.get("id"), try $0.get("name")) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Transaction {
  /// Surnames by account, also of those with protected identity: to be compared with, never to be shown.
  package func surnames(of accounts: [ID<Account>]) throws -> [ID<Account>: String] {
    let rows = try rows(
      """
      SELECT account.id, person.name FROM account JOIN person ON person.id = account.person_id
      WHERE account.id IN \(list: accounts)
      """)
    return try rows.reduce(into: [:]) { names, row in
      names[try row.get("id")] = try row.get("name", as: String.self).split(separator: " ").last.map(String.init)
    }
  }
}
