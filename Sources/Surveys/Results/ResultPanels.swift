import Access
import HTML
import Storage
import Vocabulary
import Web

/// What the results say of a municipality, on its page (F2).
enum ResultPanels {
  static func all(snapshots: SnapshotStore) -> [any Panel] {
    [ChangePanel(snapshots: snapshots), GapsPanel(snapshots: snapshots)]
  }
}

/// What has moved since the round before. Sv: förändring.
struct ChangePanel: Panel {
  let order = 30
  let snapshots: SnapshotStore

  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML? {
    guard let (history, row) = try await snapshots.latest(of: municipality, for: visit, depth: 1) else { return nil }
    guard let since = history.earlier.first else {
      return Self.frame(
        "<p>\(history.current.snapshot.name) är den första omgången. Ändringar syns efter nästa.</p>", since: nil)
    }
    let changes = history.current.snapshot.columns.map { (code: $0, change: Changes($0, in: history).change(row)) }
    return Self.frame(Self.content(changes, path: history.current.path), since: since.snapshot.name)
  }

  private static func frame(_ content: HTML, since: String?) -> HTML {
    """
    <section class="panel" aria-labelledby="forandring"><h2 id="forandring">Förändring\(since.map { " sedan \($0)" })</h2>\
    \(content)</section>
    """
  }

  private static func content(_ changes: [(code: SnapshotColumn, change: Change)], path: String) -> HTML {
    let steps = changes.compactMap(\.change.number)
    let isNew = changes.count { $0.change == .newDefinition }
    let words =
      "\(steps.count { $0 > 0 }) frågor har högre nivå, \(steps.count { $0 < 0 }) lägre och \(steps.count { $0 == 0 }) är oförändrade."
    let newWords = isNew > 0 ? " \(isNew) har ny definition och går inte att jämföra." : ""
    let largest = changes.filter { ($0.change.number ?? 0) != 0 }
      .sorted { abs($0.change.number ?? 0) > abs($1.change.number ?? 0) }.prefix(4)
    return """
      <p class="finding">\(words)\(newWords)</p><ul class="rows">\(largest.html { column, change in
        """
        <li><a href="\(path)/\(column.indicator.code)">\(column.indicator.code) \(column.indicator.question)</a>\
        <small>\(ResultWords.change(change))</small></li>
        """
      })</ul>
      """
  }
}

/// The heaviest gaps in the latest confirmed answers. Sv: luckor nu.
struct GapsPanel: Panel {
  let order = 40
  let snapshots: SnapshotStore

  func panel(on municipality: Municipality, for visit: Visit) async throws -> HTML? {
    guard let (history, row) = try await snapshots.latest(of: municipality, for: visit, depth: 0) else { return nil }
    let view = history.current
    let gaps = view.gaps(of: row)
    let key = view.snapshot.rows[row].respondent.key
    return """
      <section class="panel" aria-labelledby="luckor-nu"><h2 id="luckor-nu">Luckor nu, viktigast först</h2>
      \(gaps.isEmpty
        ? "<p>Det finns inga luckor i de svar som räknas.</p>"
        : GapTable(gaps: Array(gaps.prefix(5)), path: view.path, caption: "\(view.snapshot.name)", id: "luckor-tabell").html)
      <p><a href="\(view.path)/kommun/\(key)">Alla svar i \(view.snapshot.name)</a><br>\
      <a href="\(view.roundPath)/rapport/\(key)">Rapport på två sidor</a></p></section>
      """
  }
}

extension SnapshotStore {
  /// The latest round in which the municipality's answers are confirmed and shown to the viewer.
  func latest(of municipality: Municipality, for visit: Visit, depth: Int) async throws -> (RoundHistory, row: Int)? {
    let respondent = Respondent(municipality.code)
    let rounds = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.latestRound(showing: respondent, in: municipality.county, to: viewer).map { id in
        try tx.chain(from: id, for: viewer, depth: depth)
      }
    }
    guard let rounds else { return nil }
    let history = try await history(of: rounds, for: visit)
    guard let row = history.current.snapshot.row(of: respondent), history.current.disclosure.shows(row) else {
      return nil
    }
    return (history, row)
  }
}

extension Transaction {
  fileprivate func latestRound(showing respondent: Respondent, in county: CountyCode, to viewer: Viewer) throws -> ID<
    Round
  >? {
    let rows = try rows(
      """
      SELECT r.id FROM round r JOIN round_respondent a ON a.round_id = r.id
      WHERE a.respondent = \(respondent) AND a.state IN ('confirmed', 'locked') ORDER BY r.opens_on DESC, r.id DESC LIMIT 6
      """)
    for row in rows {
      let id: ID<Round> = try row.get("id")
      if let round = try Round.load(id, for: viewer, in: self), round.isReadable(by: viewer),
        round.shows(respondent, in: county, to: viewer)
      {
        return id
      }
    }
    return nil
  }
}
