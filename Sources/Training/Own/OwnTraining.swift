internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What somebody needs, has gone through and has papers of. Sv: min utbildning.
struct OwnTraining: Sendable {
  let workplaces: [Workplace]
  let achievements: [Achievement]
  let certificates: [Certificate]
  let subjects: [Subject]
  let person: Person
  let login: String
  let trainer: Trainer?

  /// Where the viewer works, as what, and what that role needs. Sv: min arbetsplats.
  struct Workplace: Sendable {
    let organisation: Organisation
    /// Whether the viewer has said it, or it is what the function most likely is.
    let isSaid: Bool
    /// Whether it is their manager who has said it.
    let isByManager: Bool
    let details: EmployeeDetails
    let plan: CompetencePlan

    var needs: [Need] { plan.needs(details.unit, details.profession) }
  }

  /// As the one who reports: where they work, of their first function.
  var learner: Learner {
    let place = workplaces.first
    return Learner(
      person: person.id, name: person.shownName, mail: login, organisationName: place?.organisation.name ?? "",
      organisation: place?.organisation.id, municipality: place?.organisation.municipality,
      profession: place?.details.profession)
  }

  func certificate(of achievement: Achievement) -> Certificate? {
    certificates.first { $0.achievement == achievement.id && $0.replacedBy == nil }
      ?? certificates.first { $0.achievement == achievement.id }
  }
}

extension Visit {
  func ownTraining() async throws -> OwnTraining {
    let (person, login) = try await site.identity.read { [viewer] tx in
      (
        try tx.row("SELECT * FROM person WHERE id = \(viewer.person)").map(Person.init),
        try tx.value("SELECT login FROM account WHERE id = \(viewer.account)", as: String.self)
      )
    }
    guard let person, let login else { throw Refusal.notFound }
    var places: [(organisation: Organisation, role: Function.Role)] = []
    for function in viewer.functions where !places.contains(where: { $0.organisation.id == function.organisation.id }) {
      places.append((function.organisation, function.role))
    }
    let organisations = places
    return try await site.regional.read { [viewer, today] tx in
      let achievements = try tx.achievements(of: viewer.person, name: person.name, login: login)
      let (subjects, needs) = (try tx.subjects(), try tx.needs(of: organisations.map(\.organisation.id)))
      let employments = try tx.employments(of: viewer.person)
      let workplaces = organisations.compactMap { organisation, role -> OwnTraining.Workplace? in
        let said = employments.first { $0.organisation == organisation.id && $0.endedOn == nil }
        guard let profession = said?.profession ?? Profession(of: role, in: organisation.kind) else { return nil }
        return OwnTraining.Workplace(
          organisation: organisation, isSaid: said != nil, isByManager: said?.setBy != nil,
          details: EmployeeDetails(unit: said?.unit ?? "", profession: profession, beganOn: said?.beganOn),
          plan: CompetencePlan(organisation.id, needs: needs, subjects: subjects))
      }
      return OwnTraining(
        workplaces: workplaces, achievements: achievements,
        certificates: try tx.certificates(of: achievements.map(\.id)), subjects: subjects, person: person, login: login,
        trainer: try tx.trainer(of: viewer.person, on: today))
    }
  }
}
