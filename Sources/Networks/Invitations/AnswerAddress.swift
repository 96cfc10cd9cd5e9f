package import Access
package import Vocabulary
package import Web

/// Where an invitation is answered: a link, and a mail address that calendars answer to. Both hold a proof that only the
/// letter has, so nobody else can answer in the invited one's name; there is one of each for each that is invited to each
/// meeting, and neither can be made of the other: a calendar's entry, which is shared and sent on, has the mail address alone.
/// They change when somebody leaves the function. Sv: svarsadress.
package struct AnswerAddress: Sendable {
  package let settings: Settings
  private let key: IdentityKey

  package init(_ site: Site) {
    settings = site.settings
    key = site.key
  }

  /// Such as `https://samfrid.example/traffsvar/0192….8f3k…`.
  package func link(_ invitee: Invitee) -> String { "\(settings.address)/traffsvar/\(token(invitee, .link))" }

  /// Such as `samfrid+0192….8f3k…@samfrid.example`.
  package func mail(_ invitee: Invitee) -> String { settings.mailAddress(tagged: token(invitee, .mail)) }

  /// Where the calendar of the substitute answers: it says only whether the substitute comes.
  package func mail(_ invitee: ID<Invitee>, substitute: ID<Function>) -> String {
    settings.mailAddress(tagged: "\(invitee).\(key.proof(of: words(invitee, substitute)))")
  }

  /// Whom a link or an address is about, before anything is proved.
  package func claimed(by token: String) -> ID<Invitee>? { parts(of: token).map { ID($0.id) } }
  package func claimed(byMail address: String) -> ID<Invitee>? { tag(of: address).flatMap { claimed(by: $0) } }

  package func isLink(_ token: String, of invitee: Invitee) -> Bool { proves(token, .link, invitee) }

  package func isMail(_ address: String, of invitee: Invitee) -> Bool {
    tag(of: address).map { proves($0, .mail, invitee) } ?? false
  }

  func isMail(_ address: String, ofSubstitute function: ID<Function>, for invitee: ID<Invitee>) -> Bool {
    guard let parts = tag(of: address).flatMap(parts) else { return false }
    return parts.id == invitee.text && key.proves(parts.proof, of: words(invitee, function))
  }

  private func tag(of address: String) -> String? {
    address.split(separator: "@").first?.split(separator: "+").last.map(String.init)
  }

  private func parts(of token: String) -> (id: String, proof: String)? {
    let parts = token.lowercased().split(separator: ".").map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  private func words(_ invitee: ID<Invitee>, _ substitute: ID<Function>) -> String {
    "ersattarsvar \(invitee) \(substitute)"
  }

  /// What a proof opens, and nothing else.
  private enum Purpose: String { case link = "traffsvar", mail = "kalendersvar" }

  private func token(_ invitee: Invitee, _ purpose: Purpose) -> String {
    "\(invitee.id).\(key.proof(of: words(invitee, purpose)))"
  }

  private func proves(_ token: String, _ purpose: Purpose, _ invitee: Invitee) -> Bool {
    guard let parts = parts(of: token), parts.id == invitee.id.text else { return false }
    return key.proves(parts.proof, of: words(invitee, purpose))
  }

  private func words(_ invitee: Invitee, _ purpose: Purpose) -> String {
    "\(purpose.rawValue) \(invitee.id) \(invitee.formerHolders)"
  }
}
