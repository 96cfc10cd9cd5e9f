package import Access
package import Storage
package import Vocabulary
package import Web

/// Somebody outside the register who is invited to a network's meetings, such as a researcher or a speaker. Sv: gäst.
package struct Guest: Sendable {
  package let id: ID<Guest>
  package let network: ID<Network>
  package let name: String
  package let organisation: String
  package let mail: String
  /// Whether invitations still go there.
  package let isInvited: Bool

  init(row: Row) throws {
    id = try row.get("id")
    network = try row.get("network_id")
    name = try row.get("name")
    organisation = try row.get("organisation")
    mail = try row.get("mail")
    isInvited = try row.optionalDate("until_date") == nil
  }
}

/// Adds a guest, who gets invitations until taken away. Sv: lägg till gäst.
package struct AddGuest: Sendable {
  package let name: String
  package let organisation: String
  package let mail: String

  package init(name: String, organisation: String, mail: String) {
    self.name = name
    self.organisation = organisation
    self.mail = mail
  }

  package init(form: Form) throws {
    var problems = Problems()
    name = problems.require(form, "gast-namn", "Skriv vad gästen heter.", limit: 120)
    organisation = problems.require(form, "gast-organisation", "Skriv varifrån gästen kommer.", limit: 120)
    mail = problems.mail(form, "gast-epost") ?? ""
    if mail.isEmpty, problems.sentence(for: "gast-epost") == nil {
      problems.add("gast-epost", "Skriv vart inbjudan ska gå.")
    }
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record.id
    if try tx.guests(of: network).contains(where: { $0.mail == mail }) {
      throw Problems("gast-epost", "Det finns redan en gäst med den adressen.")
    }
    let id: ID<Guest> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO network_guest (id, network_id, name, organisation, mail)
      VALUES (\(id), \(network), \(name), \(organisation), \(mail))
      """)
    try tx.record(
      "AddGuest", of: "network:\(network)", by: evidence.viewer.byline, at: now,
      text: "Bjöd in en gäst")
  }
}

/// Takes a guest away. What the guest answered stays with the meetings that were. Sv: ta bort gäst.
package struct RemoveGuest: Sendable {
  package let guest: ID<Guest>
  package let letters: MeetingLetters

  package init(_ guest: ID<Guest>, letters: MeetingLetters) {
    self.guest = guest
    self.letters = letters
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record.id
    let changed = try tx.execute(
      """
      UPDATE network_guest SET until_date = \(now.day.text)
      WHERE id = \(guest) AND network_id = \(network) AND until_date IS NULL
      """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.withdraw("i.guest_id = \(guest)", from: evidence.record, letters: letters, at: now)
    try tx.record(
      "RemoveGuest", of: "network:\(network)", by: evidence.viewer.byline, at: now, text: "Tog bort en gäst")
  }
}

extension Transaction {
  /// Those who are invited from now on.
  package func guests(of network: ID<Network>) throws -> [Guest] {
    try rows("SELECT * FROM network_guest WHERE network_id = \(network) AND until_date IS NULL ORDER BY id")
      .map(Guest.init)
  }
}
