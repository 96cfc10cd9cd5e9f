package import Access
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

  package func own(_ id: ID<Registration>) -> String { "\(address)/anmalan/\(token(id, for: "anmalan"))" }
  package func evaluation(_ id: ID<Registration>) -> String {
    "\(address)/utvardering/\(token(id, for: "utvardering"))"
  }
  /// What the code on the phone holds: those who hold the event sign in to see who it is.
  package func checkIn(_ id: ID<Registration>) -> String { "\(address)/incheckning/\(id)" }
  package func absolute(_ path: String) -> String { address + path }

  package func registration(ofOwn token: String) -> ID<Registration>? { id(of: token, for: "anmalan") }
  package func registration(ofEvaluation token: String) -> ID<Registration>? { id(of: token, for: "utvardering") }

  private func token(_ id: ID<Registration>, for purpose: String) -> String {
    "\(id).\(key.proof(of: "\(purpose) \(id)"))"
  }

  private func id(of token: String, for purpose: String) -> ID<Registration>? {
    let parts = token.lowercased().split(separator: ".").map(String.init)
    guard parts.count == 2, key.proves(parts[1], of: "\(purpose) \(parts[0])") else { return nil }
    return ID(parts[0])
  }
}
