internal import Access
internal import HTML
internal import Hummingbird
internal import Vocabulary
internal import Web

/// Files that were wrongly opened: sealed away, and taken back.
struct SetAsideRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/undanlagda", .boardStaff, list),
      .post("/namnder/{board}/undanlagda", .boardStaff, setAside),
      .post("/namnder/{board}/undanlagda/{file}", .boardStaff, takeBack),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit, try await boards.desk(visit, as: .manager)).page)
  }

  @Sendable private func setAside(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    var problems = Problems()
    let number = problems.require(visit.form, "nummer", "Skriv aktens ärendenummer.")
    let reason = problems.require(visit.form, "skal", "Skriv varför akten är felaktigt upplagd.", limit: 1000)
    do {
      try problems.check()
      // What is not there is answered as another unit's is.
      let file = try await desk.file(numbered: number, to: "Lägg undan") ?? ID("")
      try await SetAside(file, aside: true, reason: reason).perform(at: desk)
      return visit.redirect(
        to: "\(desk.path)/undanlagda",
        notice: "Ärende \(number) är undanlagt. Ingen kan läsa eller hitta akten, inte heller den som arbetar med den.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, desk, problems).page, problems: problems)
    }
  }

  @Sendable private func takeBack(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .manager)
    do {
      let reason = visit.form.text("skal") ?? ""
      try await SetAside(visit.id("file"), aside: false, reason: reason).perform(at: desk)
      return visit.redirect(to: "\(desk.path)/undanlagda", notice: "Akten är tillbaka hos dem som arbetade med den.")
    } catch let problems as Problems {
      return visit.redirect(
        to: "\(desk.path)/undanlagda", warning: problems.inOneLine)
    }
  }

  private func page(_ visit: Visit, _ desk: Desk, _ problems: Problems = Problems()) async throws -> SetAsidePage {
    let files = try await desk.filesSetAside()
    let names = try await visit.site.identity.staffNames(of: files.compactMap(\.by), in: desk.board)
    return SetAsidePage(
      desk: desk, files: files, names: names, form: visit.form, csrf: visit.csrf, problems: problems)
  }
}

struct SetAsidePage {
  let desk: Desk
  let files: [FileSetAside]
  let names: [ID<StaffMember>: String]
  let form: Form
  let csrf: HTML
  let problems: Problems

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Akter som är felaktigt upplagda", width: .form, crumbs: [Link("Att fördela", "\(desk.path)/fordela")],
      kind: desk.name,
      lead: """
        Har en akt lagts upp för fel person, eller av misstag? Lägg undan den. Ingenting förstörs, men ingen kan läsa eller \
        hitta den förrän du tar tillbaka den.
        """, problems: problems,
      content: """
        <form method="post" action="\(desk.path)/undanlagda" novalidate>\(csrf)
        \(fields.text("nummer", "Ärendenummer", autocomplete: "off", size: .w12))
        \(fields.area("skal", "Varför är akten felaktig?", hint: "Skriv inte namn. Skälet sparas och granskas.", rows: 2))
        <p class="actions">\(button("Lägg undan"))</p></form>
        <h2>Undanlagda akter</h2>
        \(files.isEmpty ? HTML("<div class=\"empty\"><p>Ingen akt är undanlagd.</p></div>") : list)
        """)
  }

  private var list: HTML {
    """
    <ul class="rows">\(files.html { item in
      let field = "skal-\(item.file.id.text)"
      return """
        <li><span>\(item.file.number), \(item.file.role.swedish.lowercasedFirst). Undanlagd \(item.at.day.words)\(item.by.flatMap { names[$0] }.map { " av \($0)" } ?? ""). \(item.reason ?? "")</span>
        <form class="line" method="post" action="\(desk.path)/undanlagda/\(item.file.id.text)">\(csrf)
        <label for="\(field)">Skäl<span class="vh"> att ta tillbaka \(item.file.number)</span></label>
        <input id="\(field)" name="skal" class="w12"> \
        <button class="btn second small">Ta tillbaka<span class="vh"> \(item.file.number)</span></button></form></li>
        """
    })</ul>
    """
  }
}
