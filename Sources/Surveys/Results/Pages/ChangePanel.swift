import HTML
import Web

/// What has moved since the round before. Sv: förändring.
struct ChangePanel {
  let history: RoundHistory
  let row: Int

  var html: HTML {
    guard let since = history.earlier.first else {
      return Self.frame(
        "<p>\(history.current.snapshot.name) är den första omgången. Förändringar syns efter nästa.</p>", since: nil)
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
