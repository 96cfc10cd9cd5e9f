internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// One row after the other into the register.
struct TakeInRow {
  let tx: Transaction
  let viewer: Viewer
  let now: Moment
  /// The open organisations by name in lower case, so that a long file does not ask for each row.
  private var known: [String: Organisation]

  init(tx: Transaction, viewer: Viewer, now: Moment) throws {
    self.tx = tx
    self.viewer = viewer
    self.now = now
    known = Dictionary(try tx.organisations().map { ($0.name.lowercased(), $0) }) { first, _ in first }
  }

  /// Problems and refusals become a sentence of the row, of which nothing is then taken in; faults of the database stop
  /// the import.
  mutating func outcome(of row: ImportedRow) throws -> RowOutcome {
    let before = known
    do {
      return try tx.savepoint {
        var outcome = RowOutcome(of: row)
        try take(try ImportEntry(row), &outcome)
        return outcome
      }
    } catch let problems as Problems {
      known = before
      return RowOutcome(of: row, problem: problems.inOneLine)
    } catch is Refusal {
      known = before
      let sentence = "Du får inte ändra det här i registret. Organisationen eller personen hör till ett annat län."
      return RowOutcome(of: row, problem: sentence, isRefused: true)
    }
  }

  private mutating func take(_ entry: ImportEntry, _ outcome: inout RowOutcome) throws {
    outcome.notes += entry.unused
    let organisation = try organisation(of: entry, &outcome)
    guard let title = entry.function else { return }
    let function = try TakeInFunction(tx: tx, viewer: viewer, now: now)
      .function(title, entry, in: organisation, &outcome)
    let holding = try tx.currentHolding(of: function, on: now.day)
    guard let name = entry.name else {
      if entry.isProtected, holding == nil { outcome.notes.append(Self.leftOut) }
      return
    }
    let evidence = try tx.writable(function.record, by: viewer)
    let person = try TakeInPerson(tx: tx, viewer: viewer, now: now).person(name, entry, holder: holding, &outcome)
    guard holding?.person != person else { return }
    if let holding {
      try LeaveFunction(until: now.day.adding(days: -1)).perform(in: tx, by: evidence, at: now)
      outcome.changes.append("tar över funktionen från \(holding.nameInSentence)")
    }
    try HoldFunction(person: person, from: now.day).perform(in: tx, by: evidence, at: now)
    if holding == nil { outcome.changes.append("har funktionen från i dag") }
  }

  private static let leftOut =
    "den som har funktionen har skyddade personuppgifter och följer inte med i en fil, så funktionen står tom"

  private mutating func organisation(of entry: ImportEntry, _ outcome: inout RowOutcome) throws -> Organisation {
    if let found = try existing(entry) {
      let taken = try TakeInOrganisation(tx: tx, viewer: viewer, now: now).organisation(found, entry, &outcome)
      known[found.name.lowercased()] = taken
      return taken
    }
    let name = entry.organisation ?? entry.municipality?.longName ?? ""
    guard let kind = entry.kind ?? (entry.municipality == nil ? nil : .municipality) else {
      throw Problems("typ", "\(name) är ny i registret. Skriv i kolumnen typ vilket slags organisation det är.")
    }
    let details = OrganisationDetails(
      kind: kind, name: name, municipality: entry.municipality?.code, counties: entry.counties)
    let id = try AddOrganisation(details).perform(in: tx, by: viewer, at: now)
    let added = Organisation(
      id: id, kind: kind, name: name, municipality: details.municipality, counties: details.counties)
    known[name.lowercased()] = added
    outcome.changes.append("ny organisation: \(name), \(kind.swedish.lowercased())")
    return added
  }

  private func existing(_ entry: ImportEntry) throws -> Organisation? {
    if let name = entry.organisation, let found = known[name.lowercased()] { return found }
    guard let municipality = entry.municipality, entry.kind == nil || entry.kind == .municipality else { return nil }
    return try tx.respondentOrganisation(municipality: municipality.code)
  }
}
