package import Access
package import Storage
package import Vocabulary

/// Gives the units in which an organisation's staff work, for counts of what they have learnt. Asked in a transaction of the
/// regional database. Sv: källa till enheter.
package protocol UnitSource: Sendable {
  func staff(of organisation: ID<Organisation>, in tx: Transaction) throws -> [UnitMember]
}

/// Somebody who works in a unit, by account or by name. Sv: medarbetare i en enhet.
package struct UnitMember: Sendable {
  package let unit: String
  package let person: ID<Person>?
  /// Nil for a person, whose name is in the register.
  package let name: String?
  package let mail: String?

  package init(unit: String, person: ID<Person>?, name: String?, mail: String?) {
    self.unit = unit
    self.person = person
    self.name = name
    self.mail = mail
  }
}

extension Shell {
  package func staff(of organisation: ID<Organisation>, in tx: Transaction) throws -> [UnitMember] {
    try unitSources.flatMap { try $0.staff(of: organisation, in: tx) }
  }
}
