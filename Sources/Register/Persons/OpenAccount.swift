internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Makes an account for a person who has none, and a letter with the link that opens it. Who already signs in only gets
/// to know what is new. Sv: konto åt en person.
struct OpenAccount: Sendable {
  let person: Person
  /// "Samordnare, Umeå kommun".
  let function: String
  /// Scheme, host and port that the link begins with.
  let address: String

  func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard let mail = person.mail else {
      throw Problems("epost", "Personen har ingen e-postadress i registret. Lägg till den på personens sida först.")
    }
    let account = try tx.account(of: person.id)
    if let account, account.closedAt != nil { try reopen(account, by: viewer, in: tx) }
    if account == nil { try add(login: mail, in: tx, at: now) }
    let isOpened = try tx.hasOpenedAccount(person.id)
    let body = isOpened ? known : invitation(try tx.invite(person.id, to: .activate, by: viewer.name, at: now))
    let subject = isOpened ? "Du har en ny funktion i Samfrid" : "Inbjudan till Samfrid"
    try tx.enqueue(Mail(to: .address(account?.login ?? mail), subject: subject, body: body), at: now)
  }

  private func add(login: String, in tx: Transaction, at now: Moment) throws {
    if try tx.account(login: login) != nil {
      throw Problems("epost", "Adressen är redan någon annans inloggning. Skriv en annan adress.")
    }
    _ = try tx.addAccount(for: person.id, login: login, isAdministrator: false, at: now)
  }

  /// Somebody who left has come back.
  private func reopen(_ account: Account, by viewer: Viewer, in tx: Transaction) throws {
    if account.isAdministrator, !viewer.isAdministrator {
      throw Problems("epost", "Kontot tillhör en systemadministratör. Be en annan systemadministratör öppna det igen.")
    }
    try tx.execute("UPDATE account SET closed_at = NULL WHERE id = \(account.id)")
    try tx.execute("UPDATE person SET left_at = NULL WHERE id = \(person.id)")
  }

  private func invitation(_ token: String) -> String {
    """
    Hej!

    Du är inbjuden till Samfrid som \(function).

    Öppna ditt konto här. Länken gäller i 30 dagar och fungerar en gång:
    \(address)/oppna/\(token)

    Du väljer ett lösenord och kopplar en app i telefonen som andra faktor. Det tar några minuter.
    """
  }

  private var known: String {
    """
    Hej!

    Du har fått en ny funktion i Samfrid: \(function).

    Logga in som vanligt. Det som hör till funktionen står på din startsida:
    \(address)/
    """
  }
}

extension Transaction {
  /// Whether the person has chosen a password.
  func hasOpenedAccount(_ person: ID<Person>) throws -> Bool {
    try exists("SELECT 1 FROM account WHERE person_id = \(person) AND password_hash IS NOT NULL")
  }
}
