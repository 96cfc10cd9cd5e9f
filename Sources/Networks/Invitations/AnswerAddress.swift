package import Access
package import Vocabulary
package import Web

/// Where an invitation is answered: a link, and a mail address that calendars answer to. Both hold a proof that only the
/// letter has, so nobody else can answer in the invited one's name; there is one for each that is invited to each meeting.
/// Sv: svarsadress.
package struct AnswerAddress: Sendable {
  package let settings: Settings
  private let key: IdentityKey

  package init(_ site: Site) {
    settings = site.settings
    key = site.key
  }

  /// Such as `https://samfrid.example/traffsvar/0192….8f3k…`.
  package func link(_ invitee: ID<Invitee>) -> String { "\(settings.address)/traffsvar/\(token(invitee))" }

  /// Such as `samfrid+0192….8f3k…@samfrid.example`.
  package func mail(_ invitee: ID<Invitee>) -> String { settings.mailAddress(tagged: token(invitee)) }

  /// Where the calendar of the substitute answers: it says only whether the substitute comes.
  package func mail(_ invitee: ID<Invitee>, substitute: ID<Function>) -> String {
    settings.mailAddress(tagged: "\(invitee).\(key.proof(of: words(invitee, substitute)))")
  }

  /// Who is invited by the token of a link or an address; nil when its proof is false.
  package func invitee(of token: String) -> ID<Invitee>? {
    let parts = token.lowercased().split(separator: ".").map(String.init)
    guard parts.count == 2, key.proves(parts[1], of: "traffsvar \(parts[0])") else { return nil }
    return ID(parts[0])
  }

  /// Who is invited by the address that an answer came to.
  package func invitee(ofMail address: String) -> ID<Invitee>? { tag(of: address).flatMap { invitee(of: $0) } }

  /// Whom the address is about, before anything is proved.
  func claimed(byMail address: String) -> ID<Invitee>? { parts(of: address).map { ID($0.id) } }

  func isMail(_ address: String, ofSubstitute function: ID<Function>, for invitee: ID<Invitee>) -> Bool {
    guard let parts = parts(of: address) else { return false }
    return parts.id == invitee.text && key.proves(parts.proof, of: words(invitee, function))
  }

  private func tag(of address: String) -> String? {
    address.split(separator: "@").first?.split(separator: "+").last.map(String.init)
  }

  private func parts(of address: String) -> (id: String, proof: String)? {
    guard let parts = tag(of: address)?.lowercased().split(separator: ".").map(String.init), parts.count == 2 else {
      return nil
    }
    return (parts[0], parts[1])
  }

  private func words(_ invitee: ID<Invitee>, _ substitute: ID<Function>) -> String {
    "ersattarsvar \(invitee) \(substitute)"
  }

  private func token(_ invitee: ID<Invitee>) -> String { "\(invitee).\(key.proof(of: "traffsvar \(invitee)"))" }
}
