internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Writes a round's letter to those who hold a function but have no account: its link opens the account and ends at the
/// reply. It goes to the holder's own address, since it is for one person. One link for each holder, made as the letter
/// is put in the identity database's outbox. Sv: öppna konton.
package struct OpenAccounts: Sendable {
  /// A letter and whom it is for.
  struct Draft: Sendable {
    let respondent: RoundRespondent
    let holder: UnopenedHolder
    let function: ID<Function>
  }

  let round: Round
  let letter: RoundLetter
  let drafts: [Draft]
  let act: SendLetters

  /// Reads the regional database. The right to send is asked there too.
  init(_ act: SendLetters, in round: Readable<Round>, _ tx: Transaction, at now: Moment) throws {
    self.round = round.record
    letter = try tx.letter(act.kind, of: round.record.id)
    self.act = act
    drafts = try act.followed(in: round, tx, on: now.day).compactMap { respondent in
      guard let contact = act.contacts[respondent.organisation], let holder = contact.unopened, holder.mail != nil
      else {
        return nil
      }
      return Draft(respondent: respondent, holder: holder, function: contact.function)
    }
  }

  /// Writes the identity database; returns those that have got their letter.
  func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> Set<Respondent> {
    var written: Set<Respondent> = []
    for drafts in Dictionary(grouping: drafts, by: \.holder.person).values {
      guard let first = drafts.first, let mail = first.holder.mail, try openAccount(of: first.holder, mail, tx, at: now)
      else { continue }
      let page = drafts.count == 1 ? path(to: first.respondent) : "/"
      let token = try tx.invite(first.holder.person, to: .activate, by: viewer.byline, leadingTo: page, at: now)
      for draft in drafts {
        try tx.enqueue(filled(draft, to: mail, link: "\(act.address)/oppna/\(token)", from: viewer), at: now)
        try tx.record(
          "OpenAccounts", of: "function:\(draft.function)", by: viewer.byline, at: now,
          text: "Skickade \(round.name) med en länk som öppnar kontot")
        written.insert(draft.respondent.respondent)
      }
    }
    return written
  }

  /// False when the address is somebody else's login: then the ordinary letter goes to the function.
  private func openAccount(of holder: UnopenedHolder, _ mail: String, _ tx: Transaction, at now: Moment) throws -> Bool
  {
    if let account = try tx.account(of: holder.person) { return account.closedAt == nil }
    let login = Account.login(from: mail)
    guard try tx.account(login: login) == nil else { return false }
    _ = try tx.addAccount(for: holder.person, login: login, isAdministrator: false, at: now)
    return true
  }

  private func path(to respondent: RoundRespondent) -> String {
    SurveyPaths.reply(respondent.respondent, in: round.id)
  }

  private func filled(_ draft: Draft, to mail: String, link: String, from viewer: Viewer) -> Mail {
    let filled = act.filled(letter, for: draft.respondent, in: round, by: viewer, link: link)
    return Mail(
      to: .address(mail), subject: filled.subject,
      body: """
        \(filled.body)

        Du har inget konto än. Länken ovan öppnar det. Du väljer ett lösenord och kopplar en app i telefonen som ger dig koder. \
        Sedan kommer du till svaret. Länken är personlig och fungerar en gång, inom 30 dagar. Får du ett nytt brev senare är det bara länken i det som \
        gäller. Efteråt loggar du in här: \
        \(act.address)\(path(to: draft.respondent))
        """)
  }
}
