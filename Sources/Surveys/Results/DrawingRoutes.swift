import Access
import Documents
import Hummingbird
import Storage
import Web

/// Drawings to take to a meeting, as SVG and PNG. Drawings exist only of what every viewer of the page may see.
struct DrawingRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    ["/kartlaggning/{round}/resultat/{code}", "/kartlaggning/{round}/resultat/omrade/{area}"].flatMap { path in
      Kind.allCases.flatMap { kind in
        [
          Route.get("\(path)/\(kind.rawValue).svg", .withFunction) { try await svg($0, kind) },
          Route.get("\(path)/\(kind.rawValue).png", .withFunction) { try await png($0, kind) },
        ]
      }
    }
  }

  enum Kind: String, CaseIterable { case map = "karta", distribution = "fordelning", change = "forandring" }

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
    let (snapshot, area) = (history.current.snapshot, visit.parameter("area"))
    guard let column = area.isEmpty ? snapshot.column(visit.questionCode) : snapshot.areaColumn(area) else {
      throw Refusal.notFound
    }
    let areas = try await visit.site.regional.read { try $0.resultAreas() }
    let filter = ResultFilter(visit.query, areas: areas)
    guard var drawing = SavedDrawing(kind, of: column, in: history, filter: filter, on: visit.today)
    else {
      throw Refusal.notFound
    }
    drawing.mark = visit.site.settings.inventedMark
    let name = [column.indicator.wholeCode.lowercased(), column.indicator.partID, kind.rawValue].compactMap(\.self)
    return (drawing, name.joined(separator: "-"))
  }
}
