internal import Access
internal import Storage
internal import Vocabulary
package import Web

/// The letter with the way to a certificate, to somebody without an account whose address was typed by who led or reported: it
/// says who. Of what it is about it has the title alone. Sv: brev med intyg.
package struct CertificateLetters: Sendable {
  private let site: String

  /// So many a day and address, as several may read one mailbox.
  static let most = 60

  package init(_ settings: Settings) { site = settings.address }

  /// Once for each certificate: one that has an address has been sent, or opened by their manager.
  func send(
    _ certificate: Certificate, to learner: Learner, at place: Organisation, in tx: Transaction, by viewer: Viewer,
    at now: Moment
  ) throws {
    guard learner.person == nil, let mail = learner.mail?.lowercased(), try isNew(certificate, in: tx),
      try hasRoom(mail, in: tx, at: now)
    else { return }
    let address = try tx.newCertificateAddress(of: certificate, at: now)
    try tx.enqueue(
      Mail(
        to: .address(mail), subject: Self.subject, body: body(certificate, site + address.path, from: viewer, at: place)
      ),
      at: now)
  }

  private static let subject = "Ditt intyg"

  private func isNew(_ certificate: Certificate, in tx: Transaction) throws -> Bool {
    try !tx.exists("SELECT 1 FROM certificate_address WHERE certificate_id = \(certificate.id) LIMIT 1")
  }

  private func hasRoom(_ mail: String, in tx: Transaction, at now: Moment) throws -> Bool {
    let sent = try tx.value(
      """
      SELECT COUNT(*) FROM mail WHERE address = \(mail) AND subject = \(Self.subject)
        AND created_at >= \(SwedishTime.moment(on: now.day))
      """, as: Int.self)
    return (sent ?? 0) < Self.most
  }

  private func body(_ certificate: Certificate, _ link: String, from viewer: Viewer, at place: Organisation) -> String {
    // Where a shelter's staff work is not told by mail.
    let workplace = place.kind.isShelter ? "" : ", \(place.name),"
    return """
      Hej!

      Här är ditt intyg för ”\(certificate.title.alikeLine)”, \(certificate.day.words):
      \(link)

      Du behöver inget konto. Intyget har ditt namn, och den som har länken kan öppna det. Skicka den bara till den som ska se \
      intyget.

      \(Person.firstInSentence(viewer.name))\(workplace) har skrivit din adress och att du har gått utbildningen. Fråga där \
      du arbetar om något inte stämmer.
      """
  }
}
