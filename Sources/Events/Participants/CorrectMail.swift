package import Access
package import Storage
package import Vocabulary
package import Web

/// Puts right the address of somebody who is registered, and sends the letter to the new one. Whoever reads the wrong mailbox has
/// got a link that could withdraw the registration, and the place where it is held: so that link opens nothing any more. A
/// certificate that went there does not hold either. Sv: rätta adress.
package struct CorrectMail: Sendable {
  package let registration: ID<Registration>
  package let mail: String
  package let letters: RegistrationLetters
  /// Tells those who keep certificates that the one in the wrong mailbox holds no more.
  package let withdraw: @Sendable (String, Transaction, Moment) throws -> Void

  package init(
    _ registration: ID<Registration>, mail: String, letters: RegistrationLetters,
    withdraw: @escaping @Sendable (String, Transaction, Moment) throws -> Void
  ) {
    self.registration = registration
    self.mail = mail
    self.letters = letters
    self.withdraw = withdraw
  }

  package init(
    _ registration: ID<Registration>, form: Form, letters: RegistrationLetters,
    withdraw: @escaping @Sendable (String, Transaction, Moment) throws -> Void
  ) throws {
    var problems = Problems()
    let mail = problems.mail(form, "mail") ?? ""
    if form.text("mail") == nil { problems.add("mail", "Skriv den rätta adressen.") }
    try problems.check()
    self.init(registration, mail: mail, letters: letters, withdraw: withdraw)
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    let registration = try tx.correctable(self.registration, of: edition)
    try check(registration, edition, tx)
    // A letter that is still on its way goes to nobody.
    try tx.execute("DELETE FROM mail WHERE id = \(registration.letter) AND sent_at IS NULL")
    // Whoever should have had a certificate gets it when the event is finished once more, and at another address.
    try withdraw(registration.completionKey, tx, now)
    try tx.execute(
      """
      UPDATE registration SET mail = \(mail), link = link + 1, reached_at = NULL, version = version + 1
      WHERE id = \(registration.id)
      """)
    if !edition.isOver(at: now) {
      let corrected = try tx.registered(registration.id).0
      try letters.send(corrected.standing, of: edition, to: corrected, in: tx, at: now)
    }
    try tx.record(
      "CorrectMail", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Rättade en deltagares e-postadress")
  }

  /// Those who hold the event may know who is registered, so they are told the truth.
  private func check(_ registration: Registration, _ edition: Edition, _ tx: Transaction) throws {
    if registration.mail == mail { throw Problems("mail", "Det är den adress som redan står där.") }
    if try !tx.activeRegistrations(of: registration.name, mail, to: edition.id).isEmpty {
      throw Problems(
        "mail", "\(registration.name) är redan anmäld med den adressen. Avanmäl i stället den här anmälan.")
    }
    try tx.refuseTooMany(of: mail, to: edition, in: "mail", isByOrganiser: true)
  }
}

extension Transaction {
  /// A registration that has an address to put right.
  func correctable(_ id: ID<Registration>, of edition: Edition) throws -> Registration {
    guard let registration = try registration(id), registration.edition == edition.id, registration.state.isActive,
      !registration.isErased, edition.state == .open || edition.state == .held
    else { throw Refusal.notFound }
    return registration
  }
}
