internal import Access
internal import AccessLog
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What a unit's manager does: assigns files, adds staff and units, ends posts.
struct StaffRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/fordela", .boardStaff, waiting),
      .post("/namnder/{board}/akter/{file}/fordela", .boardStaff, assign),
      .get("/namnder/{board}/personal", .boardStaff, staff),
      .post("/namnder/{board}/personal", .boardStaff, add),
      .get("/namnder/{board}/personal/{post}/avsluta", .boardStaff, ending),
      .post("/namnder/{board}/personal/{post}/avsluta", .boardStaff, end),
      .post("/namnder/{board}/byt", .boardStaff, change),
      .post("/namnder/{board}/enheter", .boardStaff, addUnit),
      .post("/namnder/{board}/anvandning", .boardStaff, saveUse),
    ]
  }

  @Sendable private func waiting(_ visit: Visit) async throws -> Response {
    visit.page(try await waitingPage(visit, try await boards.desk(visit, as: .manager)).page)
  }

  private func waitingPage(
    _ visit: Visit, _ desk: Desk, _ problems: Problems = Problems()
  ) async throws -> AssignPage {
    let (waiting, due) = (try await desk.waitingFiles(), try await desk.dueInUnit())
    let staff = try await desk.board.database.read { try $0.staff() }.filter { $0.role == .worker }
    let names = try await visit.site.identity.staffNames(of: staff.map(\.id), in: desk.board)
    let units = Dictionary(
      try await desk.board.database.read { try $0.units() }.map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    // Those of one's own unit first.
    let workers = [true, false].flatMap { isOwn in
      SwedishOrder.sorted(
        staff.filter { ($0.unit == desk.staff.unit) == isOwn }.map { member in
          let unit = isOwn ? "" : units[member.unit].map { " (\($0))" } ?? ""
          return (id: member.id, name: (names[member.id] ?? member.title) + unit)
        }
      ) { $0.name }
    }
    let loads = SwedishOrder.sorted(
      try await desk.loads().map {
        AssignPage.Load(name: names[$0.staff] ?? "", files: $0.files, due: $0.due, listedAt: $0.listedAt)
      }
    ) { $0.name }
    return AssignPage(
      desk: desk, waiting: waiting, due: due, loads: loads, workers: workers, csrf: visit.csrf,
      form: problems.isEmpty ? nil : visit.form, problems: problems)
  }

  @Sendable private func assign(_ visit: Visit) async throws -> Response {
    try await assign(visit, try await boards.desk(visit, as: .manager), visit.id("file"))
  }

  private func assign(_ visit: Visit, _ desk: Desk, _ file: ID<CaseFile>) async throws -> Response {
    do {
      try await AssignCaseFile(file, to: ID(visit.form.raw("till")), overrideReason: visit.form.text("skal")).perform(
        at: desk)
      return visit.redirect(to: "\(desk.path)/fordela", notice: "Akten är fördelad.")
    } catch is Walled {
      var problems = Problems()
      if visit.form.has("skal") { problems.add("skal", "Skriv varför ingen annan kan ta akten.") }
      let page = OverridePage(
        desk: desk, file: file, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, status: .conflict)
    } catch let problems as Problems {
      return visit.redirect(to: "\(desk.path)/fordela", warning: problems.inOneLine)
    }
  }

  @Sendable private func staff(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit, try await boards.desk(visit, as: .manager)).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      let units = try await desk.board.database.read { try $0.units() }
      try await AddStaff(form: visit.form, units: units).perform(
        at: desk.board, in: visit.site.identity, by: visit.viewer.byline, desk: desk,
        address: visit.site.settings.address,
        at: visit.now)
      return visit.redirect(to: "\(desk.path)/personal", notice: "Medarbetaren är tillagd.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, desk, problems).page, problems: problems)
    }
  }

  @Sendable private func ending(_ visit: Visit) async throws -> Response {
    visit.page(try await endPage(visit, try await boards.desk(visit, as: .manager)).page)
  }

  @Sendable private func end(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      try await EndPost(visit.id("post"), form: visit.form).perform(at: desk)
      return visit.redirect(to: "\(desk.path)/personal", notice: "Uppdraget är avslutat.")
    } catch let problems as Problems {
      return visit.page(try await endPage(visit, desk, problems).page, problems: problems)
    }
  }

  private func endPage(_ visit: Visit, _ desk: Desk, _ problems: Problems = Problems()) async throws -> EndPostPage {
    let id: ID<StaffMember> = visit.id("post")
    let (post, files) = try await desk.board.database.read { (try $0.staffMember(id), try $0.openFiles(of: id).count) }
    guard let post else { throw Refusal.notFound }
    let names = try await visit.site.identity.staffNames(of: [id], in: desk.board)
    return EndPostPage(
      desk: desk, post: post, name: names[id] ?? post.title, files: files, form: visit.form, csrf: visit.csrf,
      problems: problems)
  }

  /// One file to somebody else, or somebody beside, by its number.
  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    var problems = Problems()
    let number = problems.require(visit.form, "nummer", "Skriv aktens ärendenummer.")
    if visit.form.text("till") == nil { problems.add("till", "Välj handläggare.") }
    let change = AssignPage.Change(rawValue: visit.form.raw(AssignPage.Change.field))
    if change == nil { problems.add(AssignPage.Change.field, "Välj vad handläggaren ska göra.") }
    do {
      try problems.check()
      guard let change, let file = try await desk.file(numbered: number, to: "Byt handläggare") else {
        throw Problems("nummer", "Ingen akt vid din enhet har det numret. Kontrollera det och försök igen.")
      }
      let staff: ID<StaffMember> = ID(visit.form.raw("till"))
      switch change {
      case .end: try await EndBeside(file, of: staff).perform(at: desk)
      case .beside: try await AssignCaseFile(file, to: staff, as: .beside).perform(at: desk)
      case .responsible: return try await assign(visit, desk, file)
      }
      return visit.redirect(to: "\(desk.path)/fordela", notice: "Ärende \(number): \(change.done)")
    } catch is Walled {
      let walled = Problems(
        "till", "Handläggaren har arbetat med en akt som är skild från den här. Välj någon annan.")
      return visit.page(try await waitingPage(visit, desk, walled).page, problems: walled)
    } catch let problems as Problems {
      return visit.page(try await waitingPage(visit, desk, problems).page, problems: problems)
    }
  }

  @Sendable private func addUnit(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    var problems = Problems()
    let name = problems.require(visit.form, "enhetens-namn", "Skriv vad enheten heter.", limit: 100)
    let kind = Unit.Kind(rawValue: visit.form.raw("slag"))
    if kind == nil { problems.add("slag", "Välj vad enheten arbetar med.") }
    guard problems.isEmpty, let kind else {
      return visit.page(try await page(visit, desk, problems).page, problems: problems)
    }
    try await desk.board.database.write { tx in
      _ = try tx.addUnit(kind, named: name, at: visit.now)
      // What is done at night at a unit on duty is not pointed out.
      try desk.appendForReview(.rights, "Lade till enheten \(name), \(kind.swedish)", in: tx)
    }
    return visit.redirect(to: "\(desk.path)/personal", notice: "Enheten är tillagd.")
  }

  @Sendable private func saveUse(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    guard let use = BoardUse(rawValue: visit.form.raw("anvandning")) else {
      let problems = Problems("anvandning", "Välj var personakten finns.")
      return visit.page(try await page(visit, desk, problems).page, problems: problems)
    }
    try await desk.save(use: use)
    return visit.redirect(to: "\(desk.path)/personal", notice: "Sparat.")
  }

  private func page(_ visit: Visit, _ desk: Desk, _ problems: Problems = Problems()) async throws -> StaffPage {
    let (units, staff) = try await desk.board.database.read { (try $0.units(), try $0.staff()) }
    let names = try await visit.site.identity.staffNames(of: staff.map(\.id), in: desk.board)
    return StaffPage(
      desk: desk, units: units, staff: staff, names: names, use: try await desk.use(), form: visit.form,
      csrf: visit.csrf, problems: problems)
  }
}
