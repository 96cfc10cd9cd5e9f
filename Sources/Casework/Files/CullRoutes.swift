internal import Access
internal import HTML
internal import Hummingbird
internal import Vocabulary
internal import Web

/// Closed files whose time is out.
struct CullRoutes {
  let boards: Boards

  private static let path = "/namnder/{board}/gallring"

  var routes: [Route] { [.get(Self.path, .boardStaff, list), .post(Self.path, .boardStaff, cull)] }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    return visit.page(CullPage(desk: desk, files: try await desk.filesToCull(), form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func cull(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      let numbers = try await CullFiles(form: visit.form).perform(at: desk)
      return visit.redirect(
        to: "\(desk.path)/gallring",
        notice: "Gallrat: \(numbers.joined(separator: ", ")). Det går inte att ångra.")
    } catch let problems as Problems {
      let files = try await desk.filesToCull()
      return visit.page(
        CullPage(desk: desk, files: files, form: visit.form, csrf: visit.csrf, problems: problems).page,
        problems: problems)
    }
  }
}

private struct CullPage {
  let desk: Desk
  let files: [CullableFile]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Akter att gallra", width: .form, crumbs: [Link("Att fördela", "\(desk.path)/fordela")], kind: desk.name,
      lead:
        "Avslutade akter vid din enhet vars tid har gått ut. En gallrad akt går aldrig att läsa igen, inte heller i en säkerhetskopia.",
      problems: problems,
      content: files.isEmpty ? "<div class=\"empty\"><p>Ingen akt vid enheten ska gallras nu.</p></div>" : choice)
  }

  private var choice: HTML {
    let fields = Fields(form.without(CullFiles.Field.isChecked), problems: problems)
    return """
      <form method="post" action="\(desk.path)/gallring" novalidate>\(csrf)
      \(fields.boxes(CullFiles.Field.file, "Akter vars tid har gått ut", files.map {
        .init($0.file.id.text, "\($0.file.words). Avslutad \($0.closed?.text ?? ""), gallras senast \($0.last.words).", hint: $0.why)
      }))
      \(fields.box(
        CullFiles.Field.isChecked, "Jag har kontrollerat att ingen av akterna ska bevaras",
        hint: "Till exempel för en tillsyn, en rättegång eller någon som har begärt att få läsa. Gallringen granskas."))
      <p class="actions">\(button("Gallra de valda akterna"))</p></form>
      """
  }
}
