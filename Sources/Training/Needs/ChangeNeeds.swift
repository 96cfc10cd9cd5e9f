package import Access
package import Storage
package import Vocabulary
package import Web

/// Says what a role in the organisation needs. Sv: lägg till behov.
package struct AddNeed: Sendable {
  package let subject: ID<Subject>
  package let profession: Profession?
  package let unit: String?
  package let validMonths: Int?

  package init(subject: ID<Subject>, profession: Profession? = nil, unit: String? = nil, validMonths: Int? = nil) {
    self.subject = subject
    self.profession = profession
    self.unit = unit
    self.validMonths = validMonths
  }

  package init(form: Form, subjects: [Subject]) throws {
    var problems = Problems()
    let chosen = subjects.first { $0.id.text == form.raw("amne") }
    if chosen == nil { problems.add("amne", "Välj vad rollen behöver.") }
    problems.limit(form, ["enhet"], to: 100)
    let months = problems.months(form, "manader")
    try problems.check()
    guard let chosen else { throw problems }
    self.init(
      subject: chosen.id, profession: Profession(rawValue: form.raw("yrke")), unit: form.text("enhet")?.spacedAlike,
      validMonths: months)
  }

  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    let place = evidence.record.organisation
    guard let named = try tx.subject(subject), !named.isRetired else {
      throw Problems("amne", "Ämnet används inte längre.")
    }
    let known = try tx.needs(of: [place.id]).contains {
      $0.subject.id == subject && $0.profession == profession && $0.unit?.alike == unit?.alike
    }
    if known { throw Problems("amne", "Behovet finns redan i planen för samma roll.") }
    let id: ID<Need> = tx.newID(at: now)
    let spelled = try unit.map { try tx.unit($0, of: place.id) }
    try tx.execute(
      """
      INSERT INTO training_need (id, organisation_id, unit, profession, subject_id, valid_months, created_at)
      VALUES (\(id), \(place.id), \(spelled), \(profession?.rawValue), \(subject), \(validMonths), \(now))
      """)
    try tx.record(
      "AddNeed", of: "training:\(place.id)", by: evidence.viewer.byline, at: now,
      text: "Lade till \(named.name) i planen för \(profession?.swedish.lowercasedFirst ?? "alla")")
  }
}

/// A role needs it no longer. Sv: ta bort behov.
package struct EndNeed: Sendable {
  package let need: ID<Need>

  package init(_ need: ID<Need>) { self.need = need }

  package func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws {
    let place = evidence.record.organisation
    guard let known = try tx.needs(of: [place.id]).first(where: { $0.id == need }) else { throw Refusal.notFound }
    try tx.execute("UPDATE training_need SET ended_at = \(now) WHERE id = \(need)")
    try tx.record(
      "EndNeed", of: "training:\(place.id)", by: evidence.viewer.byline, at: now,
      text: "Tog bort \(known.subject.name) ur planen")
  }
}

extension Problems {
  /// How long something counts, in months; may be left out.
  mutating func months(_ form: Form, _ field: String) -> Int? {
    guard let text = form.text(field) else { return nil }
    guard let months = Int(text), (1...240).contains(months) else {
      add(field, "”\(text)” går inte att läsa som månader. Skriv ett helt tal, till exempel 36. Lämna tomt för alltid.")
      return nil
    }
    return months
  }
}
