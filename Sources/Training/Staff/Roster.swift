internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// One of the staff with what they have gone through; merged from the register, the plan's own list, and what was reported.
/// Sv: medarbetare i planen.
struct Colleague: Sendable {
  let organisation: ID<Organisation>?
  let municipality: MunicipalityCode?
  var employee: ID<Employee>?
  var person: ID<Person>?
  var name: String
  var mail: String?
  var unit: String
  var profession: Profession
  var beganOn: CalendarDate?
  var achievements: [Achievement] = []

  /// How the plan's own acts name one; nil for whom nobody has listed and something was told of.
  var reference: EmployeeReference? {
    person.map(EmployeeReference.person) ?? employee.map(EmployeeReference.listed)
  }

  var details: EmployeeDetails { EmployeeDetails(unit: unit, profession: profession, beganOn: beganOn) }

  /// Whether what is told of the learner is of this one.
  func isSame(as learner: Learner) -> Bool { asLearner.isSame(as: learner) }
}

/// Who works in some organisations. Sv: personalen i planen.
struct Roster: Sendable {
  let colleagues: [Colleague]
  /// Who has said a municipality and no organisation, to those who held an event: no manager is told of them, so they have
  /// neither name nor address here, and are in roles alone that several of them have.
  let guests: [Colleague]

  /// All that shares are counted on.
  var counted: [Colleague] { colleagues + guests }

  init(
    organisations: [Organisation], entries: [DirectoryEntry], employees: [Employee], achievements: [Achievement]
  ) {
    var all: [Colleague] = []
    let known = Dictionary(organisations.map { ($0.id, $0) }) { first, _ in first }
    let own = Dictionary(grouping: employees) { $0.organisation }
    for entry in entries {
      guard let organisation = known[entry.function.organisation], let holder = entry.holder,
        let profession = Profession(of: entry.function.role, in: organisation.kind)
      else { continue }
      let employee = own[organisation.id]?.first { $0.person == holder.person }
      let isThere = all.contains { $0.organisation == organisation.id && $0.person == holder.person }
      guard !isThere, employee?.endedOn == nil else { continue }
      all.append(
        Colleague(
          organisation: organisation.id, municipality: organisation.municipality, employee: employee?.id,
          person: holder.person, name: holder.shownName, mail: holder.mail, unit: employee?.unit ?? "",
          profession: employee?.profession ?? profession, beganOn: employee?.beganOn ?? holder.since))
    }
    let there = Set(all.compactMap(\.employee))
    let accounts = Set(all.compactMap(\.asLearner.addressed))
    for employee in employees where employee.person == nil && employee.endedOn == nil && !there.contains(employee.id) {
      // Listed by name once, with an account and a function since.
      if let addressed = employee.asLearner.addressed, accounts.contains(addressed) { continue }
      all.append(
        Colleague(
          organisation: employee.organisation, municipality: known[employee.organisation]?.municipality,
          employee: employee.id, person: nil, name: employee.name ?? "", mail: employee.mail, unit: employee.unit,
          profession: employee.profession, beganOn: employee.beganOn))
    }
    colleagues = Self.joined(all, achievements, left: employees.filter { $0.endedOn != nil }, known)
    guests = Self.guests(
      achievements.filter { achievement in
        let learner = achievement.learner
        let hasAccount = learner.addressed.map { accounts.contains($0) } ?? false
        return learner.person == nil && learner.organisation == nil && !hasAccount
      })
  }

