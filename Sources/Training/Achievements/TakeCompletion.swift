internal import Access
package import Storage
package import Vocabulary
package import Web

/// Keeps what events and courses tell: what was gone through, and a certificate of it. Sv: ta emot genomgång.
package struct TakeCompletion: CompletionTaker {
  package init() {}

  @discardableResult
  package func take(_ completion: Completion, in tx: Transaction, at now: Moment) throws -> String? {
    let achievement = try NoteAchievement(completion: completion, source: .organiser).perform(in: tx, at: now)
    guard achievement.mayBeCertified else { return nil }
    let certificate = try IssueCertificate(achievement).perform(in: tx, at: now)
    return try tx.newCertificateAddress(of: certificate, at: now).path
  }

  package func withdraw(_ key: String, in tx: Transaction, at now: Moment) throws {
    guard let achievement = try tx.achievement(key: key), !achievement.isWithdrawn else { return }
    try WithdrawAchievement(achievement, because: "Den som höll utbildningen har tagit tillbaka uppgiften.")
      .perform(in: tx, at: now)
  }

  package func forgetNames(_ prefix: String, in tx: Transaction, at now: Moment) throws {
    try tx.execute(
      "UPDATE achievement SET name = '', mail = NULL, organisation_name = '' WHERE key LIKE \("\(prefix)%")")
  }
}

/// Takes back that somebody has gone through something; what certificates there are of it say so from now on, those that they
/// had replaced hold again, and letters that lead to them do not leave. Sv: ta tillbaka genomgång.
package struct WithdrawAchievement: Sendable {
  package let achievement: Achievement
  package let because: String

  package init(_ achievement: Achievement, because: String) {
    self.achievement = achievement
    self.because = because
  }

  package func perform(in tx: Transaction, at now: Moment) throws {
    try tx.execute("UPDATE achievement SET withdrawn_at = \(now) WHERE id = \(achievement.id)")
    try tx.execute(
      """
      UPDATE certificate SET withdrawn_at = \(now), withdrawn_because = \(because)
      WHERE achievement_id = \(achievement.id) AND withdrawn_at IS NULL
      """)
    try giveBack(in: tx)
    try stopLetters(in: tx)
  }

  private func giveBack(in tx: Transaction) throws {
    let own = try tx.certificates(of: [achievement.id])
    for certificate in own {
      try tx.execute(
        """
        UPDATE certificate SET replaced_by = \(successor(of: certificate, among: own))
        WHERE replaced_by = \(certificate.id) AND achievement_id <> \(achievement.id)
        """)
    }
  }

  /// The one of something else that has replaced it since; nil when none has.
  private func successor(of certificate: Certificate, among own: [Certificate]) -> ID<Certificate>? {
    guard let next = own.first(where: { $0.id == certificate.replacedBy }) else { return certificate.replacedBy }
    return successor(of: next, among: own)
  }

  private func stopLetters(in tx: Transaction) throws {
    guard let mail = achievement.learner.mail else { return }
    let waiting = try CertificateLetter.waiting(to: mail, in: tx).compactMap { letter in
      CertificateAddress(link: letter.link).map { (id: letter.id, hash: $0.hash) }
    }
    guard !waiting.isEmpty else { return }
    let rows = try tx.rows(
      """
      SELECT a.hash FROM certificate_address a JOIN certificate c ON c.id = a.certificate_id
      WHERE a.hash IN \(list: waiting.map { $0.hash }) AND c.achievement_id = \(achievement.id)
      """)
    let own = Set(try rows.map { try $0.get("hash", as: String.self) })
    try CertificateLetter.stop(waiting.filter { own.contains($0.hash) }.map { $0.id }, in: tx)
  }
}
