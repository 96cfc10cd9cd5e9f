internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The minutes as they are read, with what the hosts do next.
struct MinutesPage {
  let sheet: MeetingSheet
  let minutes: Minutes
  let names: NetworkNames
  let viewer: Viewer
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var meeting: Meeting { sheet.meeting }
  private var path: String { "\(meeting.path)/anteckningar" }

  var page: Page {
    Page(
      "Minnesanteckningar", width: .text, crumbs: meeting.crumbs,
      kind: "\(meeting.network.name), \(meeting.day.words)", actions: actions, problems: problems,
      content: """
        <p class="soft">\(minutes.state.swedish). \(signed)</p>\(correction)\(present)
        \(paragraphs(minutes.text))
        \(minutes.decisions.isEmpty ? .empty : HTML("<h2>Beslut</h2><ol>\(minutes.decisions.html { "<li>\($0)</li>" })</ol>"))
        \(tasks)
        \(sheet.isHost ? next : .empty)
        """)
  }

  private var actions: HTML {
    sheet.isHost && minutes.state == .draft ? "<a class=\"btn second\" href=\"\(path)/skriv\">Ändra</a>" : .empty
  }

  private var signed: String {
    let written = "Skrivna av \(names.persons[minutes.writtenBy]), \(minutes.writtenAt.day.words)."
    guard let by = minutes.approvedBy, let at = minutes.approvedAt else { return written }
    return "\(written) Godkända av \(names.persons[by]), \(at.day.words)."
  }

  private var correction: HTML {
    guard minutes.isBeingCorrected else { return .empty }
    return minutes.state == .draft
      ? "<div class=\"note\"><strong>Rättas.</strong> De andra läser den förra versionen tills rättelsen är godkänd.</div>"
      : "<div class=\"note\"><strong>Rättas.</strong> En värd rättar anteckningarna. Det här är versionen som gäller så länge.</div>"
  }

  private var present: HTML {
    let told = sheet.invitees.present(among: names.toldPresent, named: names.byOrganisation)
    return told.map { "<p>Närvarande: \($0)</p>" } ?? .empty
  }

  private var tasks: HTML {
    guard !sheet.tasks.isEmpty else { return .empty }
    return """
      <h2>Att göra</h2><ul class="rows">\(sheet.tasks.html { task in
        """
        <li>\(task.text)<small>\(names.name(task.organisation)), senast den \(task.due.words).\
        \(task.outcome.map { " Klart: \($0)" } ?? task.droppedBecause.map { " Struken: \($0)" } ?? "")</small></li>
        """
      })</ul>
      """
  }

  private var next: HTML {
    switch minutes.state {
    case .draft:
      """
      <h2>Godkänn</h2><p>När anteckningarna är godkända kan alla som är med läsa dem.</p>\(fault("godkann"))\(approve)
      """
    case .approved:
      """
      <h2>Skicka ut</h2><p>Anteckningarna går som brev till alla som var inbjudna.</p>\(fault("skicka"))
      <details class="more"><summary>Skicka ut anteckningarna</summary><div><p>Brev som har skickats går inte att ta tillbaka.</p>
      <form method="post" action="\(path)/skicka">\(csrf)<p>\(button("Ja, skicka ut"))</p></form></div></details>\(reopen)
      """
    case .sent: reopen
    }
  }

  private var approve: HTML {
    guard minutes.waitsForApproval(by: viewer, in: meeting.network) else {
      return "<p>Väntar på att en annan värd godkänner dem.</p>"
    }
    return """
      <form method="post" action="\(path)/godkann">\(csrf)<input type="hidden" name="version" value="\(minutes.version)">
      <p>\(button("Godkänn anteckningarna"))</p></form>
      """
  }

  private func fault(_ field: String) -> HTML {
    problems.sentence(for: field).map { "<p class=\"error\" id=\"f-\(field)\" tabindex=\"-1\">\($0)</p>" } ?? .empty
  }

  private var reopen: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <details class="more"\(attribute("open", when: form.has("skal")))><summary>Rätta något</summary><div>
      <form method="post" action="\(path)/oppna-igen" novalidate>\(csrf)
      \(fields.text("skal", "Vad ska rättas?"))<p>\(button("Öppna igen", style: "btn second"))</p></form></div></details>
      """
  }
}

/// Where the hosts write, and give tasks.
struct WriteMinutesPage {
  let sheet: MeetingSheet
  let minutes: Minutes?
  let names: NetworkNames
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var meeting: Meeting { sheet.meeting }
  private var path: String { "\(meeting.path)/anteckningar" }

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Skriv minnesanteckningar", width: .form, crumbs: meeting.crumbs, problems: problems,
      content: """
        \(agenda)\(theirs)<form method="post" action="\(path)/skriv" data-guarded novalidate>\(csrf)\(fields.hidden("version"))
        \(fields.area("text", "Anteckningar", hint: "Skriv inget om enskilda personers ärenden.", rows: 14))
        \(fields.area("beslut", "Beslut", hint: "Ett på varje rad.", optional: true, rows: 5))
        <p class="actions">\(button("Spara utkast"))</p>
        <h2>Uppgifter</h2>
        \(sheet.tasks.isEmpty ? HTML("<p>Inga uppgifter än.</p>") : HTML("<ul class=\"rows\">\(sheet.tasks.html(task))</ul>"))
        \(fields.text("uppgift", "Vad ska göras?", optional: true))
        \(fields.select("vem", "Vem gör det?", [.init("", "Välj")] + choices, hint: "Uppgiften går till funktionen, också när personen byts.", optional: true))
        \(fields.date("senast", "Klart senast", optional: true))
        <p>\(button("Ge uppgiften och spara utkastet", name: "gor", value: "uppgift", style: "btn second"))</p></form>
        """)
  }

  /// What another host has saved, to compare with.
  private var theirs: HTML {
    guard problems.sentence(for: "version") != nil, let minutes else { return .empty }
    return """
      <div class="note warn" id="f-version" tabindex="-1"><strong>\(problems.sentence(for: "version"))</strong>
      \(paragraphs(minutes.text))\(minutes.decisions.isEmpty ? .empty : HTML("<ul>\(minutes.decisions.html { "<li>\($0)</li>" })</ul>"))</div>
      """
  }

  private var choices: [Fields.Choice] {
    names.sorted(sheet.memberships.map(\.organisation)).map { .init($0.text, names.name($0)) }
  }

  /// One that has been read by others is dropped with a reason, on the network's page.
  private func task(_ task: NetworkTask) -> HTML {
    let remove: HTML =
      sheet.unread.contains(task.id)
      ? button("Ta bort uppgiften", name: "gor", value: "ta-bort-\(task.id)", style: "btn quiet small") : .empty
    return """
      <li>\(task.text)<small>\(names.name(task.organisation)), senast den \(task.due.words)</small>\(remove)</li>
      """
  }

  /// What there was to take up, to write by.
  private var agenda: HTML {
    guard !sheet.agenda.lines.isEmpty else { return .empty }
    return """
      <details class="more"><summary>Dagordningen</summary><div><ol>\(sheet.agenda.lines.html { "<li>\($0.point.title)</li>" })</ol></div></details>
      """
  }
}
