package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes a function's title, role or shared address. Who holds it stays. Sv: ändra funktion.
package struct ChangeFunction: Sendable {
  package let details: FunctionDetails

  package init(_ details: FunctionDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment) throws {
    let old = evidence.record.function
    try details.check(in: evidence.record.organisation)
    if evidence.record.closedAt != nil { throw Problems("titel", "Funktionen är avslutad och kan inte ändras.") }
    try tx.execute(
      """
      UPDATE function SET role = \(details.role), title = \(details.title), mail = \(details.mail) WHERE id = \(old.id)
      """)
    try tx.record(
      "ChangeFunction", of: "function:\(old.id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade \(changes(from: old))")
  }

  private func changes(from old: Function) -> String {
    var parts: [String] = []
    if old.title != details.title { parts.append("titeln från \(old.title) till \(details.title)") }
    if old.role != details.role { parts.append("rollen till \(details.role.swedish.lowercased())") }
    if old.mail != details.mail { parts.append("den delade e-postadressen") }
    return parts.isEmpty ? "ingenting" : parts.joined(separator: ", ")
  }
}
