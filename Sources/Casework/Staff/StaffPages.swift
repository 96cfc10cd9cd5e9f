internal import HTML
internal import Vocabulary
internal import Web

/// Units and staff of the board, for its managers.
struct StaffPage {
  let desk: Desk
  let units: [Unit]
  let staff: [StaffMember]
  let names: [ID<StaffMember>: String]
  let use: BoardUse
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Medarbetare", width: .wide, crumbs: [Link("Att fördela", "\(desk.path)/fordela")], kind: desk.name,
      problems: problems,
      content: """
        <div class="scroll" role="region" aria-labelledby="medarbetare" tabindex="0"><table class="data">
        <caption id="medarbetare">\(counted(staff.count, "En medarbetare", "medarbetare"))</caption>
        <thead><tr><th scope="col">Namn och titel</th><th scope="col">Enhet</th><th scope="col">Får</th>\
        <th scope="col">Sluta</th></tr></thead><tbody>\(staff.html(row))</tbody></table></div>
        <h2>Lägg till en medarbetare</h2>
        <form method="post" action="\(desk.path)/personal" novalidate>\(csrf)\(fields)
        <p class="actions">\(button("Lägg till"))</p></form>
        <h2>Var personakten finns</h2>
        <form method="post" action="\(desk.path)/anvandning" novalidate>\(csrf)
        \(Fields(
          form.has("anvandning") ? form : Form(fields: [("anvandning", use.rawValue)]), problems: problems
        ).radios("anvandning", "Nämnden använder Samfrid så här", BoardUse.allCases.map { .init($0.rawValue, $0.swedish, hint: $0.hint) }))
        <p class="actions">\(button("Spara", style: "btn second"))</p></form>
        <h2>Lägg till en enhet</h2>
        <form method="post" action="\(desk.path)/enheter" novalidate>\(csrf)
        \(Fields(form, problems: problems).text("enhetens-namn", "Enhetens namn", size: .w20))
        \(Fields(form, problems: problems).select("slag", "Arbetar med", Unit.Kind.allCases.map {
          .init($0.rawValue, $0.swedish)
        }))
        <p class="actions">\(button("Lägg till enheten", style: "btn second"))</p></form>
        """)
  }

  private var fields: HTML {
    let fields = Fields(form, problems: problems)
    return """
      \(fields.text("namn", "Namn", autocomplete: "off", size: .w20))
      \(fields.text("epost", "E-postadress", autocomplete: "off", size: .w20))
      \(fields.text("titel", "Titel", size: .w20))
      \(fields.select("enhet", "Enhet", [.init("", "Välj enhet")] + units.map { .init($0.id.text, $0.name) }))
      \(fields.radios("roll", "Medarbetaren ska", [
        .init("worker", "Handlägga", hint: "Öppnar bara akter som en chef har fördelat, eller som medarbetaren själv lagt upp."),
        .init("manager", "Leda enheten", hint: "Fördelar enhetens akter och ser bara deras nummer och roll."),
        .init("logReviewer", "Granska loggen", hint: "Ser vem som har öppnat vad, men öppnar inga akter."),
      ]))
      """
  }

  private func row(_ member: StaffMember) -> HTML {
    let end: HTML = """
      <a class="btn second small" href="\(desk.path)/personal/\(member.id.text)/avsluta">Avsluta\
      <span class="vh"> uppdraget för \(names[member.id] ?? "")</span></a>
      """
    return """
      <tr><th scope="row">\(names[member.id] ?? member.title)</th>\
      <td>\(units.first { $0.id == member.unit }?.name ?? "")</td><td>\(member.role.swedish)</td>\
      <td>\(member.id == desk.staff.id ? "Du själv" : end)</td></tr>
      """
  }
}

/// The unit's files that wait for somebody: number and role alone.
struct AssignPage {
  struct Load {
    let name: String
    let files: Int
    let due: Int
    /// When the emergency list was printed; nil where it never was.
    let listedAt: Moment?
  }

