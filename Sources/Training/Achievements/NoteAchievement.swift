internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Writes down that somebody has gone through something. The same key again replaces what stood there. Sv: anteckna genomgång.
struct NoteAchievement: Sendable {
  let completion: Completion
  let source: Achievement.Source
  var subject: ID<Subject>? = nil
  var validUntil: CalendarDate? = nil
  var reporter: Byline? = nil

  @discardableResult
  func perform(in tx: Transaction, at now: Moment) throws -> Achievement {
    if let known = try tx.achievement(key: completion.key) {
      try replace(known.id, in: tx)
    } else {
      try insert(in: tx, at: now)
    }
    guard let achievement = try tx.achievement(key: completion.key) else { throw Refusal.notFound }
    return achievement
  }

  private var learner: Learner { completion.learner }
  private var organisers: String { completion.organisers.map(\.spacedAlike).joined(separator: "\n") }

  private func insert(in tx: Transaction, at now: Moment) throws {
    let id: ID<Achievement> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO achievement (id, key, kind, subject_id, title, content, organisers, day, minutes, valid_until, person_id,
        name, mail, organisation_id, organisation_name, municipality, profession, source, reported_by, created_at)
      VALUES (\(id), \(completion.key), \(completion.kind.rawValue), \(subject), \(completion.title), \(completion.content),
        \(organisers), \(completion.day.text), \(completion.minutes), \(validUntil?.text), \(learner.person),
        \(learner.name), \(learner.mail?.lowercased()), \(learner.organisation), \(learner.organisationName),
        \(learner.municipality?.text), \(learner.profession?.rawValue), \(source), \(reporter), \(now))
      """)
  }

  private func replace(_ id: ID<Achievement>, in tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE achievement SET kind = \(completion.kind.rawValue), title = \(completion.title),
        content = \(completion.content), organisers = \(organisers), day = \(completion.day.text),
        minutes = \(completion.minutes), person_id = \(learner.person), name = \(learner.name),
        mail = \(learner.mail?.lowercased()), organisation_id = \(learner.organisation),
        organisation_name = \(learner.organisationName), municipality = \(learner.municipality?.text),
        profession = \(learner.profession?.rawValue), withdrawn_at = \(nil as Moment?)
      WHERE id = \(id)
      """)
  }
}
