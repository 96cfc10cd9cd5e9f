internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What a row says of an organisation that is in the register: other counties are taken in, what else differs is said.
struct TakeInOrganisation {
  let tx: Transaction
  let viewer: Viewer
  let now: Moment

  /// The organisation as it is after the row.
  func organisation(
    _ found: Organisation, _ entry: ImportEntry, _ outcome: inout RowOutcome
  ) throws -> Organisation {
    if let kind = entry.kind, kind != found.kind {
      outcome.notes.append("typen i registret är \(found.kind.swedish) och ändras inte")
    }
    if let municipality = entry.municipality, municipality.code != found.municipality {
      let own = found.municipality.flatMap(Sweden.current.municipality)?.longName
      outcome.notes.append(own.map { "kommunen i registret är \($0) och ändras inte" } ?? "kommunen läggs inte till")
    }
    let counties = Set(entry.counties)
    guard !counties.isEmpty, counties != Set(found.counties) else { return found }
    return try place(found, in: counties.sorted(), &outcome)
  }

  private func place(
    _ found: Organisation, in counties: [CountyCode], _ outcome: inout RowOutcome
  ) throws -> Organisation {
    let before = found.counties.isEmpty ? "hela landet" : Sweden.names(of: found.counties)
    let record = try tx.readable(found.id.record, by: viewer).record
    guard record.isWritable(by: viewer) else {
      outcome.notes.append("länen i registret är \(before) och du får inte ändra dem")
      return found
    }
    var details = OrganisationDetails(record)
    details.counties = counties
    try ChangeOrganisation(details).perform(in: tx, by: try tx.writable(found.id.record, by: viewer), at: now)
    outcome.changes.append("ändras: län \(before) → \(Sweden.names(of: counties))")
    return Organisation(
      id: found.id, kind: found.kind, name: found.name, municipality: found.municipality, counties: counties)
  }
}
