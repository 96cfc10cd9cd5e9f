package import Access
internal import AccessLog
package import Storage
package import Vocabulary
internal import Web

/// Gives somebody a post at a unit of the board. Who has no account gets one, and a letter with the link that opens it.
/// Sv: lägg till medarbetare.
package struct AddStaff: Sendable {
  package let name: String
  package let mail: String
  package let unit: ID<Unit>
  package let role: StaffMember.Role
  package let title: String

  package init(name: String, mail: String, unit: ID<Unit>, role: StaffMember.Role, title: String) {
    self.name = name
    self.mail = mail
    self.unit = unit
    self.role = role
    self.title = title
  }

  init(form: Form, units: [Unit]) throws {
    var problems = Problems()
    let name = problems.require(form, "namn", "Skriv medarbetarens namn.")
    let mail = problems.require(form, "epost", "Skriv medarbetarens e-postadress.")
    if !mail.isEmpty, MailAddress(mail) == nil { problems.add("epost", MailAddress.fault) }
    let title = problems.require(form, "titel", "Skriv medarbetarens titel, till exempel socialsekreterare.")
    let unit = units.first { $0.id.text == form.raw("enhet") }
    if unit == nil { problems.add("enhet", "Välj en enhet.") }
    let role = StaffMember.Role(rawValue: form.raw("roll"))
    if role == nil { problems.add("roll", "Välj vad medarbetaren ska få göra.") }
    guard problems.isEmpty, let unit, let role else { throw problems }
    self.init(name: name, mail: mail, unit: unit.id, role: role, title: title)
  }

  /// The account comes first, and the way to it last: one without a post opens nothing. Returns the post, and the secret of the
  /// link that opens a new account. `desk` is the manager's; nil for the program itself.
  @discardableResult
  package func perform(
    at board: OpenBoard, in identity: Database, by inviter: Byline, desk: Desk? = nil, address: String, at now: Moment
  ) async throws -> (post: ID<StaffMember>, token: String?) {
    let (account, token) = try await identity.write { tx in
      try openAccount(in: tx, by: inviter, address: address, at: now)
    }
    let post = try await board.database.write { tx -> ID<StaffMember>? in
      if let desk, try tx.staffMember(desk.staff.id)?.role != .manager {
        try desk.append(.refusal, "Lägg till medarbetare", in: tx)
        return nil
      }
      let old = try tx.staffMember(account)
      let post = try tx.addStaff(account, at: unit, as: role, title: title, at: now)
      let ended = old.map { ", i stället för \($0.id), \($0.role.swedish.lowercasedFirst)" } ?? ""
      try desk?.appendForReview(.rights, "Gav uppdraget \(post), \(role.swedish.lowercasedFirst)\(ended)", in: tx)
      return post
    }
    guard let post else { throw Refusal.notFound }
    try await identity.write { try $0.showDoor(of: board.id, to: account) }
    return (post, token)
  }

  private func openAccount(
    in tx: Transaction, by inviter: Byline, address: String, at now: Moment
  ) throws -> (ID<Account>, String?) {
    let login = Account.login(from: mail)
    if let known = try tx.account(login: login) {
      guard known.closedAt == nil else {
        throw Problems("epost", "Kontot för adressen är stängt. Be en systemadministratör öppna det.")
      }
      return (known.id, nil)
    }
    let person = try tx.addPerson(name: name, mail: login, title: title, at: now)
    let account = try tx.addAccount(for: person, login: login, isAdministrator: false, at: now)
    let token = try tx.invite(person, to: .activate, by: inviter, at: now)
    // The letter says nothing of what the work is about (casework.md 6, item 7).
    let body = """
      Hej!

      Du har fått ett konto i Samfrid.

      Öppna det här. Länken gäller i 30 dagar och fungerar en gång:
      \(address)/oppna/\(token)

      Du väljer ett lösenord och kopplar en app i telefonen som ger dig koder. Det tar några minuter.
      """
    try tx.enqueue(Mail(to: .address(login), subject: "Ditt konto i Samfrid", body: body), at: now)
    return (account, token)
  }
}
