internal import Access
internal import Vocabulary

/// An organisation with those who count there, each once: who hold a function there, and who have taken the course from there.
struct FollowedPlace {
  let organisation: Organisation
  let holders: Set<ID<Person>>
  let takers: [CourseTaker]

  /// Empty where it is in none.
  var municipality: String {
    organisation.municipality.flatMap { Sweden.current.municipality($0)?.name } ?? ""
  }

  var sum: ShareRow { share(organisation.name, holders, takers, key: organisation.id.text) }

  /// Of those who have begun; the others have said no profession.
  var professions: [ShareRow] {
    Dictionary(grouping: takers) { $0.profession }.map { share($0?.swedish ?? "Inte angivet", [], $1) }
  }

  /// Rows that together are all who count; none where nobody has a unit.
  func rows(by units: StaffUnits) -> [ShareRow] {
    let held = Dictionary(grouping: holders) { units.unit(of: $0) }
    let taken = Dictionary(grouping: takers) { units.unit(of: $0) }
    let names = Set(held.keys).union(taken.keys)
    guard names.contains(where: { $0 != nil }) else { return [] }
    return names.map { share($0 ?? StaffUnits.none, Set(held[$0] ?? []), taken[$0] ?? []) }
  }

  private func share(
    _ name: String, _ holders: Set<ID<Person>>, _ takers: [CourseTaker], key: String? = nil
  ) -> ShareRow {
    let persons = holders.union(takers.compactMap(\.person))
    let unknown = takers.count { $0.person == nil }
    return ShareRow(
      name: name, among: persons.count + unknown, done: takers.count(where: \.isDone),
      outside: takers.count(where: isOutside), key: key)
  }

  /// Whoever leads a group writes any names and addresses; the account of a stranger is not one more to hide among.
  private func isOutside(_ taker: CourseTaker) -> Bool {
    taker.isReported && !(taker.person.map(holders.contains) ?? false)
  }
}
