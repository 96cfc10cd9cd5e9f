import HTML

/// The heaviest gaps in the latest confirmed answers, which may be of an earlier round than the one going on. Sv: luckor nu.
struct GapsPanel {
  let view: RoundView
  let row: Int

  var html: HTML {
    let gaps = view.gaps(of: row)
    let key = view.snapshot.rows[row].respondent.key
    return """
      <section class="panel" aria-labelledby="luckor-nu"><h2 id="luckor-nu">Luckor i \(view.snapshot.name)</h2>
      \(gaps.isEmpty
        ? "<p>Det finns inga luckor i de svar som räknas.</p>"
        : GapTable(gaps: Array(gaps.prefix(5)), view: view, caption: "Viktigast först", id: "luckor-tabell").html)
      <p><a href="\(view.path)/kommun/\(key)">Alla svar i \(view.snapshot.name)</a><br>\
      <a href="\(view.roundPath)/rapport/\(key)">Rapport på två sidor</a></p></section>
      """
  }
}
