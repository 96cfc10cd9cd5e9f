import Access
import Documents
import Hummingbird
import Storage
import Vocabulary
import Web

/// Drawings to take to a meeting, as SVG and PNG. Drawings exist only of what every viewer of the page may see.
struct DrawingRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    ofQuestions + files("/kartlaggning/{round}/resultat/skillnad", spread)
      + files("/kartlaggning/{round}/rapport/{respondent}/omraden", areasOfRespondent)
      + files("/kartlaggning/{round}/lansrapport/{county}/omraden", areasOfCounty)
  }

  private var ofQuestions: [Route] {
    SavedDrawing.Kind.allCases.flatMap { kind in
      // Nothing is published for a whole area.
      (kind == .national ? ["{code}"] : ["{code}", "omrade/{area}"]).flatMap { of in
        files("/kartlaggning/{round}/resultat/\(of)/\(kind.rawValue)") { try await question($0, kind) }
      }
    }
  }

  /// A drawing, and what its file is called.
  private typealias Named = (drawing: SavedDrawing?, name: String)

  private func files(_ path: String, _ named: @escaping @Sendable (Visit) async throws -> Named) -> [Route] {
    [
      .get("\(path).svg", .withFunction) { visit in
        let (drawing, name) = try await marked(named(visit), visit)
        return .file(Array(drawing.svg.utf8), name: "\(name).svg", type: "image/svg+xml")
      },
      .get("\(path).png", .withFunction) { visit in
        let (drawing, name) = try await marked(named(visit), visit)
        let bytes = try await Picture.png(svg: drawing.svg, width: drawing.pixels)
        return .file(bytes, name: "\(name).png", type: "image/png")
      },
    ]
  }

  private func marked(_ named: Named, _ visit: Visit) throws -> (SavedDrawing, String) {
    guard var drawing = named.drawing else { throw Refusal.notFound }
    drawing.mark = visit.site.settings.inventedMark
    return (drawing, named.name)
  }

  private func question(_ visit: Visit, _ kind: SavedDrawing.Kind) async throws -> Named {
    let history = try await snapshots.history(of: visit.id("round"), for: visit)
    let (snapshot, area) = (history.current.snapshot, visit.parameter("area"))
    guard let column = area.isEmpty ? snapshot.column(visit.questionCode) : snapshot.areaColumn(area) else {
      throw Refusal.notFound
    }
    let areas = try await visit.site.regional.read { try $0.resultAreas() }
    let filter = ResultFilter(visit.query, areas: areas)
    let name = [column.indicator.wholeCode.lowercased(), column.indicator.partID, kind.rawValue].compactMap(\.self)
    return (
      SavedDrawing(kind, of: column, in: history, filter: filter, on: visit.today), name.joined(separator: "-")
    )
  }

  @Sendable private func spread(_ visit: Visit) async throws -> Named {
    let view = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0).current
    return (SavedDrawing(spreadIn: view, on: visit.today), "skillnad")
  }

  @Sendable private func areasOfRespondent(_ visit: Visit) async throws -> Named {
    let history = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0)
    let respondent = Respondent(key: visit.parameter("respondent"))
    let row = try history.current.shownRow(of: respondent)
    let report = RespondentReport(history: history, row: row, efforts: [], today: visit.today)
    return (SavedDrawing(areasIn: report), "omraden-\(respondent.key)")
  }

  @Sendable private func areasOfCounty(_ visit: Visit) async throws -> Named {
    let history = try await snapshots.history(of: visit.id("round"), for: visit, depth: 0)
    let county = try history.current.round.county(visit.parameter("county"))
    let report = CountyReport(history: history, county: county, efforts: [], today: visit.today)
    return (SavedDrawing(areasIn: report), "omraden-lan-\(county.code.text)")
  }
}