  let desk: Desk
  let waiting: [(file: CaseFile, number: String)]
  /// What is due soon, or has passed, in all of the unit's files.
  let due: [(clock: Clock, file: NumberedFile)]
  /// What each of the unit's workers answers for, and how much of it is due soon.
  let loads: [Load]
  /// Whom a file can be given to.
  let workers: [(id: ID<StaffMember>, name: String)]
  let csrf: HTML
  /// What was sent to change who works with a file, when something is wrong with it.
  var form: Form?
  var problems = Problems()

  var page: Page {
    Page(
      "Att fördela", width: .wide, kind: desk.name,
      lead: "Akter vid din enhet som ingen är ansvarig för. Du ser deras nummer och roll, inte vem de handlar om.",
      actions: """
        <a class="btn second small" href="\(desk.path)/overlamna">Lämna över akter</a>\
        <a class="btn second small" href="\(desk.path)/personal">Medarbetare</a>\
        <a class="btn second small" href="\(desk.path)/metoder">Metoder och formulär</a>
        """, problems: problems,
      content: (waiting.isEmpty
        ? "<div class=\"empty\"><p>Alla akter vid enheten har en ansvarig handläggare.</p></div>" : queue) + change
        + times + load)
  }

  /// What is done with somebody and a file.
  enum Change: String, CaseIterable {
    static let field = "som"
    case responsible, beside, end

    var swedish: String {
      switch self {
      case .responsible: "Ta över som ansvarig"
      case .beside: "Arbeta bredvid som medhandläggare, utan att se var personen finns"
      case .end: "Inte vara medhandläggare längre"
      }
    }

    var done: String {
      switch self {
      case .responsible: "handläggaren är nu ansvarig."
      case .beside: "handläggaren är nu medhandläggare."
      case .end: "handläggaren är inte medhandläggare längre."
      }
    }
  }

  private var change: HTML {
    let fields = Fields(form ?? Form(), problems: problems)
    return """
      <details class="more"\(attribute("open", when: form != nil))><summary>Byt handläggare för en akt, eller lägg till en medhandläggare</summary>
      <form method="post" action="\(desk.path)/byt" novalidate>\(csrf)
      \(fields.text("nummer", "Ärendenummer", hint: "Också en avslutad akt.", autocomplete: "off", size: .w12))
      \(fields.select("till", "Handläggare", [.init("", "Välj handläggare")] + workers.map { .init($0.id.text, $0.name) }))
      \(fields.radios(Change.field, "Handläggaren ska", Change.allCases.map { .init($0.rawValue, $0.swedish) }))
      <p class="actions">\(button("Spara", style: "btn second"))</p></form></details>
      <p class="line"><a href="\(desk.path)/undanlagda">Akter som är felaktigt upplagda</a> <a href="\(desk.path)/gallring">Akter att gallra</a></p>
      """
  }

  /// So that no one gets more than they can carry; it says nothing of what they do.
  private var load: HTML {
    guard !loads.isEmpty else { return .empty }
    return """
      <h2>Så många akter har var och en</h2><div class="scroll" role="region" aria-labelledby="belastning" tabindex="0">
      <table class="data"><caption id="belastning">Handläggare vid enheten</caption><thead><tr><th scope="col">Handläggare</th>\
      <th scope="col" class="num">Ansvarar för</th><th scope="col" class="num">Tider inom två veckor</th>\
      <th scope="col">Nödlista</th></tr></thead>
      <tbody>\(loads.html { load in
        "<tr><th scope=\"row\">\(load.name)</th><td class=\"num\">\(load.files)</td><td class=\"num\">\(load.due)</td><td>\(list(load))</td></tr>"
      })</tbody></table></div>
      """
  }

  /// A unit's emergency list is its workers' sheets.
  private func list(_ load: Load) -> HTML {
    guard load.files > 0 else { return .empty }
    guard let at = load.listedAt else { return "<span class=\"st late\">Saknas</span>" }
    let isOld = at.day.days(until: desk.now.day) > EmergencyList.freshDays
    return isOld ? "<span class=\"st late\">\(at.day.text), för gammal</span>" : "\(at.day.text)"
  }

