package import Access
package import Storage
package import Vocabulary
package import Web

/// What a subject is called and how long it counts, as its form has it. Sv: uppgifter om ämne.
package struct SubjectDetails: Sendable {
  package let name: String
  package let titles: [String]
  package let level: Subject.Level
  package let validMonths: Int?

  package init(name: String, titles: [String] = [], level: Subject.Level, validMonths: Int? = nil) {
    self.name = name
    self.titles = titles
    self.level = level
    self.validMonths = validMonths
  }

  package init(form: Form) throws {
    var problems = Problems()
    name = problems.require(form, "namn", "Skriv vad ämnet heter.", limit: 120).spacedAlike
    let level = Subject.Level(rawValue: form.raw("niva"))
    if level == nil { problems.add("niva", "Välj en nivå.") }
    problems.limit(form, ["titlar"], to: 2000)
    titles = (form.text("titlar") ?? "").split(whereSeparator: \.isNewline).map { String($0).spacedAlike }.filter {
      !$0.isEmpty
    }
    validMonths = problems.months(form, "manader")
    try problems.check()
    guard let level else { throw problems }
    self.level = level
  }
}

/// The county team names something that can be learnt. Sv: namnge ämne.
package struct NameSubject: Sendable {
  package let details: SubjectDetails

  package init(_ details: SubjectDetails) { self.details = details }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Subject> {
    guard let function = viewer.teamFunctions.first else {
      throw Refusal.forbidden("Länsteamet namnger ämnen.")
    }
    try tx.requireFree(details, besides: nil)
    let id: ID<Subject> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO training_subject (id, organisation_id, name, titles, level, counties, valid_months)
      VALUES (\(id), \(function.organisation.id), \(details.name), \(details.titles.joined(separator: "\n")),
        \(details.level), \(function.organisation.counties.stored), \(details.validMonths))
      """)
    try tx.record(
      "NameSubject", of: "subject:\(id)", by: viewer.byline, at: now, text: "Lade till ämnet \(details.name)")
    return id
  }
}

/// Changes a subject of one's own, or takes it out of use; needs that name it stay. Sv: ändra ämne.
package struct ChangeSubject: Sendable {
  package let details: SubjectDetails
  package let retires: Bool

  package init(_ details: SubjectDetails, retires: Bool = false) {
    self.details = details
    self.retires = retires
  }

  package func perform(in tx: Transaction, by evidence: Writable<Subject>, at now: Moment) throws {
    let subject = evidence.record
    try tx.requireFree(details, besides: subject.id)
    try tx.execute(
      """
      UPDATE training_subject SET name = \(details.name), titles = \(details.titles.joined(separator: "\n")),
        level = \(details.level), valid_months = \(details.validMonths), retired_at = \(retires ? now : nil)
      WHERE id = \(subject.id)
      """)
    try tx.record(
      "ChangeSubject", of: "subject:\(subject.id)", by: evidence.viewer.byline, at: now,
      text: retires ? "Tog ämnet \(details.name) ur bruk" : "Ändrade ämnet \(details.name)")
  }
}

extension Transaction {
  /// A title counts as one subject alone.
  fileprivate func requireFree(_ details: SubjectDetails, besides own: ID<Subject>?) throws {
    let others = try subjects().filter { $0.id != own }
    if let taken = others.first(where: { $0.covers(details.name) }) {
      throw Problems("namn", "”\(taken.name)” räknas redan som det. Använd det ämnet, eller välj ett annat namn.")
    }
    for title in details.titles {
      if let taken = others.first(where: { $0.covers(title) }) {
        throw Problems("titlar", "”\(title)” räknas redan som \(taken.name). Ta bort raden.")
      }
    }
  }
}
