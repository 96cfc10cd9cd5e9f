internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Files that change hands: all of somebody's at once, and one that could not wait.
struct StandInRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/overlamna", .boardStaff, handOverForm),
      .post("/namnder/{board}/overlamna", .boardStaff, handOver),
      .post("/namnder/{board}/ersattare/{post}/avsluta", .boardStaff, end),
      .get("/namnder/{board}/nodoppna", .boardStaff, emergencyForm),
      .post("/namnder/{board}/nodoppna", .boardStaff, open),
    ]
  }

  @Sendable private func handOverForm(_ visit: Visit) async throws -> Response {
    visit.page(try await handOverPage(visit, try await boards.desk(visit, as: .manager), Form()).page)
  }

  @Sendable private func handOver(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      let (moved, left) = try await HandOverFiles(form: visit.form, on: visit.today).perform(at: desk)
      let words = "\(counted(moved, "En akt", "akter")) lämnades över."
      guard left > 0 else { return visit.redirect(to: "\(desk.path)/fordela", notice: words) }
      return visit.redirect(
        to: "\(desk.path)/fordela",
        warning:
          "\(words) \(counted(left, "En akt är skild", "akter är skilda")) från det mottagaren arbetar med, och är kvar."
      )
    } catch let problems as Problems {
      return visit.page(try await handOverPage(visit, desk, visit.form, problems).page, problems: problems)
    }
  }

  @Sendable private func end(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    try await desk.endStandIn(visit.id("post"))
    return visit.redirect(to: "\(desk.path)/overlamna", notice: "Ersättaren når inte längre akterna.")
  }

  private func handOverPage(
    _ visit: Visit, _ desk: Desk, _ form: Form, _ problems: Problems = Problems()
  ) async throws -> HandOverFilesPage {
    let staff = try await desk.board.database.read { try $0.staff() }.filter {
      $0.role == .worker && $0.unit == desk.staff.unit
    }
    let names = try await visit.site.identity.staffNames(of: staff.map(\.id), in: desk.board)
    let workers = SwedishOrder.sorted(staff.map { (id: $0.id, name: names[$0.id] ?? $0.title) }) { $0.name }
    let standIns = try await desk.standIns()
    return HandOverFilesPage(
      desk: desk, workers: workers, standIns: standIns, form: form, csrf: visit.csrf, problems: problems)
  }

  @Sendable private func emergencyForm(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    return visit.page(EmergencyPage(desk: desk, form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func open(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    do {
      let file = try await OpenInEmergency(form: visit.form).perform(at: desk)
      return visit.redirect(
        to: "\(desk.path)/akter/\(file)", notice: "Akten är öppen för dig i \(OpenInEmergency.hours) timmar.")
    } catch let problems as Problems {
      let page = EmergencyPage(desk: desk, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }
}

/// The form that gives all of somebody's files to another.
struct HandOverFilesPage {
  let desk: Desk
  let workers: [(id: ID<StaffMember>, name: String)]
  let standIns: [StandIns]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var current: HTML {
    guard !standIns.isEmpty else { return .empty }
    return """
      <h2>Ersättare just nu</h2><ul class="rows">\(standIns.html { standIn in
        let name = workers.first { $0.id == standIn.staff }?.name ?? "En medarbetare"
        return """
          <li><form class="line" method="post" action="\(desk.path)/ersattare/\(standIn.staff.text)/avsluta">\(csrf)
          <span>\(name), \(counted(standIn.files, "en akt", "akter")) till och med \(standIn.until.adding(minutes: -1).day.words).</span>
          <button class="btn second small">Avsluta ersättningen nu<span class="vh">: \(name)</span></button></form></li>
          """
      })</ul>
      """
  }

  var page: Page {
    let fields = Fields(form, problems: problems)
    let choices = [Fields.Choice("", "Välj")] + workers.map { .init($0.id.text, $0.name) }
    return Page(
      "Lämna över akter", width: .form, crumbs: [Link("Att fördela", "\(desk.path)/fordela")], kind: desk.name,
      lead: """
        Allt som någon ansvarar för går till en annan: för gott när någon slutar, eller till en dag när någon är borta. Då följer bara öppna akter med. En akt \
        som är skild från det mottagaren arbetar med är kvar.
        """, problems: problems,
      content: """
        <form method="post" action="\(desk.path)/overlamna" novalidate>\(csrf)
        \(fields.select("fran", "Den som lämnar", choices))\(fields.select("till", "Den som tar över", choices))
        \(fields.date("tom", "Till och med", hint: "Lämna tomt när akterna byter handläggare för gott. Skriv som 2026-11-22.", optional: true))
        <p class="actions">\(button("Lämna över"))</p></form>\(current)
        """)
  }
}

/// The form that opens a file when it cannot wait.
struct EmergencyPage {
  let desk: Desk
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Nödöppna en akt", width: .form, crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      lead: """
        Bara när det inte kan vänta. Akten är öppen för dig i \(OpenInEmergency.hours) timmar. Vad du gör och varför står i loggen, \
        och granskas alltid.
        """, problems: problems,
      content: """
        <form method="post" action="\(desk.path)/nodoppna" novalidate>\(csrf)
        \(fields.text("nummer", "Ärendenummer eller hela personnumret", autocomplete: "off", size: .w20))
        \(fields.area("skal", "Varför kan det inte vänta?", rows: 3))
        <p class="actions">\(button("Öppna akten"))</p></form>
        """)
  }
}