  /// Each achievement goes to its colleague; a learner whom nobody has listed becomes one, unless they have left. What somebody
  /// has told of themselves without an organisation goes to an account alone: a manager may list any name and address.
  private static func joined(
    _ colleagues: [Colleague], _ achievements: [Achievement], left: [Employee],
    _ organisations: [ID<Organisation>: Organisation]
  ) -> [Colleague] {
    var all = colleagues
    var byPerson: [ID<Person>: Int] = [:]
    var byAddress: [String: Int] = [:]
    for (index, colleague) in all.enumerated() {
      if let person = colleague.person, byPerson[person] == nil { byPerson[person] = index }
      if let addressed = colleague.asLearner.addressed, byAddress[addressed] == nil { byAddress[addressed] = index }
    }
    for achievement in achievements {
      let learner = achievement.learner
      let found =
        learner.person.flatMap { byPerson[$0] } ?? learner.addressed.flatMap { byAddress[$0] }
        ?? all.firstIndex { $0.person == nil && $0.isSame(as: learner) }
      if let found, all[found].person != nil || learner.organisation != nil {
        all[found].achievements.append(achievement)
        continue
      }
      // Who has an account works where they hold a function: without one here they have left.
      guard let organisation = learner.organisation, learner.person == nil,
        !left.contains(where: { $0.asLearner.isSame(as: learner) })
      else { continue }
      all.append(
        Colleague(
          organisation: organisation,
          municipality: organisations[organisation]?.municipality ?? learner.municipality,
          employee: nil, person: nil, name: learner.name, mail: learner.mail, unit: "",
          profession: learner.profession ?? .other, beganOn: nil, achievements: [achievement]))
      if let addressed = learner.addressed { byAddress[addressed] = all.count - 1 }
    }
    return SwedishOrder.sorted(all) { $0.name }
  }

  /// Each once, where they are not so few in a role that one could tell who it is. Whose name has been erased cannot be told
  /// apart any more, and is not counted.
  private static func guests(_ achievements: [Achievement]) -> [Colleague] {
    let own = Dictionary(grouping: achievements.filter { !$0.learner.name.isEmpty }) {
      $0.learner.addressed ?? $0.learner.name.alike
    }
    let all = own.values.compactMap { achievements -> Colleague? in
      guard let learner = achievements.first?.learner else { return nil }
      return Colleague(
        organisation: nil, municipality: learner.municipality, employee: nil, person: nil, name: "", mail: nil,
        unit: "",
        profession: learner.profession ?? .other, beganOn: nil, achievements: achievements)
    }
    let roles = Dictionary(grouping: all) { "\($0.municipality?.text ?? "") \($0.profession.rawValue)" }
    return roles.values.filter { $0.count >= Share.fewest }.flatMap(\.self)
  }
}

extension Visit {
  /// Everybody in the organisations, with what they have gone through, also where they worked before.
  func roster(of organisations: [Organisation]) async throws -> Roster {
    let ids = organisations.map(\.id)
    let codes = organisations.filter { $0.kind == .municipality }.compactMap(\.municipality)
    let entries = try await site.identity.read { [today] tx in
      try ids.count == 1 ? tx.directory(of: ids[0], on: today) : tx.directory(on: today)
    }.filter { ids.contains($0.function.organisation) }
    return try await site.regional.read { tx in
      let employees = try tx.employees(of: ids)
      let achievements = try tx.achievements(
        in: ids, people: Set(entries.compactMap { $0.holder?.person }), outsideIn: codes)
      return Roster(organisations: organisations, entries: entries, employees: employees, achievements: achievements)
    }
  }
}

extension Transaction {
  /// What is told of those who worked in these organisations, of these people wherever they worked, and of those in these
  /// municipalities who named no organisation of the register; newest first.
  func achievements(
    in organisations: [ID<Organisation>], people: Set<ID<Person>>, outsideIn codes: [MunicipalityCode]
  ) throws -> [Achievement] {
    try rows(
      """
      SELECT * FROM achievement WHERE withdrawn_at IS NULL AND (organisation_id IN \(list: organisations)
        OR person_id IN \(list: people.sorted { $0.text < $1.text })
        OR (organisation_id IS NULL AND municipality IN \(list: codes.map(\.text))))
      ORDER BY day DESC, id DESC
      """
    ).map(Achievement.init)
  }
}
