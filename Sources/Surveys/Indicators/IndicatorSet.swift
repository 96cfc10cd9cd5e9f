package import Access
package import Storage
package import Vocabulary

/// A version of a survey's questions. Once a round has used it, it is never changed: a change is a new version.
/// Sv: indikatoruppsättning.
package struct IndicatorSet: Sendable {
  package let id: ID<IndicatorSet>
  package let name: String
  package let version: String
  package let basedOn: ID<IndicatorSet>?
  package let isRetired: Bool
  package let isUsed: Bool
  package let createdAt: Moment
  package let createdBy: String
  /// Whose team keeps it; nil for the administrators' own.
  package let owner: ID<Organisation>?
  package let ownerName: String?
  package let themes: [Theme]
  package let sources: [Source]

  /// What goes across areas, such as honour-related violence. Sv: tema.
  package struct Theme: Sendable, Codable, Hashable {
    package let code: String
    package let name: String
  }

  /// What questions rest on, by the key that they name it with. Sv: källa.
  package struct Source: Sendable, Codable, Hashable {
    package let key: String
    package let title: String
    package let url: String?
  }

  package var title: String { "\(name), version \(version)" }

  init(row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    version = try row.get("version")
    basedOn = try row.optional("based_on")
    isRetired = try row.get("is_retired")
    isUsed = try row.get("uses", as: Int.self) > 0
    createdAt = try row.get("created_at")
    createdBy = try row.get("created_by")
    owner = try row.optional("owner_id")
    ownerName = try row.optional("owner_name")
    themes = try decoded(row, "themes")
    sources = try decoded(row, "sources")
  }
}

extension IndicatorSet: Guarded {
  package static func load(_ id: ID<IndicatorSet>, for viewer: Viewer, in tx: Transaction) throws -> IndicatorSet? {
    try tx.row("\(selection) WHERE s.id = \(id)").map(IndicatorSet.init)
  }

  /// The questions are no secret among the signed-in.
  package func isReadable(by viewer: Viewer) -> Bool { true }
  package func isWritable(by viewer: Viewer) -> Bool { isKept(by: viewer) && !isUsed && !isRetired }

  static let selection: SQL = """
    SELECT s.*, (SELECT COUNT(*) FROM round r WHERE r.set_id = s.id) AS uses FROM indicator_set s
    """
}

/// A part of a set with a name of its own. Sv: frågeområde.
package struct SurveyArea: Sendable, Hashable {
  package let code: String
  package let name: String
  package let englishName: String?

  package init(code: String, name: String, englishName: String? = nil) {
    self.code = code
    self.name = name
    self.englishName = englishName
  }
}

/// A set with its areas and questions in order.
package struct Questionnaire: Sendable {
  package let set: IndicatorSet
  package let areas: [SurveyArea]
  package let indicators: [Indicator]
  private let positions: [String: Int]

  init(set: IndicatorSet, areas: [SurveyArea], indicators: [Indicator]) {
    self.set = set
    self.areas = areas
    self.indicators = indicators
    positions = Dictionary(indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func indicator(_ code: String) -> Indicator? { positions[code].map { indicators[$0] } }
  package func position(of code: String) -> Int? { positions[code] }
  package func indicators(in area: String) -> [Indicator] { indicators.filter { $0.area == area } }
  package func area(_ code: String) -> SurveyArea? { areas.first { $0.code == code } }
}
