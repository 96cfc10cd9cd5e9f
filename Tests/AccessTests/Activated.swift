import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Asta Udd, who has opened her account and signs in with asta@example.org.
enum Activated {
  static let login = "asta@example.org"
  static let password = "fyra gröna hästar i regn"

  /// An account with password and second factor, opened as an invitation does it.
  static func account(in test: TestSite) async throws -> (ID<Account>, [UInt8]) {
    let hash = await Password.hash(password)
    let factor = SecondFactor(key: test.site.key)
    return try await test.identity.write { [now = test.now] tx in
      let person = try tx.addPerson(name: "Asta Udd", mail: "asta@example.org", at: now)
      let account = try tx.addAccount(for: person, login: "asta@example.org", isAdministrator: false, at: now)
      let token = try tx.invite(person, to: .activate, by: Byline(words: "Alva"), at: now)
      _ = try tx.choosePassword(hash: hash, with: try #require(try tx.invitation(token: token, at: now)), at: now)
      let secret = try #require(try factor.pendingSecret(of: account, in: tx))
      let earlier = now.adding(seconds: -60)
      #expect(
        try factor.confirm(TimeCode.code(secret: secret, at: earlier), of: account, in: tx, at: earlier)?.count == 8)
      return (account, secret)
    }
  }
}
