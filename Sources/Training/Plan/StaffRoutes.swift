internal import Access
internal import Documents
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What the manager says about the staff: what they have gone through, who has come and who has left.
struct StaffRoutes {
  var routes: [Route] {
    [
      .get("/utbildning/{id}/rapportera", .withFunction, reportForm),
      .post("/utbildning/{id}/rapportera", .withFunction, report),
      .get("/utbildning/{id}/personal", .withFunction, employeeForm),
      .post("/utbildning/{id}/personal", .withFunction, addEmployee),
      .post("/utbildning/{id}/personal/{employee}", .withFunction, endEmployment),
      .get("/utbildning/{id}/export.csv", .withFunction, export),
    ]
  }

  @Sendable private func reportForm(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.sheet(of: try await visit.managedTrainingPlace().record)
    let form = Form(fields: [("yrke", Profession.socialServices.rawValue), ("amne", visit.query("amne") ?? "")])
    return visit.page(ReportStaffPage(sheet: sheet, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func report(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let sheet = try await visit.sheet(of: evidence.record)
    do {
      let gives = visit.form.isTicked("intyg")
      let details = try ReportDetails(
        form: visit.form, subjects: sheet.subjects, ownKind: gives ? .course : .outside, today: visit.today)
      let act = ReportTraining(
        details, learners: try learners(visit.form, sheet), givesCertificate: gives, site: visit.site.settings.address)
      let noted = try await visit.site.regional.write { [now = visit.now] in
        try act.perform(in: $0, by: evidence, at: now)
      }
      return visit.redirect(
        to: evidence.record.path,
        notice: noted == 0
          ? "Alla hade redan utbildningen." : "Antecknat för \(counted(noted, "en person", "personer")).")
    } catch let problems as Problems {
      let page = ReportStaffPage(sheet: sheet, form: visit.form, csrf: visit.csrf, problems: problems).page
      return visit.page(page, problems: problems)
    }
  }

  private func learners(_ form: Form, _ sheet: PlaceSheet) throws -> [Learner] {
    let (chosen, place) = (Set(form.all("vilka")), sheet.place.organisation)
    let typed = try ReportedNames(form, "namn").learners(in: place, as: Profession(rawValue: form.raw("yrke")))
    // Who has an account here is known by it, also by name and address.
    let known = typed.map { learner in
      let colleague = sheet.colleagues.first { $0.person != nil && $0.isSame(as: learner) }
      return colleague?.learner(in: place) ?? learner
    }
    return sheet.colleagues.filter { chosen.contains($0.key) }.map { $0.learner(in: place) } + known
  }

  @Sendable private func employeeForm(_ visit: Visit) async throws -> Response {
    let place = try await visit.managedTrainingPlace().record
    let form = Form(fields: [("yrke", Profession.socialServices.rawValue)])
    return visit.page(
      AddEmployeePage(
        place: place, units: try await visit.units(of: place.organisation), form: form, csrf: visit.csrf
      ).page)
  }

  @Sendable private func addEmployee(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    do {
      let act = try AddEmployee(form: visit.form, today: visit.today)
      try await visit.site.regional.write { [now = visit.now] in try act.perform(in: $0, by: evidence, at: now) }
      return visit.redirect(to: evidence.record.path, notice: "\(act.name) finns nu i listan.")
    } catch let problems as Problems {
      let page = AddEmployeePage(
        place: evidence.record, units: try await visit.units(of: evidence.record.organisation), form: visit.form,
        csrf: visit.csrf, problems: problems
      ).page
      return visit.page(page, problems: problems)
    }
  }

  @Sendable private func endEmployment(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let act = EndEmployment(visit.id("employee"))
    let leaver = try await visit.sheet(of: evidence.record).colleagues.first { $0.employee == act.employee }
    try await visit.site.regional.write { [now = visit.now] in try act.perform(in: $0, by: evidence, at: now) }
    return visit.redirect(
      to: evidence.record.path, notice: "\(leaver?.name ?? "Personen") räknas inte längre med i planen.")
  }

  /// Who takes it out is written down.
  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let sheet = try await visit.sheet(of: evidence.record)
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try tx.record(
        "ExportTraining", of: "training:\(evidence.record.organisation.id)", by: viewer.byline, at: now,
        text: "Tog ut personalens utbildning som fil")
    }
    let table = TrainingExport(sheet: sheet, mark: visit.site.settings.inventedMark).table
    return .file(CSVWriter.bytes(of: table), name: "utbildning.csv", type: "text/csv; charset=utf-8")
  }
}

/// Who has gone through what, in the columns that the import reads. Sv: export av utbildning.
struct TrainingExport {
  let sheet: PlaceSheet
  let mark: String?

  var table: [[Cell]] {
    let marked: [Cell] = mark.map { [.text($0)] } ?? []
    let heads: [Cell] = TrainingColumn.allCases.map { .text($0.rawValue) }
    return [heads + marked]
      + sheet.colleagues.flatMap { colleague in
        colleague.achievements.isEmpty
          ? [row(colleague, nil) + marked] : colleague.achievements.map { row(colleague, $0) + marked }
      }
  }

  private func row(_ colleague: Colleague, _ achievement: Achievement?) -> [Cell] {
    TrainingColumn.allCases.map { column in
      let text: String? =
        switch column {
        case .name: colleague.name
        case .mail: colleague.mail
        case .unit: colleague.unit
        case .profession: colleague.profession.swedish
        case .began: colleague.beganOn?.text
        case .title: achievement?.title
        case .day: achievement?.day.text
        case .hours:
          achievement.map {
            SwedishNumber.text(Double($0.minutes) / 60, decimals: $0.minutes.isMultiple(of: 60) ? 0 : 2)
          }
        case .organiser: achievement?.organisers.joined(separator: ", ")
        case .until: achievement?.validUntil?.text
        }
      return text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty
    }
  }
}
