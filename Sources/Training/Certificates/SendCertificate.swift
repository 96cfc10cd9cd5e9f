internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Sends the way to a certificate to somebody without an account.
struct SendCertificate: Sendable {
  let certificate: Certificate
  let learner: Learner
  let workplace: Organisation
  /// What the link begins with.
  let site: String
  /// Of the form, where it says that the address gets no more.
  let field: String

  /// Once for each certificate: one that has an address has been sent, or opened by their manager.
  func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard learner.person == nil, let mail = learner.mail, try isNew(in: tx) else { return }
    let address = try tx.newCertificateAddress(of: certificate, at: now)
    try CertificateLetter(
      title: certificate.title, day: certificate.day, link: site + address.path, writer: viewer, workplace: workplace
    ).send(to: mail, field: field, in: tx, at: now)
  }

  private func isNew(in tx: Transaction) throws -> Bool {
    try !tx.exists("SELECT 1 FROM certificate_address WHERE certificate_id = \(certificate.id) LIMIT 1")
  }
}
