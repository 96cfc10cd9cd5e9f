internal import Access
internal import Vocabulary

extension NetworkNames {
  /// Those of whom all who read the minutes may know that they were at the meeting: one of them may look for somebody at a
  /// shelter.
  var toldPresent: Set<ID<Organisation>> { Set(byOrganisation.keys.filter { isNoShelter($0) }) }
}

extension [Invitee] {
  /// Those of them that were there, in Swedish order of name; nil where nobody has noted it. A guest is a person and is
  /// not named.
  func present(among told: Set<ID<Organisation>>, named names: [ID<Organisation>: String]) -> String? {
    let there = filter { $0.presence == .present || $0.presence == .online }.compactMap(\.organisation)
    let known = there.filter(told.contains).compactMap { names[$0] }
    return known.isEmpty ? nil : SwedishOrder.sorted(known) { $0 }.joined(separator: ", ")
  }
}
