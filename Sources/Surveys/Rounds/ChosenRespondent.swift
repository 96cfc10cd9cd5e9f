package import Access
internal import Register
internal import Storage
package import Vocabulary

/// Somebody chosen to answer a round, with what the round keeps of it. Sv: vald svarande.
package struct ChosenRespondent: Sendable {
  package let respondent: Respondent
  package let organisation: ID<Organisation>
  package let name: String
  package let county: CountyCode?
  package let group: String?
  package let function: ID<Function>?
  let isShelter: Bool

  package init(_ organisation: Organisation, function: ID<Function>?) {
    let municipality =
      organisation.kind == .municipality ? organisation.municipality.flatMap(Sweden.current.municipality) : nil
    respondent = Respondent(organisation)
    self.organisation = organisation.id
    name = municipality?.name ?? organisation.name
    county = municipality?.county ?? organisation.municipality?.county ?? organisation.counties.first
    group = municipality?.group.rawValue
    self.function = function
    isShelter = organisation.kind.isShelter
  }
}

extension Transaction {
  /// Writes a respondent into a round; returns false when it is there already.
  func add(_ chosen: ChosenRespondent, to round: ID<Round>) throws -> Bool {
    try execute(
      """
      INSERT INTO round_respondent (round_id, respondent, organisation_id, name, sort_name, county, group_code,
        function_id, state, is_shelter)
      VALUES (\(round), \(chosen.respondent), \(chosen.organisation), \(chosen.name), \(SwedishOrder.key(for: chosen.name)),
        \(chosen.county?.text), \(chosen.group), \(chosen.function), \(Reply.State.invited), \(chosen.isShelter))
      ON CONFLICT (round_id, respondent) DO NOTHING
      """) == 1
  }
}
