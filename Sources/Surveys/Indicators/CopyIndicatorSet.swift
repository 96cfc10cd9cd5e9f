package import Access
package import Storage
package import Vocabulary
package import Web

/// Makes a new version of a set, to be changed before any round uses it. Answers stay comparable: codes and
/// definition versions are carried over.
package struct CopyIndicatorSet: Sendable {
  package let name: String
  package let version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  package init(form: Form) throws {
    var problems = Problems()
    name = problems.require(form, "namn", "Skriv ett namn på uppsättningen.", limit: 150)
    version = problems.require(form, "version", "Skriv en version, till exempel 2.", limit: 20)
    try problems.check()
  }

  @discardableResult
  package func perform(of set: Readable<IndicatorSet>, in tx: Transaction, at now: Moment) throws -> ID<IndicatorSet> {
    if try tx.exists("SELECT id FROM indicator_set WHERE name = \(name) AND version = \(version)") {
      throw Problems("version", "”\(name)”, version \(version), finns redan. Välj en annan version.")
    }
    guard let original = try tx.questionnaire(set.record.id, withRetired: true) else { throw Refusal.notFound }
    var file = SetFile(original)
    file.name = name
    file.version = version
    let id = try tx.addSet(
      file, basedOn: set.record.id, definitions: .kept, owner: set.viewer.setOwner, by: set.viewer, at: now)
    try tx.record(
      "CopyIndicatorSet", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now,
      text: "Kopierade \(set.record.title) till version \(version)")
    return id
  }
}
