package import Access
internal import Register
internal import Storage
package import Vocabulary
package import Web

/// Which mailbox each function's letters come to, and how many have left it. Functions with one address share a calendar, and
/// that has one entry for a meeting, whoever it is for.
package struct Mailboxes: Sendable {
  private let addresses: [ID<Function>: String]
  private let former: [ID<Function>: Int]

  /// Nothing is known: each function has a mailbox of its own.
  package init() { (addresses, former) = ([:], [:]) }

  /// Of those who are sent to the network's meetings, and those who have just been chosen.
  package init(of network: Network, and chosen: [ID<Function>] = [], on site: Site, at now: Moment) async throws {
    let sent = try await site.regional.glance { try $0.functions(sentTo: network.id, at: now) }
    let functions = sent + chosen
    let mails: [ID<Function>: String]
    (mails, former) = try await site.identity.read {
      (try $0.addresses(of: functions, on: now.day), try $0.formerHolders(of: functions, on: now.day))
    }
    addresses = mails.mapValues { $0.lowercased() }
  }

  /// How many had the function's letters once and have left it.
  func formerHolders(of function: ID<Function>?) -> Int { function.flatMap { former[$0] } ?? 0 }

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
}
