package import Access
package import Storage
package import Vocabulary
package import Web

/// Adds an area last in a set that no round has used. Sv: lägg till frågeområde.
package struct AddSurveyArea: Sendable {
  package let code: String
  package let naming: AreaNaming

  package init(code: String, naming: AreaNaming) {
    self.code = code
    self.naming = naming
  }

  package init(form: Form) throws {
    var problems = Problems()
    code = problems.require(form, "kod", "Skriv en kod, till exempel LED.", limit: 20)
    if !code.isEmpty && !Indicator.isKey(code) {
      problems.add("kod", "Koden får bara ha bokstäverna a–z, siffror och bindestreck.")
    }
    if ["nytt", "redigera", "dra-tillbaka"].contains(code) { problems.add("kod", "Koden är upptagen. Välj en annan.") }
    naming = AreaNaming(form: form, &problems)
    try problems.check()
  }

  package func perform(in set: Writable<IndicatorSet>, _ tx: Transaction, at now: Moment) throws {
    let id = set.record.id
    guard let questionnaire = try tx.questionnaire(id, withRetired: true) else { throw Refusal.notFound }
    if questionnaire.area(code) != nil {
      throw Problems("kod", "Koden \(code) finns redan i uppsättningen. Välj en annan.")
    }
    try naming.check(among: questionnaire.areas)
    let last = try tx.value("SELECT MAX(position) FROM survey_area WHERE set_id = \(id)", as: Int.self) ?? -1
    let area = SurveyArea(code: code, name: naming.name, englishName: naming.englishName)
    try tx.store(area, in: id, at: last + 1)
    try tx.record(
      "AddSurveyArea", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now,
      text: "Lade till området \(naming.name) (\(code))")
  }
}
