internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The person of a row: found by mail address, or as the one who holds the function under the same name, or new.
struct TakeInPerson {
  let tx: Transaction
  let viewer: Viewer
  let now: Moment

  func person(
    _ name: String, _ entry: ImportEntry, holder: HeldTime?, _ outcome: inout RowOutcome
  ) throws -> ID<Person> {
    guard let id = try existing(name, entry, holder) else {
      let details = PersonDetails(
        name: name, mail: entry.mail, phone: entry.phone, title: entry.title, hasProtectedIdentity: entry.isProtected)
      let known = [entry.mail, entry.phone, entry.title, entry.isProtected ? "skyddade personuppgifter" : nil]
      outcome.changes.append("ny person: \(([name] + known.compactMap(\.self)).joined(separator: ", "))")
      return try AddPerson(details).perform(in: tx, by: viewer, at: now)
    }
    let record = try tx.readable(id.record, by: viewer).record
    // A file gives nobody a function whose other work is not the viewer's to decide over: they are asked first.
    guard holder?.person == id || record.isInReach(of: viewer) else {
      throw Problems(
        "e-post", "Adressen finns redan hos någon annan i registret. Bjud in personen till funktionen i stället.")
    }
    if record.person.hasProtectedIdentity {
      if viewer.person != id { outcome.notes.append("personens uppgifter är skyddade och ändras inte") }
      return id
    }
    try change(record, name, entry, &outcome)
    return id
  }

  private func existing(_ name: String, _ entry: ImportEntry, _ holder: HeldTime?) throws -> ID<Person>? {
    if let mail = entry.mail, let found = try tx.person(mail: mail) { return found.id }
    guard let holder, holder.shownName.lowercased() == name.lowercased() else { return nil }
    let person = try tx.person(holder.person)
    return entry.mail == nil || person?.mail == nil ? holder.person : nil
  }

  /// Only what the file says: an empty cell changes nothing.
  private func change(
    _ record: RegisterPerson, _ name: String, _ entry: ImportEntry, _ outcome: inout RowOutcome
  ) throws {
    var details = PersonDetails(record.person)
    var changes: [String] = []
    func take(_ new: String?, as word: String, _ field: WritableKeyPath<PersonDetails, String?>) {
      guard let new, new != details[keyPath: field] else { return }
      changes.append("\(word) \(details[keyPath: field] ?? "saknas") → \(new)")
      details[keyPath: field] = new
    }
    take(entry.mail, as: "e-post", \.mail)
    take(entry.phone, as: "telefon", \.phone)
    take(entry.title, as: "titel", \.title)
    if name != details.name {
      changes.append("namn \(details.name) → \(name)")
      details.name = name
    }
    if entry.isProtected {
      changes.append("skyddade personuppgifter")
      details.hasProtectedIdentity = true
    }
    guard !changes.isEmpty else { return }
    guard record.isWritable(by: viewer) else {
      outcome.notes.append("personens uppgifter skiljer sig men du får inte ändra dem")
      return
    }
    try ChangePerson(details).perform(in: tx, by: try tx.writable(record.person.id.record, by: viewer), at: now)
    outcome.changes.append("ändras: " + changes.joined(separator: ", "))
  }
}
