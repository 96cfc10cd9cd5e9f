package import Access
package import Storage
package import Vocabulary
package import Web

/// Where somebody who has registered sees, changes and takes back the registration: an id and a proof that only the letter
/// has. Sv: anmälans adress.
package struct RegistrationAddress: Sendable {
  let settings: Settings
  private let key: IdentityKey

  package init(_ site: Site) {
    settings = site.settings
    key = site.key
  }

  private var address: String { settings.address }

  package func own(_ link: RegistrationLink) -> String { "\(address)/anmalan/\(token(link, for: "anmalan"))" }
  package func evaluation(_ link: RegistrationLink) -> String {
    "\(address)/utvardering/\(token(link, for: "utvardering"))"
  }
  /// What the code on the phone holds: those who hold the event sign in to see who it is.
  package func checkIn(_ id: ID<Registration>) -> String { "\(address)/incheckning/\(id)" }
  package func absolute(_ path: String) -> String { address + path }

  package func link(ofOwn token: String) -> RegistrationLink? { link(of: token, for: "anmalan") }
  package func link(ofEvaluation token: String) -> RegistrationLink? { link(of: token, for: "utvardering") }

  private func token(_ link: RegistrationLink, for purpose: String) -> String {
    "\(link.text).\(key.proof(of: "\(purpose) \(link.text)"))"
  }

  private func link(of token: String, for purpose: String) -> RegistrationLink? {
    let parts = token.lowercased().split(separator: ".").map(String.init)
    guard parts.count == 2, key.proves(parts[1], of: "\(purpose) \(parts[0])") else { return nil }
    return RegistrationLink(text: parts[0])
  }
}

/// Which registration a link is for, and which of its links it is: the latest alone opens anything. Sv: anmälans länk.
package struct RegistrationLink: Sendable, Equatable {
  package let registration: ID<Registration>
  /// 0 is the first; the next comes when it turns out that the first went to a wrong address.
  package let number: Int

  package init(_ registration: ID<Registration>, number: Int = 0) {
    self.registration = registration
    self.number = number
  }

  init?(text: String) {
    let parts = text.split(separator: "-").map(String.init)
    guard let first = parts.first else { return nil }
    if parts.count == 1 {
      self.init(ID(first))
    } else if parts.count == 2, let number = Int(parts[1]), number > 0 {
      self.init(ID(first), number: number)
    } else {
      return nil
    }
  }

  var text: String { number == 0 ? registration.text : "\(registration)-\(number)" }
}

extension Transaction {
  /// Nil where the link is not the latest, and where the name has been erased.
  package func registration(by link: RegistrationLink) throws -> Registration? {
    guard let registration = try registration(link.registration), registration.link == link, !registration.isErased
    else { return nil }
    return registration
  }
}
