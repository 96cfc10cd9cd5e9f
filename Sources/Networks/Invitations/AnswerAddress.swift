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

  /// Who is invited by the token of a link or an address; nil when its proof is false.
  package func invitee(of token: String) -> ID<Invitee>? {
    let parts = token.lowercased().split(separator: ".").map(String.init)
    guard parts.count == 2, key.proves(parts[1], of: "traffsvar \(parts[0])") else { return nil }
    return ID(parts[0])
  }

  /// Who is invited by the address that an answer came to.
  package func invitee(ofMail address: String) -> ID<Invitee>? {
    guard let tag = address.split(separator: "@").first?.split(separator: "+").last else { return nil }
    return invitee(of: String(tag))
  }

  private func token(_ invitee: ID<Invitee>) -> String { "\(invitee).\(key.proof(of: "traffsvar \(invitee)"))" }
}
