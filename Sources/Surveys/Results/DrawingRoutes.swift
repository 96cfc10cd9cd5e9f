import Access
import Documents
import HTML
import Hummingbird
import Storage
import Vocabulary
import Web

/// Drawings to take to a meeting, as SVG and PNG. Drawings exist only of what every viewer of the page may see.
struct DrawingRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/resultat/{code}/karta.svg", .signedIn) { try await svg($0, .map) },
      .get("/kartlaggning/{round}/resultat/{code}/karta.png", .signedIn) { try await png($0, .map) },
      .get("/kartlaggning/{round}/resultat/{code}/fordelning.svg", .signedIn) { try await svg($0, .distribution) },
      .get("/kartlaggning/{round}/resultat/{code}/fordelning.png", .signedIn) { try await png($0, .distribution) },
      .get("/kartlaggning/{round}/resultat/{code}/forandring.svg", .signedIn) { try await svg($0, .change) },
      .get("/kartlaggning/{round}/resultat/{code}/forandring.png", .signedIn) { try await png($0, .change) },
    ]
  }

  enum Kind: String { case map = "karta", distribution = "fordelning", change = "forandring" }

  private func svg(_ visit: Visit, _ kind: Kind) async throws -> Response {
    let (drawing, name) = try await drawing(visit, kind)
    return .file(Array(drawing.svg.utf8), name: "\(name).svg", type: "image/svg+xml")
  }

  private func png(_ visit: Visit, _ kind: Kind) async throws -> Response {
    let (drawing, name) = try await drawing(visit, kind)
    let bytes = try await Picture.png(svg: drawing.svg, width: kind == .map ? 1200 : 1400)
    return .file(bytes, name: "\(name).png", type: "image/png")
  }

  private func drawing(_ visit: Visit, _ kind: Kind) async throws -> (SavedDrawing, String) {
    let history = try await snapshots.history(of: visit.id("round"), for: visit)
    guard let column = history.current.snapshot.column(visit.parameter("code")) else { throw Refusal.notFound }
    let areas = try await visit.site.regional.read { try $0.resultAreas() }
    let filter = ResultFilter(visit.query, areas: areas)
    guard let drawing = SavedDrawing(kind, of: column, in: history, filter: filter) else { throw Refusal.notFound }
    return (drawing, "\(column.indicator.code.lowercased())-\(kind.rawValue)")
  }
}

extension SavedDrawing {
  /// Nil where there is nothing that may be drawn.
  init?(_ kind: DrawingRoutes.Kind, of column: SnapshotColumn, in history: RoundHistory, filter: ResultFilter) {
    let (view, code) = (history.current, column.indicator.code)
    guard column.indicator.isScored, !column.indicator.isSensitive else { return nil }
    let rows = filter.rows(in: view.snapshot)
    let title = [code, view.snapshot.name, filter.words].compactMap(\.self).joined(separator: ", ")
    let counted = view.disclosure.levels(of: column, among: rows, isWhole: filter.isWhole, in: view.snapshot)
    switch kind {
    case .map:
      let map = MapDrawing(view: view, column: column, rows: rows, county: filter.county)
      var shapes: HTML = ""
      map.addShapes(to: &shapes, withLinks: false)
      self.init(
        title: title, text: map.title, viewBox: map.corners, shapes: shapes,
        source: "Kartunderlag: SCB. Svar: \(view.round.ownerName).", isMap: true)
    case .distribution:
      guard case .counted(let counts, let groups, _) = counted else { return nil }
      let bars = LevelDistribution(counts, groups: groups, own: view.ownLevel(in: column))
      self.init(
        title: title, text: bars.sentence, viewBox: (0, 0, 340, bars.height), shapes: bars.shapes,
        source: "Antal svarande på varje nivå.", isMap: false)
    case .change:
      let chart = ChangeChart(series: LevelSeries(code, in: history, filter: filter), code: code)
      guard !chart.series.points.isEmpty else { return nil }
      self.init(
        title: title, text: chart.sentence, viewBox: (0, 0, 340, 196), shapes: chart.drawing.shapes,
        source: "Mitten av nivåerna. Skuggan är den mittersta hälften.", isMap: false)
    }
  }
}

extension MapDrawing {
  var corners: (left: Int, top: Int, width: Int, height: Int) {
    let air = county == nil ? 0 : 8
    return (box.left - air, box.top - air, box.width + 2 * air, box.height + 2 * air)
  }
}
