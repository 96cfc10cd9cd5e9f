package import Access
internal import Calendars
package import Storage
package import Vocabulary
package import Web

/// The letters to somebody who has registered. Whoever asks something asks those who hold the event. Sv: brev om anmälan.
package struct RegistrationLetters: Sendable {
  package let addresses: RegistrationAddress

  package init(_ addresses: RegistrationAddress) { self.addresses = addresses }

  /// Why one writes.
  package enum Occasion: Sendable {
    case confirmed
    case waiting(because: [Room.Lack])
    case already
    case offered(until: Moment)
    case lapsed(canQueue: Bool)
    /// It has begun, and there was no place.
    case full(wasOffered: Bool)
    case withdrawn
    case replaced(by: String)
    case changed([String])
    /// One comes on site instead of on the web, or the other way.
    case otherWay
    /// A part of the programme, with what is new of it.
    case session(String)
    /// It begins in a few days, and one has a place.
    case soon
    case cancelled
    case held(certificate: String?)
  }

  /// No number: it would tell whoever registered somebody between two of their own whether that one was there before.
  static let queue = "Du står på väntelistan. Den som har stått längst får en plats först."

  /// Puts the letter in the outbox and keeps which it is, so that one sees when it did not arrive.
  func send(
    _ occasion: Occasion, of edition: Edition, to registration: Registration, in tx: Transaction, at now: Moment
  )
    throws
  {
    let unanswered = try tx.unanswered(by: registration, of: edition, at: now)
    let letter = try tx.enqueue(
      Mail(
        to: .address(registration.mail), subject: "\(subject(occasion)): \(edition.title), \(edition.day.words)",
        body: body(occasion, edition, registration, unanswered), sender: edition.sender(addresses.settings),
        calendar: calendar(occasion, edition, registration, now)),
      at: now)
    try tx.execute("UPDATE registration SET mail_id = \(letter) WHERE id = \(registration.id)")
    try tx.keepTrack(of: letter, about: edition.id)
  }

  /// For those who have a place, or had one: others have nothing in their calendar.
  private func calendar(
    _ occasion: Occasion, _ edition: Edition, _ registration: Registration, _ now: Moment
  ) -> CalendarComponent? {
    guard registration.state == .confirmed else { return nil }
    let place = PlaceInCalendar(edition: edition, registration: registration, settings: addresses.settings)
    return switch occasion {
    case .confirmed, .changed, .otherWay: place.message(.publish, at: now)
    case .withdrawn, .replaced, .cancelled: place.message(.cancel, at: now)
    case .waiting, .already, .offered, .lapsed, .full, .session, .soon, .held: nil
    }
  }

  private func subject(_ occasion: Occasion) -> String {
    switch occasion {
    case .confirmed: "Du har en plats"
    case .waiting: "Du står på väntelistan"
    case .already: "Du är redan anmäld"
    case .offered: "Nu finns det en plats till dig"
    case .lapsed: "Erbjudandet har gått ut"
    case .full: "Det blev ingen plats"
    case .withdrawn: "Du är avanmäld"
    case .replaced: "Någon annan kommer i ditt ställe"
    case .changed(let news): "Ändrad \(news.joined(separator: " och "))"
    case .otherWay: "Din anmälan är ändrad"
    case .session: "Ändrat program"
    case .soon: "Påminnelse"
    case .cancelled: "Inställt"
    case .held: "Tack för att du var med"
    }
  }

  private func body(
    _ occasion: Occasion, _ edition: Edition, _ registration: Registration, _ unanswered: [EventQuestion]
  ) -> String {
    let parts = [
      // Without the name: whoever typed it may have written something else to an address that nobody has confirmed.
      "Hej!", opening(occasion, edition, registration),
      origin(occasion, registration), facts(occasion, edition, registration), asked(occasion, unanswered),
      link(occasion, registration),
      "Undrar du något, skriv till \(edition.contactName), \(edition.contactMail).",
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n")
  }

  private func opening(_ occasion: Occasion, _ edition: Edition, _ registration: Registration) -> String {
    switch occasion {
    case .confirmed: return "Välkommen! Du har en plats på \(edition.title)."
    case .waiting(let lack):
      return """
        \((lack.map { $0.swedish + "." } + [Self.queue]).joined(separator: " ")) När det blir din tur får du ett brev, och \
        platsen väntar på dig så länge som det står där.
        """
    case .already:
      return "Någon anmälde dig till \(edition.title) en gång till. Din första anmälan gäller, och inget har ändrats."
    case .offered(let until): return "Det har blivit en plats ledig. Den är din om du tackar ja senast \(until.words)."
    case .lapsed(let canQueue):
      return """
        Du fick ett erbjudande om plats på \(edition.title), och tiden för att svara har gått ut. Platsen går till nästa.\
        \(canQueue ? " Vill du fortfarande vara med kan du ställa dig på väntelistan igen." : "")
        """
    case .full(let wasOffered):
      let why =
        wasOffered
        ? "Du fick ett erbjudande om plats, men vi fick inget svar innan det började."
        : "Det blev fullt, och ingen plats blev ledig till dig."
      return
        "\(why) Tack för att du ville vara med. Här ser du vad som kommer framöver:\n\(addresses.absolute("/evenemang"))"
    case .withdrawn: return "Du är avanmäld från \(edition.title). Har du inte själv gjort det, skriv till oss."
    case .replaced(let name): return "\(name) kommer i ditt ställe till \(edition.title)."
    case .changed(let news):
      return "\(edition.title) har ändrad \(news.joined(separator: " och "))."
        + (registration.state == .confirmed ? " Din plats är kvar." : "")
    case .otherWay:
      return "Nu deltar du \(registration.way.swedish.lowercasedFirst). Din plats på \(edition.title) är kvar."
    case .session(let sentence): return "\(edition.title) har fått ändrat program. \(sentence)"
    case .soon: return "Snart är det dags för \(edition.title), och du har en plats."
    case .cancelled: return "\(edition.title) är inställt. \(edition.cancelledBecause ?? "")"
    case .held(let certificate):
      let words =
        certificate.map { "Ditt intyg, som den som vill kan kontrollera:\n\(addresses.absolute($0))\n\n" } ?? ""
      return "\(words)Hjälp oss att göra nästa gång bättre. Det tar två minuter, och ingen ser vem som har svarat:"
    }
  }

  /// Whoever was registered by somebody else has to know by whom.
  private func origin(_ occasion: Occasion, _ registration: Registration) -> String? {
    switch occasion {
    case .confirmed, .waiting, .offered: registration.registeredByName.map { "Du är anmäld av \($0)." }
    default: nil
    }
  }

  /// What others do not answer for somebody.
  private func asked(_ occasion: Occasion, _ unanswered: [EventQuestion]) -> String? {
    guard !unanswered.isEmpty else { return nil }
    switch occasion {
    case .confirmed, .waiting, .offered, .soon:
      let questions = unanswered.map { "- \($0.text)" }.joined(separator: "\n")
      return "De som arrangerar behöver veta:\n\(questions)\nSvara med länken i det här brevet."
    default: return nil
    }
  }

  private func facts(_ occasion: Occasion, _ edition: Edition, _ registration: Registration) -> String? {
    switch occasion {
    case .withdrawn, .replaced, .cancelled, .held, .lapsed, .full: return nil
    default: break
    }
    let place = "Plats: \(edition.place(for: registration))"
    let link =
      registration.way == .web && registration.state == .confirmed ? edition.webLink.map { "\nLänk: \($0)" } : nil
    return "Tid: \(edition.time)\n\(place)\(link ?? "")"
  }

  private func link(_ occasion: Occasion, _ registration: Registration) -> String? {
    let own = addresses.own(registration.link)
    return switch occasion {
    case .withdrawn, .replaced, .cancelled, .full: nil
    case .held: addresses.evaluation(registration.link)
    case .offered: "Svara här:\n\(own)"
    case .soon:
      """
      Se din anmälan, skicka någon annan eller säg att du inte kan komma, ända tills det börjar:
      \(own)\(code(registration))
      """
    default:
      "Se eller ändra din anmälan, skicka någon annan eller säg att du inte kan komma:\n\(own)\(code(registration))"
    }
  }

  /// Whoever comes to the door should have the page at hand.
  private func code(_ registration: Registration) -> String {
    registration.hasDoorCode ? "\nKoden vid dörren finns på sidan." : ""
  }
}

extension Edition {
  /// Who its letters come from: they leave from an address of ours, and answers go to those who hold it.
  func sender(_ settings: Settings) -> Mail.Sender {
    Mail.Sender(
      name: contactName.isEmpty ? title : contactName, address: settings.mailSender,
      replyTo: contactMail.isEmpty ? nil : contactMail)
  }
}
