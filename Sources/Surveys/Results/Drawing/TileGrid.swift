import HTML
import Vocabulary

/// The respondents as squares of one size, county by county: an alternative to the map. Sv: rutkarta.
struct TileGrid {
  let view: RoundView
  let column: SnapshotColumn
  let rows: [Int]

  func add(to html: inout HTML) {
    html += """
      <h2 id="rutor">Som rutor</h2>
      <p class="soft">Alla svarande är lika stora, ordnade efter län.</p>

      """
    let own = Set(view.own)
    let link = HTML(trusted: "<li><a href=\"\(view.path)/kommun/")
    for (county, rows) in byCounty {
      html += "<h3>\(county.map { Sweden.current.county($0).name } ?? "Utan län")</h3><ul class=\"tiles\">"
      for place in rows {
        let row = view.snapshot.rows[place]
        let level = view.disclosure.level(of: column, place)
        html += link
        html += HTML(text: row.respondent.key)
        html += "\" class=\""
        html += Self.looks[LevelLook.place(level)]
        html += own.contains(place) ? " own\"><span>" : "\"><span>"
        html += row.markup
        html += "</span><b>"
        html += Self.signs[Int(level?.byte ?? Level.missing.byte)]
        html += "</b></a></li>"
      }
      html += "</ul>"
    }
  }

  private var byCounty: [(CountyCode?, [Int])] {
    let shown = rows.filter(view.disclosure.shows)
    let groups = Dictionary(grouping: shown) { view.snapshot.rows[$0].county }
    return groups.sorted { ($0.key?.text ?? "99") < ($1.key?.text ?? "99") }.map { ($0.key, $0.value) }
  }

  private static let looks: [HTML] = ["l0", "l1", "l2", "l3", "l4", "lq", "lx"]
  private static let signs: [HTML] = (0...255).map { HTML(text: LevelLook.sign(Level(byte: UInt8($0)))) }
}
