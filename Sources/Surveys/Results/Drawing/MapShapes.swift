import HTML
import Vocabulary

/// The map's outlines as markup, made once: a page only puts levels and links between them. Sv: kartans konturer.
struct MapShapes: Sendable {
  struct Shape: Sendable {
    let code: MunicipalityCode
    let county: CountyCode
    /// `" d="M…z"/>`: what follows on the class.
    let tail: HTML
    /// The drawing's path alone, for the thick border of one's own.
    let path: String
  }

  /// In Swedish order, as the links are stepped through.
  let municipalities: [Shape]
  let counties: [CountyCode: HTML]

  static let current = MapShapes(Sweden.current)

  init(_ sweden: Sweden) {
    municipalities = sweden.municipalitiesByName.compactMap { municipality in
      sweden.outline(of: municipality.code).map { outline in
        Shape(
          code: municipality.code, county: municipality.county,
          tail: HTML(trusted: "\" d=\"\(outline.path)\"/></a>"), path: outline.path)
      }
    }
    counties = Dictionary(
      uniqueKeysWithValues: sweden.counties.compactMap { county in
        sweden.outline(of: county.code).map {
          (county.code, HTML(trusted: "<path class=\"county\" d=\"\($0.path)\"/>"))
        }
      })
  }
}
