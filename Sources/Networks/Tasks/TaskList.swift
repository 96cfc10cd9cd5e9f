internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The tasks that are not done, each with who has it and until when; whoever has one says here how it went.
struct TaskList {
  let tasks: [NetworkTask]
  let network: Network
  let names: NetworkNames
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  var section: HTML {
    guard !tasks.isEmpty else { return .empty }
    return "<h2>Att göra sedan tidigare träffar</h2><ul class=\"rows\">\(tasks.html(row))</ul>"
  }

  private func row(_ task: NetworkTask) -> HTML {
    if let outcome = task.outcome { return over(task, "<span class=\"st done\">Klar</span>", outcome) }
    if let reason = task.droppedBecause { return over(task, "<span class=\"st\">Struken</span>", reason) }
    let isLate = task.due < today
    let hasLeft = !(network.hosts + network.members).contains(task.organisation)
    return """
      <li>\(task.text)<small>\(names.name(task.organisation))\(hasLeft ? " (har lämnat nätverket)" : ""), senast den \(task.due.words). \
      \(isLate ? HTML("<span class=\"st late\">Försenad</span>") : .empty)</small>\(finish(task))</li>
      """
  }

  private func over(_ task: NetworkTask, _ mark: HTML, _ words: String) -> HTML {
    "<li>\(task.text)<small>\(names.name(task.organisation)). \(mark): \(words)</small></li>"
  }

  private func finish(_ task: NetworkTask) -> HTML {
    guard viewer.works(in: task.organisation) || network.isHosted(by: viewer) else { return .empty }
    let isTyped = form.raw("uppgift") == task.id.text
    // Several forms stand on the page: each field has a name of its own.
    let name = "resultat-\(task.id)"
    let typed = isTyped ? [(name, form.raw("resultat"))] : []
    let fields = Fields(Form(fields: typed), problems: isTyped ? problems : Problems())
    return """
      <details class="more"\(attribute("open", when: isTyped))><summary>Avsluta uppgiften<span class="vh">: \(task.text)</span></summary><div>
      <form method="post" action="\(network.path)/uppgifter/\(task.id.text)" novalidate>\(csrf)
      \(fields.text(name, network.isHosted(by: viewer) ? "Hur gick det, eller varför är den inte aktuell?" : "Hur gick det?", hint: "Det läses vid nästa träff."))
      <p>\(button("Avsluta uppgiften", style: "btn second small"))\(drop)</p></form></div></details>
      """
  }
}

extension TaskList {
  /// Several organisations may have counted on it, so the hosts decide that nobody does it.
  private var drop: HTML {
    guard network.isHosted(by: viewer) else { return .empty }
    return " \(button("Inte aktuell längre", name: "gor", value: "stryk", style: "btn quiet small"))"
  }
}

extension Problems {
  /// The same problems where a field stands under another name.
  func renamed(_ field: String, to name: String) -> Problems {
    list.reduce(into: Problems()) { $0.add($1.field == field ? name : $1.field, $1.sentence) }
  }
}
