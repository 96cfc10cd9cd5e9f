package import Access
package import Storage
package import Vocabulary
internal import Web

/// Invites a person to a function: account, holding and a letter with a link, in one act. Who already holds the
/// function gets a new link. Sv: bjud in till en funktion.
package struct InviteToFunction: Sendable {
  package let newcomer: Newcomer
  package let from: CalendarDate
  /// What links in letters begin with, such as `https://samfrid.example.se`.
  package let address: String

  package init(_ newcomer: Newcomer, from: CalendarDate, address: String) {
    self.newcomer = newcomer
    self.from = from
    self.address = address
  }

  @discardableResult
  package func perform(
    in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment
  ) throws -> ID<Person> {
    let (record, viewer) = (evidence.record, evidence.viewer)
    let person = try newcomer.person(in: tx, by: viewer, at: now)
    if try tx.currentHolding(of: record.function.id, on: now.day)?.person != person.id {
      try HoldFunction(person: person.id, from: from).perform(in: tx, by: evidence, at: now)
    }
    try OpenAccount(person: person, function: record.titleInMail, address: address).perform(in: tx, by: viewer, at: now)
    try tx.record(
      "InviteToFunction", of: "function:\(record.function.id)", by: viewer.name, at: now,
      text: "Skickade en inbjudan till funktionen")
    return person.id
  }
}
