package import Access
package import Storage
package import Vocabulary
internal import Web

/// Sends a new link to a colleague who has lost the password or the phone. The link goes only to the address the person
/// signs in with, and the history says who helped and how they knew whom they helped (ASVS 6.4.4). Sv: hjälp en kollega.
package struct HelpColleague: Sendable {
  package let lost: Lost
  /// How the one who helps knows that it is the right person.
  package let proof: String
  /// What links in letters begin with.
  package let address: String

  package enum Lost: String, Sendable, CaseIterable {
    case password = "losenord"
    case secondFactor = "telefon"

    var swedish: String { self == .password ? "Lösenordet" : "Telefonen eller appen med koder" }
  }

  package init(lost: Lost, proof: String, address: String) {
    self.lost = lost
    self.proof = proof
    self.address = address
  }

  package func perform(in tx: Transaction, by evidence: Readable<RegisterPerson>, at now: Moment) throws {
    let (record, viewer) = (evidence.record, evidence.viewer)
    guard record.mayBeHelped(by: viewer), let account = record.account else {
      throw Refusal.forbidden("Du kan inte skicka en ny länk till den här personen.")
    }
    try check()
    if try tx.worksAtBoard(record.person.id) {
      throw Problems(
        "bevis",
        "Personen arbetar med akter vid en nämnd. Bara den som sköter servern kan göra en ny länk (samfrid user link).")
    }
    let isOpened = try tx.hasOpenedAccount(record.person.id)
    let purpose: Invitation.Purpose = !isOpened ? .activate : lost == .password ? .password : .factor
    let token = try tx.invite(record.person.id, to: purpose, by: viewer.byline, at: now)
    let mail = Mail(to: .address(account.login), subject: "Ny länk till Samfrid", body: letter(token, purpose))
    try tx.enqueue(mail, at: now)
    try tx.record(
      "HelpColleague", of: "person:\(record.person.id)", by: viewer.byline, at: now,
      text: "Skickade en ny länk. Borta: \(lost.swedish.lowercased()). Visste så här att det var rätt person: \(proof)")
  }

  private func check() throws {
    if proof.count < 10 {
      throw Problems("bevis", "Skriv hur du vet att det är rätt person, till exempel att ni har talats vid.")
    }
    if proof.count > 500 {
      throw Problems("bevis", "Texten är \(proof.count) tecken lång. Korta den till högst 500 tecken.")
    }
  }

  private func letter(_ token: String, _ purpose: Invitation.Purpose) -> String {
    let use =
      switch purpose {
      case .activate: "Med länken öppnar du ditt konto. Den gäller i 30 dagar."
      case .password: "Med länken väljer du ett nytt lösenord. Den gäller i 2 dagar."
      case .factor: "Med länken kopplar du en ny telefon. Ha ditt lösenord till hands. Den gäller i 2 dagar."
      }
    return """
      Hej!

      En kollega har skickat en ny länk till dig. \(use)
      \(address)/oppna/\(token)

      Har du inte bett om det? Öppna inte länken. Ring ditt länsteam eller din systemadministratör.
      """
  }
}
