internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The way in, one's own files, the search, a new file and a file.
struct CaseFileRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder", .boardStaff, enter),
      .get("/namnder/{board}", .boardStaff, own),
      .post("/namnder/{board}/kolumner", .boardStaff, choose),
      .post("/namnder/{board}/sok", .boardStaff, find),
      .get("/namnder/{board}/akter/ny", .boardStaff, newFile),
      .post("/namnder/{board}/akter/ny", .boardStaff, register),
      .get("/namnder/{board}/akter/{file}", .boardStaff, show),
    ]
  }

  @Sendable private func enter(_ visit: Visit) async throws -> Response {
    let known = visit.viewer.boards
    if known.count == 1 { return .redirect(to: "/namnder/\(known[0].id)") }
    return visit.page(
      Page(
        "Välj nämnd",
        content: "<ul class=\"rows\">\(known.html { "<li>\(Link($0.name, "/namnder/\($0.id)").html)</li>" })</ul>"))
  }

  @Sendable private func own(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker, .manager, .logReviewer)
    switch desk.staff.role {
    case .worker: return visit.page(try await ownFiles(visit, at: desk).page)
    case .manager: return .redirect(to: "\(desk.path)/fordela")
    case .logReviewer: return .redirect(to: "\(desk.path)/logg/\(ReviewMonth(of: visit.today).text)")
    }
  }

  private func ownFiles(_ visit: Visit, at desk: Desk) async throws -> OwnFilesPage {
    let address = ListAddress(visit, keeping: ["ordning", "riktning"])
    let order = ListOrder(visit, columns: OwnFiles.Order.allCases.map(\.rawValue), address: address)
    @Sendable func pager(_ total: Int) -> Pager { Pager(visit, total: total, address: address) }
    let own = try await desk.ownFiles(by: .init(rawValue: order.column) ?? .next, isDescending: order.isDescending) {
      pager($0).range
    }
    return OwnFilesPage(desk: desk, own: own, csrf: visit.csrf, list: (order, pager(own.total)))
  }

  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let choice = ListChoice(visit.form)
    try await desk.board.database.write { [staff = desk.staff.id] in try $0.keep(choice, of: staff) }
    return visit.redirect(to: desk.path, notice: "Kolumnerna är sparade.")
  }

  /// What is asked for is posted, so that no name stands in an address, a history or a server's log.
  @Sendable private func find(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    guard let text = visit.form.text("sok") else {
      let problems = Problems("sok", "Skriv ett namn, ett personnummer eller ett ärendenummer.")
      let page = OwnFilesPage(desk: desk, own: .none, csrf: visit.csrf, asked: visit.form, problems: problems)
      return visit.page(page.page, problems: problems)
    }
    let found = try await desk.find(text)
    return visit.page(OwnFilesPage(desk: desk, own: found, csrf: visit.csrf, asked: visit.form).page)
  }

  @Sendable private func newFile(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let units = try await desk.board.database.read { try $0.units() }
    // From an adult's file, a child's comes next.
    let form = Form(fields: [("roll", visit.query("roll") ?? "")])
    return visit.page(RegisterCaseFilePage(desk: desk, units: units, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func register(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let units = try await desk.board.database.read { try $0.units() }
    do {
      let act = try RegisterCaseFile(form: visit.form, units: units, asOf: visit.today)
      if let number = act.personalNumber, !visit.form.isTicked("en-till"), try await desk.isKnown(number) {
        throw Problems("en-till", RegisterCaseFile.knownNumber)
      }
      let id = try await act.perform(at: desk)
      let next = act.children == .yes ? " Lägg nu upp en egen akt för varje barn." : ""
      return visit.redirect(to: "\(desk.path)/akter/\(id)", notice: "Akten är upplagd.\(next)")
    } catch let problems as Problems {
      let page = RegisterCaseFilePage(desk: desk, units: units, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (open, subject, contact, clocks, notes, relations, unreferenced, extracts) = try await desk.open(
      visit.id("file"), to: .read
    ) { open, tx in
      (
        open, try open.subject(), try open.safeContact(in: tx), try tx.clocks(of: [open.file.id], on: desk.now.day),
        try open.notes(in: tx),
        try desk.board.relations(of: open.file.id, in: tx).filter { try tx.isReader(desk.staff.id, of: $0.id) },
        try tx.workSupportBegan().map { try open.unreferenced(since: $0, in: tx) } ?? [], try open.extracts(in: tx)
      )
    }
    let staff = notes.map(\.writer) + [contact?.writer].compactMap(\.self)
    let writers = try await visit.site.identity.staffNames(of: staff, in: desk.board)
    return visit.page(
      CaseFilePage(
        open: open, subject: subject, contact: contact, clocks: clocks, notes: notes, relations: relations,
        writers: writers, unreferenced: unreferenced, extracts: extracts
      ).page)
  }
}
