package import Access
internal import Register
package import Storage
package import Vocabulary
package import Web

/// Begins a series of theme days; one of those who hold it must be one's own. Sv: börja en serie.
package struct StartSeries: Sendable {
  package let details: SeriesDetails

  package init(_ details: SeriesDetails) { self.details = details }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<EventSeries> {
    try viewer.checkHolds(details.organisations)
    try details.faultsOfPlace.check()
    let id: ID<EventSeries> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO event_series (id, name, about, organisations, counties, group_id, created_at)
      VALUES (\(id), \(details.name), \(details.about), \(details.storedOrganisations), \(details.counties.stored),
        \(details.group), \(now))
      """)
    try tx.record(
      "StartSeries", of: "series:\(id)", by: viewer.byline, at: now, text: "Började serien ”\(details.name)”")
    return id
  }
}

/// Changes what a series is called and who holds it. Sv: ändra serie.
package struct ChangeSeries: Sendable {
  package let details: SeriesDetails

  package init(_ details: SeriesDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<EventSeries>, at now: Moment) throws {
    try evidence.viewer.checkHolds(details.organisations)
    try details.faultsOfPlace.check()
    let id = evidence.record.id
    try tx.execute(
      """
      UPDATE event_series SET name = \(details.name), about = \(details.about),
        organisations = \(details.storedOrganisations), counties = \(details.counties.stored),
        group_id = \(details.group)
      WHERE id = \(id)
      """)
    try tx.record(
      "ChangeSeries", of: "series:\(id)", by: evidence.viewer.byline, at: now, text: "Ändrade ”\(details.name)”")
  }
}

/// What a series is, as its form has it.
package struct SeriesDetails: Sendable {
  package let name: String
  package let about: String?
  package let organisations: [ID<Organisation>]
  package let counties: [CountyCode]
  package let group: String?
  /// A shelter among those who hold it: nothing of it may tell where the shelter is.
  package var hidesPlace = false

  package init(
    name: String, about: String?, organisations: [ID<Organisation>], counties: [CountyCode], group: String? = nil
  ) {
    self.name = name
    self.about = about
    self.organisations = organisations
    self.counties = counties
    self.group = group
  }

  init(form: Form, by organisations: [ID<Organisation>]) throws {
    var problems = Problems()
    let name = problems.require(form, "namn", "Skriv vad serien heter.", limit: 100)
    problems.limit(form, ["om"], to: 2000)
    try problems.check()
    self.init(
      name: name, about: form.text("om"), organisations: organisations,
      counties: Set(form.all("lan").compactMap { CountyCode($0) }).sorted(), group: form.text("medlemmar"))
  }

  /// What would tell where a shelter is.
  var faultsOfPlace: Problems {
    hidesPlace ? StreetAddress.faults(in: [("namn", name), ("om", about)]) : Problems()
  }

  var storedOrganisations: String { organisations.map(\.text).joined(separator: " ") }
}

extension Form {
  init(_ series: EventSeries) {
    self.init(
      fields: [("namn", series.name), ("om", series.about ?? ""), ("medlemmar", series.group ?? "")]
        + series.organisations.map { ("arrangor", $0.text) } + series.counties.map { ("lan", $0.text) })
  }
}
