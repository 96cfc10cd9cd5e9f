internal import Access
package import Papers
package import Storage
package import Vocabulary
package import Web

/// A paper that says what somebody has gone through, which whoever is shown it can check. It never changes: a newer one
/// replaces it. Sv: intyg.
package struct Certificate: Sendable {
  package let id: ID<Certificate>
  package let achievement: ID<Achievement>
  package let number: String
  package let holder: String
  package let kind: CertificatePaper.Kind
  package let title: String
  package let content: String
  package let organisers: [String]
  package let day: CalendarDate
  package let minutes: Int
  package let issuedAt: Moment
  /// The last day that it holds; nil for always.
  package let expiresOn: CalendarDate?
  package let replacedBy: ID<Certificate>?
  package let withdrawnAt: Moment?
  package let withdrawnBecause: String?

  /// What it is worth a given day. Sv: intygets giltighet.
  package enum Standing: Equatable, Sendable {
    case valid, expired, replaced, withdrawn
  }

  init(row: Row) throws {
    id = try row.get("id")
    achievement = try row.get("achievement_id")
    number = try row.get("number")
    holder = try row.get("holder")
    kind = try CertificatePaper.Kind(rawValue: row.get("kind")) ?? .course
    title = try row.get("title")
    content = try row.get("content")
    organisers = try row.get("organisers", as: String.self).split(separator: "\n").map(String.init)
    day = try row.date("day")
    minutes = try row.get("minutes")
    issuedAt = try row.get("issued_at")
    expiresOn = try row.optionalDate("expires_on")
    replacedBy = try row.optional("replaced_by")
    withdrawnAt = try row.optional("withdrawn_at")
    withdrawnBecause = try row.optional("withdrawn_because")
  }

  package func standing(on day: CalendarDate) -> Standing {
    if withdrawnAt != nil { return .withdrawn }
    if replacedBy != nil { return .replaced }
    return expiresOn.map { $0 < day } ?? false ? .expired : .valid
  }

  package func paper(at address: CertificateAddress, of settings: Settings) -> CertificatePaper {
    CertificatePaper(
      holder: holder, subject: title, kind: kind, minutes: minutes,
      contents: content.split(whereSeparator: \.isNewline).map(String.init), organisers: organisers, day: day,
      validUntil: expiresOn, checkAddress: settings.address + address.path, code: address.shownCode, number: number,
      issued: issuedAt, mark: settings.inventedMark)
  }
}

extension Transaction {
  /// The certificates of these, newest first.
  package func certificates(of achievements: [ID<Achievement>]) throws -> [Certificate] {
    try rows(
      "SELECT * FROM certificate WHERE achievement_id IN \(list: achievements) ORDER BY issued_at DESC, id DESC"
    ).map(Certificate.init)
  }

  package func certificate(_ id: ID<Certificate>) throws -> Certificate? {
    try row("SELECT * FROM certificate WHERE id = \(id)").map(Certificate.init)
  }

  /// The certificate that the code in an address or on a paper leads to.
  package func certificate(at address: CertificateAddress) throws -> Certificate? {
    try row(
      """
      SELECT c.* FROM certificate c JOIN certificate_address a ON a.certificate_id = c.id WHERE a.hash = \(address.hash)
      """
    ).map(Certificate.init)
  }
}
