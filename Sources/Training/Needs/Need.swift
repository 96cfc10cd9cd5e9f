package import Access
package import Storage
package import Vocabulary

/// What those in a role need to have learnt. Sv: kompetensbehov.
package struct Need: Sendable {
  /// Nil for what everybody needs where nobody has said otherwise.
  package let id: ID<Need>?
  package let organisation: ID<Organisation>?
  /// Nil for all of the organisation.
  package let unit: String?
  /// Nil for all.
  package let profession: Profession?
  package let subject: Subject
  /// How long it counts here, where that is less than always; else the subject's own.
  let ownMonths: Int?

  package var validMonths: Int? { ownMonths ?? subject.validMonths }

  package func concerns(_ unit: String, _ profession: Profession) -> Bool {
    (self.unit == nil || self.unit?.alike == unit.alike) && (self.profession == nil || self.profession == profession)
  }

  /// Whether somebody has what is needed. Sv: om behovet är fyllt.
  package enum State: Equatable, Sendable {
    case missing
    case expired(CalendarDate)
    /// Until a day, or for always.
    case met(until: CalendarDate?)

    package var isMet: Bool { if case .met = self { true } else { false } }
  }

  package func state(_ achievements: [Achievement], on day: CalendarDate) -> State {
    let own = achievements.filter { $0.counts(as: subject) && $0.day <= day }
    guard !own.isEmpty else { return .missing }
    let ends = own.map { $0.lastDay(validMonths: validMonths) }
    guard ends.allSatisfy({ $0 != nil }), let latest = ends.compactMap(\.self).max() else { return .met(until: nil) }
    return latest < day ? .expired(latest) : .met(until: latest)
  }
}

/// What an organisation's staff need, by role. Sv: kompetensplan.
package struct CompetencePlan: Sendable {
  package let needs: [Need]
  /// Nobody has written any plan: the web course is what all need.
  package let isUsual: Bool

  package init(_ organisation: ID<Organisation>, needs: [Need], subjects: [Subject]) {
    let own = needs.filter { $0.organisation == organisation }
    isUsual = own.isEmpty
    let usual = subjects.filter { $0.id == Subject.webCourse }.map {
      Need(id: nil, organisation: nil, unit: nil, profession: nil, subject: $0, ownMonths: nil)
    }
    self.needs = own.isEmpty ? usual : own
  }

  package func needs(_ unit: String, _ profession: Profession) -> [Need] {
    needs.filter { $0.concerns(unit, profession) }
  }

  /// Whether somebody has what all need from the first day.
  package func hasBase(_ unit: String, _ profession: Profession, _ achievements: [Achievement], on day: CalendarDate)
    -> Bool
  {
    let needed = needs(unit, profession)
    let base = needed.filter { $0.subject.level == .base }
    return (base.isEmpty ? needed : base).allSatisfy { $0.state(achievements, on: day).isMet }
  }

  package func hasAll(_ unit: String, _ profession: Profession, _ achievements: [Achievement], on day: CalendarDate)
    -> Bool
  {
    needs(unit, profession).allSatisfy { $0.state(achievements, on: day).isMet }
  }
}

extension Transaction {
  /// The needs that hold now in these organisations, by level.
  package func needs(of organisations: [ID<Organisation>]) throws -> [Need] {
    let subjects = try subjects(retired: true)
    let found = try rows(
      "SELECT * FROM training_need WHERE ended_at IS NULL AND organisation_id IN \(list: organisations) ORDER BY id"
    ).compactMap { row -> Need? in
      let id: ID<Subject> = try row.get("subject_id")
      guard let subject = subjects.first(where: { $0.id == id }) else { return nil }
      return Need(
        id: try row.get("id"), organisation: try row.get("organisation_id"), unit: try row.optional("unit"),
        profession: try row.optional("profession", as: String.self).flatMap { Profession(rawValue: $0) },
        subject: subject, ownMonths: try row.optional("valid_months"))
    }
    return Subject.Level.allCases.flatMap { level in found.filter { $0.subject.level == level } }
  }
}
