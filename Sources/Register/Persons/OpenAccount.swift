internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Makes an account for a person who has none, and a letter with the link that opens it. Who already signs in gets to
/// know what is new, or is asked to answer. Sv: konto åt en person.
struct OpenAccount: Sendable {
  let person: Person
  /// "Samordnare, Umeå kommun".
  let function: String
  /// Scheme, host and port that the link begins with.
  let address: String
  /// What asks the person to take the function; nil for who has got it.
  var asked: ID<FunctionInvitation>?

  func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    let account = try tx.account(of: person.id)
    guard let login = account?.login ?? person.mail else {
      throw Problems("epost", "Personen har ingen e-postadress i registret. Lägg till den på personens sida först.")
    }
    if let account, account.closedAt != nil, asked == nil { try reopen(account, by: viewer, in: tx) }
    if account == nil { try add(login: login, in: tx, at: now) }
    try tx.enqueue(try letter(to: login, in: tx, by: viewer, at: now), at: now)
  }

  private func letter(to login: String, in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> Mail {
    // Who left and is asked to come back opens the account anew: nobody else opens it for them.
    guard try tx.account(of: person.id)?.closedAt == nil, try tx.hasOpenedAccount(person.id) else {
      let token = try tx.invite(person.id, to: .activate, by: viewer.byline, answering: asked?.text, at: now)
      return Mail(to: .address(login), subject: "Inbjudan till Samfrid", body: invitation(token))
    }
    return asked != nil
      ? Mail(to: .address(login), subject: "Du är inbjuden till en funktion i Samfrid", body: question)
      : Mail(to: .address(login), subject: "Du har en ny funktion i Samfrid", body: known)
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

    Du väljer ett lösenord och kopplar en app i telefonen som ger dig koder. Det tar några minuter.
    """
  }

  private var question: String {
    """
    Hej!

    Du är inbjuden till en ny funktion i Samfrid: \(function).

    Logga in som vanligt och tacka ja eller nej. Du får funktionen först när du har tackat ja:
    \(address)/inbjudningar
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
