import HTML
import Vocabulary

/// The map's outlines as markup, made once: a page only puts levels and links between them. Sv: kartans konturer.
struct MapShapes: Sendable {
  struct Shape: Sendable {
    /// The municipality's place among `Sweden.municipalitiesByName`.
    let place: Int
    let county: CountyCode
    /// `" d="M…z"/></a>`: what follows on the class.
    let tail: HTML
  }

  /// In Swedish order, as the links are stepped through.
  let municipalities: [Shape]
  let counties: [CountyCode: HTML]

  static let current = MapShapes(Sweden.current)

  init(_ sweden: Sweden) {
    municipalities = sweden.municipalitiesByName.enumerated().compactMap { place, municipality in
      sweden.outline(of: municipality.code).map { outline in
        Shape(place: place, county: municipality.county, tail: HTML(trusted: "\" d=\"\(outline.path)\"/></a>"))
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
