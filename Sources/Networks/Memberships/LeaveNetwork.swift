package import Access
package import Storage
package import Vocabulary
internal import Web

/// A member says that it does not want to be in a network, or not any longer; the hosts get to know why. Sv: lämna nätverk.
package struct LeaveNetwork: Sendable {
  package let membership: Membership
  package let organisationName: String
  package let reason: String
  package let letters: MeetingLetters

  package init(_ membership: Membership, of organisationName: String, because reason: String, letters: MeetingLetters) {
    self.membership = membership
    self.organisationName = organisationName
    self.reason = reason
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Readable<Network>, at now: Moment) throws {
    let (network, viewer) = (evidence.record, evidence.viewer)
    let current = try membership.current(in: network, tx)
    guard network.mayLeave(current, viewer) else {
      throw Refusal.forbidden("Den som företräder organisationen säger om den ska vara med.")
    }
    if reason.isEmpty { throw Problems("skal", "Skriv varför, så att värdarna förstår.") }
    if reason.count > 1000 { throw Problems("skal", "Korta texten till högst 1 000 tecken.") }
    let words = current.isNew(on: now.day) ? "tackade nej till att vara med" : "lämnade nätverket"
    try tx.execute("UPDATE network_membership SET until_date = \(now.day.text) WHERE id = \(current.id)")
    try tx.withdraw(
      "i.organisation_id = \(current.organisation)", from: network, as: .leaving, letters: letters, at: now)
    for host in try tx.memberships(of: network.id) where host.role == .host {
      guard let function = host.function ?? host.substitute else { continue }
      try tx.enqueue(letter(to: function, network, words), at: now)
    }
    try tx.record(
      "LeaveNetwork", of: "network:\(network.id)", by: viewer.byline, at: now,
      text: "\(organisationName) \(words): \(reason)")
  }

  private func letter(to function: ID<Function>, _ network: Network, _ words: String) -> Mail {
    Mail(
      to: .function(function), subject: "\(network.name): en medlem mindre",
      body: """
        \(organisationName) \(words):

        \(reason)

        De är inte längre inbjudna till det som kommer. Här ser du alla som är med:
        \(letters.addresses.settings.address)\(network.path)/medlemmar
        """)
  }
}

extension Network {
  /// Those who answer for a member say that it leaves; a host first lets others be hosts.
  package func mayLeave(_ membership: Membership, _ viewer: Viewer) -> Bool {
    membership.role == .member
      && viewer.functions.contains { $0.organisation.id == membership.organisation && $0.mayHost }
  }
}

extension Membership {
  /// Whether the hosts have just put it there: who goes then has never been with them.
  func isNew(on day: CalendarDate) -> Bool { from.days(until: day) <= Self.daysToRegret }
}
