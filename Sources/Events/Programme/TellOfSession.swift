internal import Storage
internal import Vocabulary
internal import Web

/// Tells those who come to a part of the programme that it has another time or room, or is gone: whoever has chosen it, or all
/// where nobody chooses. Sv: berätta om ändrad programpunkt.
struct TellOfSession {
  let session: ProgrammeSession
  /// Nil when it is taken out of the programme.
  let became: SessionDetails?
  let letters: RegistrationLetters

  init(_ session: ProgrammeSession, became: SessionDetails?, letters: RegistrationLetters) {
    self.session = session
    self.became = became
    self.letters = letters
  }

  /// How many letters were sent.
  @discardableResult
  func perform(in tx: Transaction, of edition: Edition, at now: Moment) throws -> Int {
    var sent = 0
    for registration in try tx.registrations(at: session, of: edition, at: now) {
      guard let sentence = sentence(to: registration, edition) else { continue }
      try letters.send(.session(sentence), of: edition, to: registration, in: tx, at: now)
      sent += 1
    }
    return sent
  }

  /// What is new to somebody; nil where it is nothing. A room is nothing to those on the web, and a hidden place has hidden rooms.
  private func sentence(to registration: Registration, _ edition: Edition) -> String? {
    guard let became else {
      return "Programpunkten ”\(session.title)” är borttagen."
        + (session.isChosen ? " Vill du välja en annan gör du det med länken." : "")
    }
    var news: [String] = []
    if became.starts != session.starts || became.ends != session.ends {
      news.append("den nya tiden \(edition.time(from: became.starts, to: became.ends))")
    }
    let mayKnow = registration.way == .site && (!edition.isPlaceHidden || registration.state == .confirmed)
    if mayKnow, became.place != session.place, let place = became.place { news.append("den nya salen \(place)") }
    return news.isEmpty ? nil : "Programpunkten ”\(became.title)” har \(news.joined(separator: " och "))."
  }
}

extension Transaction {
  /// Those who would come to a part of the programme, while there is something to tell them.
  func registrations(at session: ProgrammeSession, of edition: Edition, at now: Moment) throws -> [Registration] {
    guard edition.state == .open, now < session.ends, !edition.isOver(at: now) else { return [] }
    let chosen = session.isChosen ? try registrations(thatChose: session.id) : nil
    return try registrations(of: edition.id, in: [.confirmed, .offered, .waiting]).filter {
      chosen?.contains($0.id) ?? session.forms.has($0.way)
    }
  }

  fileprivate func registrations(thatChose session: ID<ProgrammeSession>) throws -> Set<ID<Registration>> {
    Set(
      try rows("SELECT registration_id FROM registration_session WHERE session_id = \(session)").map {
        try $0.get("registration_id")
      })
  }
}
