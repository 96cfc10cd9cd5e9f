package import Access
package import Storage
package import Vocabulary
package import Web

/// The learner says what they have gone through elsewhere, or that the web course is done. It counts at once and is marked as their
/// own word; no certificate is made of it. Sv: rapportera egen utbildning.
package struct ReportOwnTraining: Sendable {
  package let details: ReportDetails
  package let learner: Learner

  package init(_ details: ReportDetails, learner: Learner) {
    self.details = details
    self.learner = learner
  }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard learner.person == viewer.person else { throw Refusal.forbidden("Du kan bara rapportera för dig själv här.") }
    if try tx.hasNoted(details, learner) {
      throw Problems("titel", "Den utbildningen finns redan med samma dag. Se listan över det du har gått.")
    }
    let id: ID<Achievement> = tx.newID(at: now)
    try NoteAchievement(
      completion: details.completion("report/\(id)", by: learner), source: .learner, subject: details.subject,
      validUntil: details.validUntil, reporter: viewer.byline
    ).perform(in: tx, at: now)
  }
}

/// A manager says what one or many of the staff have gone through, with or without an account. Whoever held it may give a
/// certificate. Sv: rapportera personalens utbildning.
package struct ReportTraining: Sendable {
  package let details: ReportDetails
  package let learners: [Learner]
  package let source: Achievement.Source
  package let givesCertificate: Bool
  /// What the links begin with in the letters to those without an account; nil sends none.
  package let site: String?

  package init(
    _ details: ReportDetails, learners: [Learner], source: Achievement.Source = .manager,
    givesCertificate: Bool = false, site: String? = nil
  ) {
    self.details = details
    self.learners = learners
    self.source = source
    self.givesCertificate = givesCertificate
    self.site = site
  }

  /// Gives how many were noted; those who had it already are left as they were.
  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws -> Int {
    try evidence.requireNames()
    let place = evidence.record.organisation
    guard !learners.isEmpty else { throw Problems("vilka", "Välj minst en person, eller skriv minst ett namn.") }
    // The title stands on the certificate, which whoever has the address reads.
    if givesCertificate, place.kind.isShelter, place.isNamed(in: details.title) {
      throw Problems("titel", "Skriv titeln utan ert namn. Den står på intyget, som alla med länken kan läsa.")
    }
    var noted = 0
    for learner in learners where try !tx.hasNoted(details, learner, at: place.id) {
      let id: ID<Achievement> = tx.newID(at: now)
      let achievement = try NoteAchievement(
        completion: details.completion("report/\(id)", by: learner), source: source, subject: details.subject,
        validUntil: details.validUntil, reporter: evidence.viewer.byline
      ).perform(in: tx, at: now)
      if givesCertificate, achievement.mayBeCertified {
        try certify(achievement, of: learner, in: tx, by: evidence, at: now)
      }
      noted += 1
    }
    try tx.record(
      "ReportTraining", of: "training:\(place.id)", by: evidence.viewer.byline, at: now,
      text: "Rapporterade ”\(details.title)” för \(counted(noted, "en person", "personer"))")
    return noted
  }

  private func certify(
    _ achievement: Achievement, of learner: Learner, in tx: Transaction, by evidence: Writable<TrainingPlace>,
    at now: Moment
  ) throws {
    let certificate = try IssueCertificate(achievement, at: evidence.record.organisation).perform(in: tx, at: now)
    guard let site else { return }
    try SendCertificate(
      certificate: certificate, learner: learner, workplace: evidence.record.organisation, site: site, field: "namn"
    ).perform(in: tx, by: evidence.viewer, at: now)
  }
}

/// The manager says that what one of the staff has reported is right. Sv: bekräfta utbildning.
package struct ConfirmTraining: Sendable {
  package let achievement: ID<Achievement>

  package init(_ achievement: ID<Achievement>) { self.achievement = achievement }

  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    try evidence.requireNames()
    let place = evidence.record.organisation
    guard let known = try tx.achievement(achievement), known.learner.organisation == place.id else {
      throw Refusal.notFound
    }
    guard known.source == .learner else { return }
    guard known.learner.person != evidence.viewer.person else {
      throw Refusal.forbidden("Din egen utbildning bekräftas av någon annan.")
    }
    try tx.execute("UPDATE achievement SET source = 'manager' WHERE id = \(achievement)")
    if known.kind == .webCourse, known.mayBeCertified {
      try IssueCertificate(known, at: place).perform(in: tx, at: now)
    }
    try tx.record(
      "ConfirmTraining", of: "training:\(place.id)", by: evidence.viewer.byline, at: now,
      text: "Bekräftade en rapporterad utbildning: ”\(known.title)”")
  }
}

/// The learner takes back what was reported wrongly; what an organiser told stays. Sv: ta bort rapporterad utbildning.
package struct RemoveOwnReport: Sendable {
  package let achievement: ID<Achievement>

  package init(_ achievement: ID<Achievement>) { self.achievement = achievement }

  /// `name` and `login` are the viewer's own, as the register and the account have them.
  package func perform(in tx: Transaction, by viewer: Viewer, name: String, login: String?, at now: Moment) throws {
    let own = try tx.achievements(of: viewer.person, name: name, login: login)
    guard let known = own.first(where: { $0.id == achievement }) else { throw Refusal.notFound }
    guard known.source != .organiser else {
      throw Refusal.forbidden("Arrangören har antecknat utbildningen. Be arrangören rätta den om den är fel.")
    }
    try WithdrawAchievement(known, because: "Den som gick utbildningen har tagit bort uppgiften.").perform(
      in: tx, at: now)
  }
}

extension Transaction {
  /// Whether the same course with the same day is written down for the learner. At a workplace whoever has no account is asked
  /// about there alone: of what else they were at the answer would tell.
  func hasNoted(
    _ details: ReportDetails, _ learner: Learner, at place: ID<Organisation>? = nil
  ) throws -> Bool {
    try achievements(like: learner).contains { known in
      let isSeen = place == nil || learner.person != nil || known.learner.organisation == place
      return isSeen && !known.isWithdrawn && known.day == details.day && known.title.alike == details.title.alike
    }
  }
}
