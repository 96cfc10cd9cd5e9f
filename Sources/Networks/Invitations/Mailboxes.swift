package import Access
internal import Storage
package import Vocabulary
package import Web

/// Which mailbox each function's letters come to. Functions with one address share a calendar, and that has one entry for a
/// meeting, whoever it is for.
package struct Mailboxes: Sendable {
  private let addresses: [ID<Function>: String]

  /// Nothing is known: each function has a mailbox of its own.
  package init() { addresses = [:] }

  /// Of those who are sent to the network's meetings, and those who have just been chosen.
  package init(of network: Network, and chosen: [ID<Function>] = [], on site: Site, at now: Moment) async throws {
    let sent = try await site.regional.glance { try $0.functions(sentTo: network.id, at: now) }
    addresses = try await site.identity.read { try $0.mailboxes(of: sent + chosen, on: now.day) }
  }

  /// The same for all that comes to one mailbox. No id is written as an address.
  func mailbox(of recipient: Mail.Recipient) -> String {
    switch recipient {
    case .function(let function): addresses[function] ?? function.text
    case .address(let address): address.lowercased()
    }
  }
}

extension Transaction {
  /// As ordinary or as substitute, to what is to come.
  fileprivate func functions(sentTo network: ID<Network>, at now: Moment) throws -> [ID<Function>] {
    let coming: SQL = "m.network_id = \(network) AND m.ends_at > \(now)"
    return try rows(
      """
      SELECT function_id AS id FROM network_membership WHERE network_id = \(network) AND until_date IS NULL
      UNION SELECT substitute_id FROM network_membership WHERE network_id = \(network) AND until_date IS NULL
      UNION SELECT i.function_id FROM meeting_invitee i JOIN meeting m ON m.id = i.meeting_id WHERE \(coming)
      UNION SELECT i.substitute_id FROM meeting_invitee i JOIN meeting m ON m.id = i.meeting_id WHERE \(coming)
      """
    ).compactMap { try $0.optional("id", as: ID<Function>.self) }
  }

  /// Where letters to each go, as the register's `addresses(of:on:)` has it: for a network's functions in one query.
  fileprivate func mailboxes(of functions: [ID<Function>], on day: CalendarDate) throws -> [ID<Function>: String] {
    let found = try rows(
      """
      SELECT f.id, COALESCE(f.mail, p.mail) AS mail FROM function f
      LEFT JOIN holding h ON h.function_id = f.id AND h.from_date <= \(day.text)
        AND (h.until_date IS NULL OR h.until_date >= \(day.text))
      LEFT JOIN person p ON p.id = h.person_id
      WHERE f.id IN \(list: functions)
      ORDER BY h.from_date
      """)
    var addresses: [ID<Function>: String] = [:]
    for row in found {
      let function: ID<Function> = try row.get("id")
      addresses[function] = try row.optional("mail", as: String.self)?.lowercased()
    }
    return addresses
  }
}
