package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes what a person's page says. Sv: ändra person.
package struct ChangePerson: Sendable {
  package let details: PersonDetails

  package init(_ details: PersonDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<RegisterPerson>, at now: Moment) throws {
    let (old, viewer) = (evidence.record.person, evidence.viewer)
    try check(evidence.record, viewer, in: tx)
    try tx.execute(
      """
      UPDATE person SET name = \(details.name), sort_name = \(SwedishOrder.key(for: details.name)),
        mail = \(details.mail), phone = \(details.phone), title = \(details.title),
        presentation = \(details.presentation), has_protected_identity = \(details.hasProtectedIdentity)
      WHERE id = \(old.id)
      """)
    if let account = evidence.record.account, let mail = details.mail, mail != old.mail {
      try move(account, from: old.mail, to: mail, in: tx, at: now)
    }
    try tx.record(
      "ChangePerson", of: "person:\(old.id)", by: viewer.byline, at: now, text: "Ändrade \(changes(from: old))")
  }

  private func check(_ record: RegisterPerson, _ viewer: Viewer, in tx: Transaction) throws {
    var problems = Problems()
    if details.name.isEmpty { problems.add("namn", "Skriv personens namn.") }
    if details.mail != record.person.mail {
      if record.account != nil, !viewer.isAdministrator {
        problems.add("epost", "Adressen är personens inloggning. Bara en systemadministratör kan ändra den.")
      } else if record.account != nil, details.mail == nil {
        problems.add("epost", "Den som har ett konto behöver en e-postadress.")
      } else if try tx.worksAtBoard(record.person.id) {
        problems.add("epost", "Personen arbetar med akter vid en nämnd. Inloggningen kan inte flyttas härifrån.")
      } else if let mail = details.mail, let other = try tx.person(mail: mail), other.id != record.person.id {
        problems.add("epost", "Adressen finns redan hos en annan person i registret.")
      }
    }
    if record.organisations.contains(where: \.kind.isShelter) {
      if let fault = StreetAddress.fault(in: details.presentation) { problems.add("presentation", fault) }
      if let fault = StreetAddress.fault(in: details.title) { problems.add("titel", fault) }
      if let fault = StreetAddress.fault(in: details.phone) { problems.add("telefon", fault) }
    }
    try problems.check()
  }

  /// The login follows the address, and the old address is told, so that nobody loses an account unseen. What was sent
  /// to the old one opens nothing any more, and nobody stays signed in by it.
  private func move(_ account: Account, from old: String?, to mail: String, in tx: Transaction, at now: Moment) throws {
    if let other = try tx.account(login: mail), other.id != account.id {
      throw Problems("epost", "Adressen är redan någon annans inloggning.")
    }
    try tx.execute("UPDATE account SET login = \(mail) WHERE id = \(account.id)")
    try tx.withdrawInvitations(of: account.person)
    try tx.endSessions(of: account.id)
    guard let old else { return }
    let letter = Mail(
      to: .address(old), subject: "Din inloggning till Samfrid har ändrats",
      body: "En systemadministratör har bytt e-postadress för ditt konto. Stämmer det inte? Ring dem genast.")
    try tx.enqueue(letter, at: now)
  }

  /// Which fields, never what stood in them: the history is read by more people than the page.
  private func changes(from old: Person) -> String {
    let fields: [(String, Bool)] = [
      ("namn", old.name != details.name), ("e-post", old.mail != details.mail), ("telefon", old.phone != details.phone),
      ("titel", old.title != details.title), ("presentation", old.presentation != details.presentation),
      ("skydd av personuppgifter", old.hasProtectedIdentity != details.hasProtectedIdentity),
    ]
    let changed = fields.filter(\.1).map(\.0)
    return changed.isEmpty ? "ingenting" : changed.joined(separator: ", ")
  }
}
