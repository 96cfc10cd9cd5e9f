package import Access
package import Storage
package import Vocabulary

/// The letter with the way to a certificate, to somebody without an account whose address was typed by who led or reported: it
/// says who. Of what it is about it has the title alone. Sv: brev med intyg.
package struct CertificateLetter: Sendable {
  private let title: String
  private let day: CalendarDate
  private let link: String
  private let writer: Viewer
  private let workplace: Organisation?

  /// Also what tells these letters from others in the outbox: when it changes, those that wait are no longer counted or stopped.
  static let subject = "Ditt intyg"

  /// The workplace is the writer's; nil where none is to be named.
  package init(title: String, day: CalendarDate, link: String, writer: Viewer, workplace: Organisation?) {
    self.title = title
    self.day = day
    self.link = link
    self.writer = writer
    self.workplace = workplace
  }

  /// It leaves at once, or in the morning of the first day that has room; refused at the field when no day within a week has.
  /// Where none is needed it takes the room of one, or a full mailbox would tell who reports whether it is needed.
  package func send(
    to address: String, field: String, isNeeded: Bool = true, in tx: Transaction, at now: Moment
  ) throws {
    let address = address.lowercased()
    let time = try CertificateRoom(address: address, now: now).time(in: tx, field: field)
    let letter = Mail(to: .address(address), subject: Self.subject, body: isNeeded ? body : "")
    let id = try tx.enqueue(letter, at: now, notBefore: time)
    if !isNeeded { try CertificateRoom.stop([id], in: tx) }
  }

  private var body: String {
    """
    Hej!

    Här är ditt intyg för ”\(title.shownLine)”, \(day.words):
    \(link)

    Du behöver inget konto. Intyget har ditt namn, och den som har länken kan öppna det. Skicka den bara till den som ska se \
    intyget.

    \(Person.firstInSentence(writer.name))\(place) har skrivit din adress och att du har gått utbildningen. Fråga där du \
    arbetar om något inte stämmer.
    """
  }

  /// Where a shelter's staff work is not told by mail.
  private var place: String {
    guard let workplace, !workplace.kind.isShelter else { return "" }
    return ", \(workplace.name),"
  }
}

extension CertificateLetter {
  /// Those to the address that have not left, each with its link.
  package static func waiting(to address: String, in tx: Transaction) throws -> [(id: ID<Mail>, link: String)] {
    let rows = try tx.rows(
      """
      SELECT id, body FROM mail WHERE address = \(address.lowercased()) AND subject = \(Self.subject)
        AND sent_at IS NULL AND bounced_at IS NULL
      """)
    return try rows.map { (id: try $0.get("id"), link: destination(in: try $0.get("body"))) }
  }

  package static func stop(_ letters: [ID<Mail>], in tx: Transaction) throws {
    try CertificateRoom.stop(letters, in: tx)
  }

  /// The line after the greeting and the title.
  private static func destination(in body: String) -> String {
    body.split(whereSeparator: \.isNewline).dropFirst(2).first.map(String.init) ?? ""
  }
}

extension String {
  /// One line with one space between the words, and no character that is not seen or that turns the others.
  fileprivate var shownLine: String {
    let shown = oneLine.unicodeScalars.filter { $0.properties.generalCategory != .format }
    return String(String.UnicodeScalarView(shown)).spacedAlike
  }
}
