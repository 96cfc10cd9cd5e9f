package import Access
package import Storage
package import Vocabulary
package import Web

/// An event as a row of the open list: read whole, sixty of them cost more than the page may. Sv: evenemang i listan.
package struct ListedEdition: Sendable {
  package let id: ID<Edition>
  package let series: ID<EventSeries>?
  package let title: String
  package let kind: Edition.Kind
  package let state: Edition.State
  package let day: CalendarDate
  package let place: PublicPlace
  package let theme: TimelineItem.Theme?
  package let counties: [CountyCode]
  package let organisations: [ID<Organisation>]

  static let columns: SQL = """
    id, series_id, title, kind, state, starts_at, forms, place, is_place_hidden, municipality, theme, counties, organisations
    """

  init(row: Row) throws {
    id = try row.get("id")
    series = try row.optional("series_id", as: String.self).map { ID($0) }
    title = try row.get("title")
    kind = try row.get("kind")
    state = try row.get("state")
    day = try row.get("starts_at", as: Moment.self).day
    place = PublicPlace(
      forms: try row.get("forms"), place: try row.optional("place"), isHidden: try row.get("is_place_hidden"),
      municipality: try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) })
    theme = try TimelineItem.Theme(row: row)
    counties = try row.words("counties").compactMap { CountyCode($0) }
    organisations = try row.words("organisations").map { ID($0) }
  }

  var path: String { "/evenemang/\(id)" }
}

/// Where an event is, as everybody may read it. Sv: plats som alla får läsa.
package struct PublicPlace: Sendable {
  package let forms: Edition.Forms
  let place: String?
  let isHidden: Bool
  let municipality: MunicipalityCode?

  package var words: String {
    let town = municipality.flatMap { Sweden.current.municipality($0)?.name }
    let place = isHidden ? "Platsen får du veta när du har en plats" : self.place ?? town ?? "Plats är inte bestämd"
    return switch forms {
    case .site: place
    case .web: "På webben"
    case .both: "\(place), eller på webben"
    }
  }
}
