package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes what an area is called in a set that no round has used. Its code stays, so that rounds can be compared.
/// Sv: byt namn på frågeområde.
package struct RenameSurveyArea: Sendable {
  package let code: String
  package let naming: AreaNaming

  package init(code: String, naming: AreaNaming) {
    self.code = code
    self.naming = naming
  }

  package func perform(in set: Writable<IndicatorSet>, _ tx: Transaction, at now: Moment) throws {
    let id = set.record.id
    guard let questionnaire = try tx.questionnaire(id, withRetired: true), let before = questionnaire.area(code) else {
      throw Refusal.notFound
    }
    try naming.check(among: questionnaire.areas.filter { $0.code != code })
    try tx.execute(
      """
      UPDATE survey_area SET name = \(naming.name), english_name = \(naming.englishName)
      WHERE set_id = \(id) AND code = \(code)
      """)
    try tx.record(
      "RenameSurveyArea", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now,
      text: "Bytte namn på området \(before.name) till \(naming.name)")
  }
}
