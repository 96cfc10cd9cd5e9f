internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The letter with the way to a certificate, to whom the leader of a group wrote an address for that no account has. The leader
/// is not shown the way: what stands at its end would tell who has an account, and whose identity is protected.
struct ParticipantLetter {
  let title: String
  let heldOn: CalendarDate
  let link: String
  let leader: Viewer

  /// So many a day and address, as several may read one mailbox.
  private static let most = 60
  private static let subject = "Ditt intyg"

  func send(to mail: String, in tx: Transaction, at now: Moment) throws {
    guard try hasRoom(mail, in: tx, at: now) else { return }
    try tx.enqueue(Mail(to: .address(mail), subject: Self.subject, body: body), at: now)
  }

  private func hasRoom(_ mail: String, in tx: Transaction, at now: Moment) throws -> Bool {
    let sent = try tx.value(
      """
      SELECT COUNT(*) FROM mail WHERE address = \(mail) AND subject = \(Self.subject)
        AND created_at >= \(SwedishTime.moment(on: now.day))
      """, as: Int.self)
    return (sent ?? 0) < Self.most
  }

  private var body: String {
    """
    Hej!

    Här är ditt intyg för ”\(title.split(whereSeparator: \.isWhitespace).joined(separator: " "))”, \(heldOn.words):
    \(link)

    Du behöver inget konto. Intyget har ditt namn, och den som har länken kan öppna det. Skicka den bara till den som ska se \
    intyget.

    \(Person.firstInSentence(leader.name))\(workplace) har skrivit din adress och att du har gått kursen. Fråga där du \
    arbetar om något inte stämmer.
    """
  }

  /// Where a shelter's staff work is not told by mail.
  private var workplace: String {
    guard let place = leader.functions.first?.organisation, !place.kind.isShelter else { return "" }
    return ", \(place.name),"
  }
}
