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
    return Self.frame(
      Self.content(changes, path: history.current.path), since: (since.snapshot.name, history.current.snapshot.name))
  }

  private static func frame(_ content: HTML, since: (String, now: String)?) -> HTML {
    """
    <section class="panel" aria-labelledby="forandring"><h2 id="forandring">Förändring\
    \(since.map { " från \($0.0) till \($0.now)" })</h2>\(content)</section>
    """
  }

  private static func content(_ changes: [(code: SnapshotColumn, change: Change)], path: String) -> HTML {
    let steps = changes.compactMap(\.change.number)
    let isNew = changes.count { $0.change == .newDefinition }
    let rest = changes.count - steps.count - isNew
    let words = """
      \(steps.count) av \(changes.count) frågor går att jämföra: \(steps.count { $0 > 0 }) har högre nivå, \
      \(steps.count { $0 < 0 }) lägre och \(steps.count { $0 == 0 }) samma.
      """
    let newWords = isNew > 0 ? " \(isNew) har ny definition." : ""
    let restWords = rest > 0 ? " \(rest) har ingen nivå i någon av omgångarna." : ""
    let largest = changes.filter { ($0.change.number ?? 0) != 0 }
      .sorted { abs($0.change.number ?? 0) > abs($1.change.number ?? 0) }.prefix(4)
    return """
      <p class="finding">\(words)\(newWords)\(restWords)</p><ul class="rows">\(largest.html { column, change in
        """
        <li><a href="\(path)/\(column.indicator.code)">\(column.indicator.code) \(column.indicator.question)</a>\
        <small>\(ResultWords.change(change))</small></li>
        """
      })</ul>
      """
  }
}
