package import Access
package import Storage
package import Vocabulary
internal import Web

/// Invites a person to a function: account and a letter with a link, in one act. The function begins when the invitation
/// is accepted; at once for whose functions the inviter decides over. Who already holds the function gets a new link.
/// Sv: bjud in till en funktion.
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
    let taker = try newcomer.taker(in: tx, by: viewer, at: now)
    if taker.typed == nil, try tx.currentHolding(of: record.function.id, on: now.day)?.person == taker.person.id {
      try OpenAccount(person: taker.person, function: record.titleOutside, address: address).perform(
        in: tx, by: viewer, at: now)
    } else {
      try taker.take(evidence, from: from, address: address, in: tx, at: now)
    }
    try tx.record(
      "InviteToFunction", of: "function:\(record.function.id)", by: viewer.byline, at: now,
      text: "Skickade en inbjudan till funktionen")
    return taker.person.id
  }
}
