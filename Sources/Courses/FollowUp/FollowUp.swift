internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Who has come how far, of those whom the viewer follows; only counts leave it. Sv: underlag för uppföljning.
struct FollowUp {
  let municipalities: Shares
  let organisations: Shares
  let professions: Shares
  /// Of the organisations whose own manager the viewer is.
  let units: [UnitShares]

  /// The units of one organisation.
  struct UnitShares {
    let organisation: String
    let shares: Shares
  }

  /// `holders` are those who hold a function in each organisation; of those `managed` the units are told apart.
  init(
    _ course: ID<Course>, among organisations: [Organisation], managed: Set<ID<Organisation>>,
    holders: [ID<Organisation>: Set<ID<Person>>], in tx: Transaction,
    staff: (ID<Organisation>) throws -> [UnitMember]
  ) throws {
    let known = Set(organisations.map(\.id))
    let takers = try tx.takers(of: course).filter { $0.organisation.map(known.contains) ?? false }
    let own = Dictionary(grouping: takers) { $0.organisation }
    let places = organisations.map {
      FollowedPlace(organisation: $0, holders: holders[$0.id] ?? [], takers: own[$0.id] ?? [])
    }
    let groups = Dictionary(grouping: places) { $0.municipality }.map { name, places in
      let rows = places.map(\.sum)
      return ShareGroup(sum: ShareRow(name: name, of: rows), rows: rows)
    }
    let sums = Shares(groups.map(\.sum))
    let shares = Shares(groups, beneath: sums)
    municipalities = sums.named
    self.organisations = shares
    units = try places.filter { managed.contains($0.organisation.id) }.map { place in
      let rows = place.rows(by: StaffUnits(try staff(place.organisation.id)))
      return UnitShares(
        organisation: place.organisation.name,
        shares: Shares([ShareGroup(sum: place.sum, rows: rows)], beneath: shares))
    }
    let professions = Dictionary(grouping: places.flatMap(\.professions)) { $0.name }
    self.professions = Shares(professions.map { ShareRow(name: $0, of: $1) }, within: sums.total)
  }
}
