import HTML
import Vocabulary

/// The respondents of a county as rows: who has answered, and how far each has come in every area. Sv: läget i länet.
struct CountyStanding {
  let view: RoundView
  /// Those that the viewer may see.
  let rows: [Int]
  let means: AreaMeans

  init(of all: [Int], in view: RoundView) {
    self.view = view
    rows = all.filter(view.disclosure.shows)
    means = AreaMeans(view.snapshot, view.disclosure, rows: rows)
  }

  /// How many lie in each band of every area.
  var areas: Chart? { AreaBandChart(means: means, rows: rows).chart }

  /// As many as a page holds: the county with most municipalities has 49.
  static let most = 50

  var table: HTML {
    let rest = rows.count - Self.most
    return """
      <div class="scroll" role="region" aria-labelledby="laget" tabindex="0"><table class="data standing"><caption id="laget">Nivå i snitt \
      per område <small class="onpaper">Områdenas namn står på nästa sida.</small></caption>\
      <colgroup><col><col class="tight" span="\(means.areas.count + 1)"></colgroup>\
      <thead><tr><th scope="col">Svarande</th><th scope="col">Alla</th>\(means.areas.html {
        "<th scope=\"col\"><abbr title=\"\($0.name)\">\($0.code)</abbr></th>"
      })</tr></thead><tbody>\(rows.prefix(Self.most).html(line))</tbody></table></div>\
      \(rest > 0 ? HTML("<p class=\"small\">\(rest) till finns i Excel-filen.</p>") : .empty)
      """
  }

  private func line(_ row: Int) -> HTML {
    let respondent = view.snapshot.rows[row]
    guard respondent.isPublished else {
      return """
        <tr><th scope="row">\(respondent.markup)</th><td colspan="\(means.areas.count + 1)">Inga bekräftade svar än</td></tr>
        """
    }
    return """
      <tr><th scope="row">\(respondent.markup)</th>\(Self.cell(means.mean(of: row)))\
      \(means.areas.html { Self.cell(means.mean(of: row, in: $0)) })</tr>
      """
  }

  private static func cell(_ level: Int?) -> HTML { level.map { LevelLook.tableCells[$0] } ?? LevelLook.hiddenCell }

  /// The county's municipalities by their mean, as a small map.
  func map(of county: County) -> HTML {
    guard let box = Sweden.current.outline(of: county.code)?.bounds else { return .empty }
    let shapes = Sweden.current.inCounty(county.code).html { municipality -> HTML in
      let mean = view.snapshot.row(of: Respondent(municipality.code)).flatMap(means.mean)
      let look = LevelLook.name(mean.map { .scored($0) })
      return Sweden.current.outline(of: municipality.code).map {
        HTML(trusted: "<path class=\"\(look)\" d=\"\($0.path)\"/>")
      } ?? .empty
    }
    return """
      <figure class="map"><figcaption>Alla områden i snitt <small>Kartunderlag: SCB</small></figcaption>
      <svg viewBox="\(box.viewBox(margin: 8))" role="img" aria-label="Karta över \(county.name). Talen står i tabellen.">\(shapes)</svg></figure>
      """
  }

  func patterns(of county: County) -> HTML {
    LevelPatterns.map(width: (Sweden.current.outline(of: county.code)?.bounds.width ?? 416) + 16)
  }
}
