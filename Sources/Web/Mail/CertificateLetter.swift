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

  static let subject = "Ditt intyg"

  /// The workplace is the writer's; nil where none is to be named.
  package init(title: String, day: CalendarDate, link: String, writer: Viewer, workplace: Organisation?) {
    self.title = title
    self.day = day
    self.link = link
    self.writer = writer
    self.workplace = workplace
  }

  /// It leaves at once, or in the morning of the first day that has room.
  package func send(to address: String, in tx: Transaction, at now: Moment) throws {
    let address = address.lowercased()
    let time = try CertificateRoom(address: address, now: now).time(in: tx)
    try tx.enqueue(Mail(to: .address(address), subject: Self.subject, body: body), at: now, notBefore: time)
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

extension String {
  /// One line with one space between the words, and no character that is not seen or that turns the others.
  fileprivate var shownLine: String {
    let shown = oneLine.unicodeScalars.filter { $0.properties.generalCategory != .format }
    return String(String.UnicodeScalarView(shown)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
