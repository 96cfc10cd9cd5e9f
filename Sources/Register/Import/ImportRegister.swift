package import Access
package import Storage
package import Vocabulary
internal import Web

/// Takes the rows of a file into the register through the same acts as the pages, in one transaction. A row that cannot
/// be read is reported and the others go on. No letters are sent. Sv: importera.
package struct ImportRegister: Sendable {
  package let rows: [ImportedRow]

  package init(_ rows: [ImportedRow]) { self.rows = rows }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> [RowOutcome] {
    guard Who.countyTeamOrAdministrator.permits(viewer) else {
      throw Refusal.forbidden("Bara länsteam och systemadministratörer kan importera till registret.")
    }
    var takeIn = try TakeInRow(tx: tx, viewer: viewer, now: now)
    let outcomes = try rows.map { try takeIn.outcome(of: $0) }
    try tx.record(
      "ImportRegister", of: "register:import", by: viewer.byline, at: now,
      text: "Importerade \(rows.count) rader. \(outcomes.summary(isDone: true))")
    return outcomes
  }

  /// What the import would do: it is done and undone, so the preview cannot differ from the press.
  package func preview(in database: Database, by viewer: Viewer, at now: Moment) async throws -> [RowOutcome] {
    do {
      try await database.write { tx -> Void in throw Done(outcomes: try perform(in: tx, by: viewer, at: now)) }
      return []
    } catch let done as Done {
      return done.outcomes
    }
  }

  private struct Done: Error {
    let outcomes: [RowOutcome]
  }
}
