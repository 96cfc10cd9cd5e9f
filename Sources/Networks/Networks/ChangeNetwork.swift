package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes what a network is called, is for or covers, or says when it ends. Sv: ändra nätverk.
package struct ChangeNetwork: Sendable {
  package let details: NetworkDetails

  package init(_ details: NetworkDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    try details.faults.check()
    let network = evidence.record
    try tx.execute(
      """
      UPDATE network SET kind = \(details.kind), name = \(details.name), purpose = \(details.purpose),
        counties = \(details.counties.stored), is_listed = \(details.isListed), from_date = \(details.from.text),
        until_date = \(details.until?.text), usual_start = \(details.usualStart?.minutes),
        usual_end = \(details.usualEnd?.minutes), usual_place = \(details.usualPlace),
        theme = \(details.theme?.rawValue), audiences = \(details.audiences.stored)
      WHERE id = \(network.id)
      """)
    let end =
      network.until == details.until ? "" : details.until.map { ". Sista dag: \($0.words)" } ?? ". Ingen sista dag"
    try tx.record(
      "ChangeNetwork", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade uppgifterna om nätverket\(end)")
  }
}
