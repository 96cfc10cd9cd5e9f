internal import Access
internal import AccessLog
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// How the person's data are protected.
struct ProtectionRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/akter/{file}/skydd", .boardStaff, show),
      .post("/namnder/{board}/akter/{file}/skydd", .boardStaff, save),
    ]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (open, subject, version) = try await desk.open(visit.id("file"), to: .read, "Skydd") { open, tx in
      (open, try open.subject(), try open.protectionVersion(in: tx))
    }
    let form = Form(open.protection, version: version)
    return visit.page(ProtectionFormPage(open: open, subject: subject, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let file: ID<CaseFile> = visit.id("file")
    do {
      let act = try SetProtection(form: visit.form, on: visit.today)
      try await desk.open(file, to: .write, "Skydd") { open, tx in try act.perform(in: tx, by: open) }
      return visit.redirect(to: "\(desk.path)/akter/\(file)", notice: "Skyddet är sparat.")
    } catch let problems as Problems {
      let (open, subject) = try await desk.open(file, to: .read, "Skydd") { open, _ in (open, try open.subject()) }
      let page = ProtectionFormPage(
        open: open, subject: subject, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }
}