  private var queue: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="vantar" tabindex="0"><table class="data">
    <caption id="vantar">\(counted(waiting.count, "En akt väntar", "akter väntar"))</caption>
    <thead><tr><th scope="col">Ärende</th><th scope="col">Akten handlar om</th><th scope="col">Upplagd</th>\
    <th scope="col">Ansvarig</th></tr></thead><tbody>\(waiting.html(row))</tbody></table></div>
    """
  }

  private var times: HTML {
    guard !due.isEmpty else { return .empty }
    return """
      <h2>Tider som löper ut</h2><div class="scroll" role="region" aria-labelledby="tider" tabindex="0"><table class="data">
      <caption id="tider">Enhetens akter, två veckor framåt och det som har passerat</caption>
      <thead><tr><th scope="col">Ärende</th><th scope="col">Akten handlar om</th><th scope="col">Vad</th>\
      <th scope="col">När</th><th scope="col">Stöd</th></tr></thead><tbody>\(due.html(time))</tbody></table></div>
      """
  }

  private func time(_ item: (clock: Clock, file: NumberedFile)) -> HTML {
    """
    <tr><th scope="row">\(item.file.number)</th><td>\(item.file.role.swedish)</td><td>\(item.clock.kind.swedish)</td>\
    <td>\(ClockLine(item.clock, on: desk.now.day).status)</td><td>\(item.clock.law)</td></tr>
    """
  }

  private func row(_ item: (file: CaseFile, number: String)) -> HTML {
    let field = "till-\(item.file.id.text)"
    return """
      <tr><th scope="row">\(item.number)</th><td>\(item.file.role.swedish)</td><td class="nb">\(item.file.openedAt.day.text)</td>
      <td><form class="line" method="post" action="\(desk.path)/akter/\(item.file.id.text)/fordela">\(csrf)
      <label class="vh" for="\(field)">Ansvarig för ärende \(item.number)</label>
      <select id="\(field)" name="till"><option value="">Välj handläggare</option>\(workers.html {
        "<option value=\"\($0.id.text)\">\($0.name)</option>"
      })</select> <button class="btn second small">Fördela<span class="vh"> ärende \(item.number)</span></button></form></td></tr>
      """
  }
}

/// Asks the manager for the reason to give somebody a file that is walled off from one they work with.
struct OverridePage {
  let desk: Desk
  let file: ID<CaseFile>
  let form: Form
  let csrf: HTML
  let problems: Problems

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Akten är skild från en annan", width: .form, crumbs: [Link("Att fördela", "\(desk.path)/fordela")],
      kind: desk.name,
      lead: """
        Handläggaren arbetar med en akt som är skild från den här. Samma person ska inte ha båda. Välj helst någon annan.
        """, problems: problems,
      content: """
        <form method="post" action="\(desk.path)/akter/\(file.text)/fordela" novalidate>\(csrf)\(fields.hidden("till"))
        \(fields.area("skal", "Varför kan ingen annan ta akten?", hint: "Skälet sparas och granskas."))
        <p class="actions">\(button("Fördela ändå", style: "btn second"))
        <a class="btn" href="\(desk.path)/fordela">Välj någon annan</a></p></form>
        """)
  }
}

/// Asks why a post ends, and says what follows.
struct EndPostPage {
  let desk: Desk
  let post: StaffMember
  let name: String
  /// How many open files are left without anybody who answers for them.
  let files: Int
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Avsluta uppdraget", width: .form, crumbs: [Link("Medarbetare", "\(desk.path)/personal")], kind: desk.name,
      lead: "\(name) kommer inte längre åt någonting vid nämnden. \(consequence)", problems: problems,
      content: """
        <form method="post" action="\(desk.path)/personal/\(post.id.text)/avsluta" novalidate>\(csrf)
        \(Fields(form, problems: problems).text("skal", "Varför uppdraget avslutas", hint: "Sparas, och granskas av någon annan."))
        <p class="actions">\(button("Avsluta uppdraget"))</p></form>
        """)
  }

  private var consequence: String {
    files == 0
      ? "Ingen öppen akt blir utan handläggare."
      : "\(counted(files, "En öppen akt", "öppna akter")) blir utan handläggare. Lämna helst över dem först."
  }
}
