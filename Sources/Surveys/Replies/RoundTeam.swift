internal import Access
internal import Register
internal import Storage
internal import Vocabulary

/// The organisations whose leaders and officers see a respondent's answers: the one that owns the round, and those with
/// a county team in the respondent's county. Sv: länsteamet bakom en omgång.
struct RoundTeam: Sendable {
  let owner: String
  let others: [String]
  /// Respondents of several counties read the same page, so that those of the county cannot be named.
  let isForSeveralCounties: Bool

  /// "FoU Socialtjänst Västerbotten (ansvarar för omgången) och Länsstyrelsen Västerbotten".
  var words: String {
    let own = "\(owner) (ansvarar för omgången)"
    if isForSeveralCounties {
      return "\(own) och länsteamet i ert län (länsstyrelse, kommunförbund, FoU-enhet och region)"
    }
    guard let last = others.last else { return own }
    return ([own] + others.dropLast()).joined(separator: ", ") + " och \(last)"
  }
}

extension Transaction {
  /// The team behind a round as it is for a respondent in the county, in the identity database.
  func team(of round: Round, in county: CountyCode?) throws -> RoundTeam {
    let counties = county.map { [$0] } ?? round.counties
    guard counties.count == 1, let county = counties.first else {
      return RoundTeam(owner: round.ownerName, others: [], isForSeveralCounties: counties.count > 1)
    }
    let others = try organisations().filter { organisation in
      organisation.kind.hasCountyTeam && organisation.counties.contains(county) && organisation.id != round.owner
    }
    return RoundTeam(owner: round.ownerName, others: others.map(\.name), isForSeveralCounties: false)
  }
}
