import Access
import Documents
import Hummingbird
import Storage
import Web

/// Drawings to take to a meeting, as SVG and PNG. Drawings exist only of what every viewer of the page may see.
struct DrawingRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/resultat/{code}/karta.svg", .withFunction) { try await svg($0, .map) },
      .get("/kartlaggning/{round}/resultat/{code}/karta.png", .withFunction) { try await png($0, .map) },
      .get("/kartlaggning/{round}/resultat/{code}/fordelning.svg", .withFunction) { try await svg($0, .distribution) },
      .get("/kartlaggning/{round}/resultat/{code}/fordelning.png", .withFunction) { try await png($0, .distribution) },
      .get("/kartlaggning/{round}/resultat/{code}/forandring.svg", .withFunction) { try await svg($0, .change) },
      .get("/kartlaggning/{round}/resultat/{code}/forandring.png", .withFunction) { try await png($0, .change) },
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
    guard let column = history.current.snapshot.column(visit.questionCode) else { throw Refusal.notFound }
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
