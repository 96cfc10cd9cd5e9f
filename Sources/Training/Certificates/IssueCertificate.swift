package import Access
package import Storage
package import Vocabulary
internal import Web

/// Gives a certificate of what was gone through. It replaces earlier ones of the same subject by the same learner, as far as
/// whoever tells of it may, and one that says something else of the same thing; when nothing differs there is no new one.
/// Sv: utfärda intyg.
package struct IssueCertificate: Sendable {
  package let achievement: Achievement
  /// Whose manager or leader says so; nil where it is whoever held it for others.
  package let workplace: Organisation?

  static let ownOrganiser = "Arbetsplatsen"

  package init(_ achievement: Achievement, at workplace: Organisation? = nil) {
    self.achievement = achievement
    self.workplace = workplace
  }

  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Certificate {
    let expires = achievement.lastDay(validMonths: try subject(in: tx)?.validMonths)
    let earlier = try tx.certificates(of: [achievement.id]).first
    if let earlier, says(earlier, expires), earlier.withdrawnAt == nil, earlier.replacedBy == nil { return earlier }
    let id: ID<Certificate> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO certificate (id, achievement_id, number, holder, kind, title, content, organisers, day, minutes, issued_at,
        expires_on)
      VALUES (\(id), \(achievement.id), \(number(in: tx, at: now)), \(achievement.learner.name),
        \(achievement.kind == .event ? "event" : "course"), \(achievement.title), \(achievement.content),
        \(organisers.joined(separator: "\n")), \(achievement.day.text), \(achievement.minutes), \(now),
        \(expires?.text))
      """)
    for old in try replaced(by: id, in: tx) {
      try tx.execute("UPDATE certificate SET replaced_by = \(id) WHERE id = \(old)")
    }
    guard let certificate = try tx.certificate(id) else { throw Refusal.notFound }
    return certificate
  }

  /// Whoever has the address reads it, so it does not tell where a shelter's staff work. What a shelter gives a certificate
  /// of it held itself, whatever it is called there, or NCK did.
  private var organisers: [String] {
    guard let workplace, workplace.kind.isShelter else { return achievement.organisers }
    return achievement.organisers.map { $0 == ReportDetails.webCourseOrganiser ? $0 : Self.ownOrganiser }
  }

  private func subject(in tx: Transaction) throws -> Subject? { try tx.subjects().first(where: achievement.counts) }

  private func says(_ certificate: Certificate, _ expires: CalendarDate?) -> Bool {
    certificate.holder == achievement.learner.name && certificate.title == achievement.title
      && certificate.content == achievement.content && certificate.organisers == organisers
      && certificate.day == achievement.day && certificate.minutes == achievement.minutes
      && certificate.expiresOn == expires
  }

  /// A number that tells nothing of how many there are.
  private func number(in tx: Transaction, at now: Moment) -> String {
    "\(now.day.year)-\(CertificateAddress(bytes: tx.randomBytes(16)).code.suffix(8).uppercased())"
  }

  /// Those of the learner's that are of the same thing and not later.
  private func replaced(by id: ID<Certificate>, in tx: Transaction) throws -> [ID<Certificate>] {
    let subject = try subject(in: tx)
    let others = try tx.achievements(like: achievement.learner).filter { other in
      other.id == achievement.id
        || other.day <= achievement.day && achievement.mayReplace(other)
          && (other.title.alike == achievement.title.alike || subject.map { other.counts(as: $0) } ?? false)
    }
    return try tx.certificates(of: others.map(\.id)).filter { $0.id != id && $0.replacedBy == nil }.map(\.id)
  }
}

extension Transaction {
  /// What the same learner has gone through, as far as they can be told apart. An address is no account: anybody can type one.
  func achievements(like learner: Learner) throws -> [Achievement] {
    let near: SQL
    if let person = learner.person {
      near = "person_id = \(person)"
    } else if let mail = learner.mail {
      near = "person_id IS NULL AND mail = \(mail.lowercased())"
    } else if let organisation = learner.organisation {
      near = "person_id IS NULL AND mail IS NULL AND organisation_id = \(organisation)"
    } else {
      return []
    }
    return try rows("SELECT * FROM achievement WHERE \(near)").map(Achievement.init)
      .filter { $0.learner.isSame(as: learner) }
  }
}
