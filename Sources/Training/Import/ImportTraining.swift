internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What a row of an import does, or why it cannot be read. Sv: utfall av rad.
struct TrainingOutcome: Sendable {
  let number: Int
  let subject: String
  var changes: [String] = []
  var problem: String?
  /// What the row says and is not written, with the reason.
  var kept: String?
}

/// Takes a file of the staff's training in through the same acts as the pages, in one transaction. A row that cannot be read is
/// told of, and the others go on. Sv: importera utbildning.
struct ImportTraining: Sendable {
  let rows: [TrainingRow]
  /// Those who are known before.
  let colleagues: [Colleague]

  func perform(in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment) throws -> [TrainingOutcome] {
    try evidence.requireNames()
    let subjects = try tx.subjects()
    let outcomes = try rows.map { row in
      do {
        return try tx.savepoint { try take(row, subjects, in: tx, by: evidence, at: now) }
      } catch let problems as Problems {
        return TrainingOutcome(number: row.number, subject: words(row), problem: problems.inOneLine)
      }
    }
    try tx.record(
      "ImportTraining", of: "training:\(evidence.record.organisation.id)", by: evidence.viewer.byline, at: now,
      text: "Importerade \(counted(rows.count, "en rad", "rader")) om personalens utbildning")
    return outcomes
  }

  /// What the import would do: it is done and undone, so the preview cannot differ from the press.
  func preview(in database: Database, by evidence: Writable<TrainingPlace>, at now: Moment) async throws
    -> [TrainingOutcome]
  {
    do {
      try await database.write { tx -> Void in throw Done(outcomes: try perform(in: tx, by: evidence, at: now)) }
      return []
    } catch let done as Done {
      return done.outcomes
    }
  }

  private struct Done: Error {
    let outcomes: [TrainingOutcome]
  }

  private func take(
    _ row: TrainingRow, _ subjects: [Subject], in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment
  ) throws -> TrainingOutcome {
    var outcome = TrainingOutcome(number: row.number, subject: words(row))
    let entry = try TrainingEntry(row, subjects: subjects, today: now.day)
    let place = evidence.record.organisation
    let typed = Learner(
      name: entry.name, mail: entry.mail, organisationName: place.name, organisation: place.id,
      municipality: place.municipality, profession: entry.profession ?? .socialServices)
    let known = colleagues.first { $0.isSame(as: typed) }
    try list(entry, typed, known, &outcome, in: tx, by: evidence, at: now)
    if let details = entry.details {
      let act = ReportTraining(details, learners: [known?.learner(in: place) ?? typed], source: .imported)
      if try act.perform(in: tx, by: evidence, at: now) > 0 {
        outcome.changes.append("\(details.title), \(details.day.text)")
      }
    }
    return outcome
  }

  /// Whoever is new comes into the list, and what the row says of where the others work is written.
  private func list(
    _ entry: TrainingEntry, _ typed: Learner, _ known: Colleague?, _ outcome: inout TrainingOutcome,
    in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment
  ) throws {
    let usual = known?.details ?? EmployeeDetails(profession: .socialServices)
    if let reference = known?.reference {
      return try change(reference, entry, usual, &outcome, in: tx, by: evidence, at: now)
    }
    let details = entry.work(after: usual, shown: usual.beganOn)
    if known != nil, usual.changes(to: details).isEmpty { return }
    do {
      try AddEmployee(name: entry.name, mail: entry.mail, details).perform(in: tx, by: evidence, at: now)
      outcome.changes.append("ny i personalen")
    } catch is Problems {
      // An earlier row has added them.
      let listed = try tx.employees(of: [evidence.record.organisation.id])
      guard let added = listed.first(where: { $0.endedOn == nil && $0.asLearner.isSame(as: typed) }) else { return }
      try change(.listed(added.id), entry, added.details, &outcome, in: tx, by: evidence, at: now)
    }
  }

  /// What somebody with an account has said themselves stays as it is.
  private func change(
    _ reference: EmployeeReference, _ entry: TrainingEntry, _ shown: EmployeeDetails, _ outcome: inout TrainingOutcome,
    in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment
  ) throws {
    let stored = try tx.employee(reference, of: evidence.record.organisation.id)
    let before = stored?.details ?? EmployeeDetails(profession: shown.profession)
    let details = entry.work(after: before, shown: shown.beganOn)
    let changes = before.changes(to: details)
    guard !changes.isEmpty else { return }
    if stored?.isOwnWord == true {
      outcome.kept = "Står kvar som personen själv har sagt. Filen säger \(changes.joined(separator: ", "))."
      return
    }
    try ChangeEmployee(reference, details).perform(in: tx, by: evidence, at: now)
    outcome.changes += changes
  }

  private func words(_ row: TrainingRow) -> String {
    [row[.name], row[.unit]].compactMap(\.self).joined(separator: ", ")
  }
}

extension [TrainingOutcome] {
  func summary(isDone: Bool) -> String {
    let faulty = count { $0.problem != nil }
    let changing = count { $0.problem == nil && !$0.changes.isEmpty }
    let does = isDone ? "har ändrat något" : "ändrar något"
    var parts = [counted(changing, "En rad \(does)", "rader \(does)")]
    parts.append(counted(count - faulty - changing, "en är oförändrad", "är oförändrade"))
    if faulty > 0 { parts.append(counted(faulty, "en tas inte med", "tas inte med")) }
    return parts.joined(separator: ", ") + "."
  }
}
