internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The manager changes in which unit and as what one of the staff works, and since when.
struct ChangeEmployeeRoutes {
  var routes: [Route] {
    [
      .get("/utbildning/{id}/personal/{employee}/andra", .withFunction, form),
      .post("/utbildning/{id}/personal/{employee}/andra", .withFunction, change),
    ]
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let colleague = try await colleague(visit, evidence)
    let known = try await known(colleague, visit, evidence)
    let form = Form(known?.details ?? colleague.unsaid).marked
    return visit.page(try await page(colleague, known, form, visit, evidence).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let colleague = try await colleague(visit, evidence)
    do {
      let details = try EmployeeDetails(form: visit.form, today: visit.today)
      try await visit.site.regional.write { [form = visit.form, now = visit.now] tx in
        let known = try colleague.reference.flatMap { try tx.employee($0, of: evidence.record.organisation.id) }
        try form.check(against: Form(known?.details ?? colleague.unsaid), at: "enhet")
        try colleague.keep(details, in: tx, by: evidence, at: now)
      }
      return visit.redirect(
        to: evidence.record.path, notice: "Uppgifterna om \(Person.inSentence(colleague.name)) är sparade.")
    } catch let problems as Problems {
      let known = try await known(colleague, visit, evidence)
      return visit.page(
        try await page(colleague, known, visit.form, visit, evidence, problems).page, problems: problems)
    }
  }

  private func colleague(_ visit: Visit, _ evidence: Writable<TrainingPlace>) async throws -> Colleague {
    let address = visit.parameter("employee")
    let colleagues = try await visit.roster(of: [evidence.record.organisation]).colleagues
    guard let found = colleagues.first(where: { $0.isAt(address) }) else { throw Refusal.notFound }
    return found
  }

  private func known(_ colleague: Colleague, _ visit: Visit, _ evidence: Writable<TrainingPlace>) async throws
    -> Employee?
  {
    guard let reference = colleague.reference else { return nil }
    return try await visit.site.regional.read { try $0.employee(reference, of: evidence.record.organisation.id) }
  }

  private func page(
    _ colleague: Colleague, _ known: Employee?, _ form: Form, _ visit: Visit, _ evidence: Writable<TrainingPlace>,
    _ problems: Problems = Problems()
  ) async throws -> ChangeEmployeePage {
    ChangeEmployeePage(
      place: evidence.record, colleague: colleague, isOwnWord: known?.isOwnWord ?? false,
      units: try await visit.units(of: evidence.record.organisation), form: form, csrf: visit.csrf, problems: problems)
  }
}

extension Colleague {
  /// Whom nobody has listed comes into the list.
  func keep(
    _ details: EmployeeDetails, in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment
  ) throws {
    guard let reference else { return try list(details, in: tx, by: evidence, at: now) }
    let isSaid = try tx.employee(reference, of: evidence.record.organisation.id) != nil
    // Where nobody has said anything the function tells, also after the manager has saved without a change.
    if person != nil, !isSaid, unsaid.changes(to: details).isEmpty { return }
    try ChangeEmployee(reference, details).perform(in: tx, by: evidence, at: now)
  }

  /// What is wrong with a name is told at a field that the form has.
  private func list(
    _ details: EmployeeDetails, in tx: Transaction, by evidence: Writable<TrainingPlace>, at now: Moment
  ) throws {
    do {
      try AddEmployee(name: name, mail: mail, details).perform(in: tx, by: evidence, at: now)
    } catch let problems as Problems {
      throw Problems("enhet", problems.inOneLine)
    }
  }

  /// Where nobody has said anything: as what the function is, without a first day of its own.
  fileprivate var unsaid: EmployeeDetails { EmployeeDetails(unit: unit, profession: profession) }
}
