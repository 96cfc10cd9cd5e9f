package import Access
package import Storage
package import Vocabulary
package import Web

/// Takes a set in from a file. A set with the same name and version is refused: a change is a new version.
package struct ImportIndicatorSet: Sendable {
  package let file: SetFile
  /// The set is nobody's own: administrators keep it.
  package let isForAll: Bool

  package init(file: SetFile, isForAll: Bool = false) {
    self.file = file
    self.isForAll = isForAll
  }

  /// Reads the file; throws all that is wrong with it.
  package init(json: [UInt8]) throws { self.init(file: try SetFile(json: json)) }

  package init(form: Form) throws {
    let upload = try form.requiredFile("fil", "Välj en fil med en indikatoruppsättning.")
    try self.init(json: upload.bytes)
  }

  @discardableResult
  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<IndicatorSet> {
    if try tx.exists("SELECT id FROM indicator_set WHERE name = \(file.name) AND version = \(file.version)") {
      throw Problems(
        "fil", "”\(file.name)”, version \(file.version), finns redan. Ge filen en ny version och försök igen.")
    }
    let id = try tx.addSet(
      file, basedOn: nil, definitions: .stated(but: file.withoutDefinitionVersion),
      owner: isForAll ? nil : viewer.setOwner, by: viewer, at: now)
    try tx.record(
      "ImportIndicatorSet", of: "indicatorSet:\(id)", by: viewer.byline, at: now,
      text: "Läste in ”\(file.name)”, version \(file.version), med \(file.indicators.count) frågor")
    return id
  }
}

/// Where the definition versions of a new set's questions come from.
enum DefinitionVersions {
  case kept
  /// As the file has them; those it leaves out follow the latest question with the same code.
  case stated(but: Set<String>)
}

extension Transaction {
  func addSet(
    _ file: SetFile, basedOn: ID<IndicatorSet>?, definitions: DefinitionVersions, owner: Organisation?,
    by viewer: Viewer, at now: Moment
  ) throws -> ID<IndicatorSet> {
    let id: ID<IndicatorSet> = newID(at: now)
    try execute(
      """
      INSERT INTO indicator_set (id, name, version, based_on, themes, sources, is_retired, created_at, created_by,
        owner_id, owner_name)
      VALUES (\(id), \(file.name), \(file.version), \(basedOn), \(try encoded(file.themes)),
        \(try encoded(file.sources)), \(false), \(now), \(viewer.byline), \(owner?.id), \(owner?.name))
      """)
    for (position, area) in file.areas.enumerated() { try store(area, in: id, at: position) }
    for (position, indicator) in file.indicators.enumerated() {
      var indicator = indicator
      indicator.id = newID(at: now)
      if case .stated(let missing) = definitions, missing.contains(indicator.code) {
        indicator.definitionVersion = try definitionVersion(following: indicator)
      }
      try store(indicator, in: id, at: position)
    }
    return id
  }

  func store(_ area: SurveyArea, in set: ID<IndicatorSet>, at position: Int) throws {
    try execute(
      """
      INSERT INTO survey_area (set_id, code, name, english_name, position)
      VALUES (\(set), \(area.code), \(area.name), \(area.englishName), \(position))
      """)
  }

  /// The version of the latest question with this code when it means the same, otherwise the next one.
  private func definitionVersion(following indicator: Indicator) throws -> String {
    let earlier = try row("SELECT * FROM indicator WHERE code = \(indicator.code) ORDER BY id DESC LIMIT 1").map(
      Indicator.init)
    guard let earlier else { return indicator.definitionVersion }
    return indicator.means(theSameAs: earlier) ? earlier.definitionVersion : earlier.nextDefinitionVersion
  }
}

extension Indicator {
  /// "2" after "1"; a version that is no number gets one behind it.
  var nextDefinitionVersion: String { Int(definitionVersion).map { String($0 + 1) } ?? "\(definitionVersion)-2" }
}
