internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// Linking the files that one has registered, and a relation for its readers.
struct RelationRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/relationer/ny", .boardStaff, newRelation),
      .post("/namnder/{board}/relationer/ny", .boardStaff, make),
      .get("/namnder/{board}/relationer/{relation}", .boardStaff, show),
      .get("/namnder/{board}/relationer/{relation}/andra", .boardStaff, changing),
      .post("/namnder/{board}/relationer/{relation}/andra", .boardStaff, change),
      .post("/namnder/{board}/relationer/{relation}/ta-ut", .boardStaff, release),
    ]
  }

  @Sendable private func newRelation(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    return visit.page(
      RelationFormPage(desk: desk, files: try await desk.registeredFiles(), form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func make(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    do {
      let id = try await MakeRelation(form: visit.form).perform(at: desk)
      return visit.redirect(
        to: "\(desk.path)/relationer/\(id)", notice: "Akterna är kopplade och skilda från varandra.")
    } catch let problems as Problems {
      let page = RelationFormPage(
        desk: desk, files: try await desk.registeredFiles(), form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (relation, files) = try await desk.relation(visit.id("relation"))
    return visit.page(RelationPage(desk: desk, relation: relation, files: files).page)
  }
}

extension RelationRoutes {
  @Sendable private func changing(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let found = try await desk.relation(visit.id("relation"))
    return visit.page(try await changePage(visit, desk, found, try Form(found.0.content)).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let id: ID<Relation> = visit.id("relation")
    do {
      try await ChangeRelation(id, form: visit.form).perform(at: desk)
      return visit.redirect(to: "\(desk.path)/relationer/\(id)", notice: "Kopplingen är ändrad.")
    } catch let problems as Problems {
      return visit.page(
        try await changePage(visit, desk, try await desk.relation(id), visit.form, problems).page, problems: problems)
    }
  }

  @Sendable private func release(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let id: ID<Relation> = visit.id("relation")
    do {
      let isLeft = try await ReleaseFile(id, form: visit.form).perform(at: desk)
      return isLeft
        ? visit.redirect(to: "\(desk.path)/relationer/\(id)", notice: "Akten hör inte till kopplingen längre.")
        : visit.redirect(to: desk.path, notice: "Kopplingen finns inte längre.")
    } catch let problems as Problems {
      let found = try await desk.relation(id)
      let form = Form(fields: try Form(found.0.content).fields + visit.form.fields)
      return visit.page(try await changePage(visit, desk, found, form, problems).page, problems: problems)
    }
  }

  private func changePage(
    _ visit: Visit, _ desk: Desk, _ found: (Relation, [NumberedFile]), _ form: Form, _ problems: Problems = Problems()
  ) async throws -> ChangeRelationPage {
    let (relation, linked) = found
    let files = try await desk.registeredFiles().filter { !relation.content.files.contains($0.id) }
    return ChangeRelationPage(
      desk: desk, relation: relation, files: files, linked: linked, form: form, csrf: visit.csrf, problems: problems)
  }
}

/// A file as a link shows it: nothing of whom it is about. Sv: nummer och roll.
package struct NumberedFile: Sendable {
  package let id: ID<CaseFile>
  package let number: String
  package let role: CaseFile.Role

  var words: String { "\(number), \(role.swedish.lowercasedFirst)" }
}

extension Desk {
  /// The files that the member of staff registered and that nobody has taken over yet.
  package func registeredFiles() async throws -> [NumberedFile] {
    let files = try await board.database.write { [staff, now] tx in
      try append(.read, "Akter att koppla", in: tx)
      return try tx.caseFiles(of: staff.id, at: now).filter {
        try tx.assignment(of: staff.id, to: $0.id, at: now)?.task == .registering
      }
    }
    return try await numbered(files)
  }

  /// For its readers alone; for others it does not exist.
  func relation(_ id: ID<Relation>) async throws -> (Relation, [NumberedFile]) {
    let found = try await board.database.write { [staff] tx -> (Relation, [CaseFile])? in
      guard try tx.isReader(staff.id, of: id), let relation = try board.relation(id, in: tx) else {
        try append(.refusal, "Relationen \(id)", in: tx)
        return nil
      }
      try append(.read, "Relationen \(id)", in: tx)
      return (relation, try relation.content.files.compactMap { try tx.caseFile($0) }.filter { $0.setAsideAt == nil })
    }
    guard let (relation, files) = found else { throw Refusal.notFound }
    return (relation, try await numbered(files))
  }

  func numbered(_ files: [CaseFile]) async throws -> [NumberedFile] {
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    return try files.compactMap { file in
      try keys[file.key].map {
        NumberedFile(id: file.id, number: try board.subject(of: file, $0).number, role: file.role)
      }
    }
  }
}
