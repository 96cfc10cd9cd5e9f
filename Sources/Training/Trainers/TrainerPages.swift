internal import Access
internal import HTML
internal import Register
internal import Vocabulary
internal import Web

/// A trainer as others may see them: a protected person neither by name nor by address, and who works at a shelter without
/// workplace. Sv: rad i utbildarregistret.
struct ShownTrainer: Sendable {
  let trainer: Trainer
  let name: String
  let showsWorkplace: Bool
  let mail: String?
  let phone: String?

  /// An address or a telephone may be the shelter's.
  init(_ trainer: Trainer, name: String, showsWorkplace: Bool, mail: String?, phone: String?) {
    self.trainer = trainer
    self.name = name
    self.showsWorkplace = showsWorkplace
    self.mail = showsWorkplace ? mail : nil
    self.phone = showsWorkplace ? phone : nil
  }

  var since: String {
    showsWorkplace ? "\(trainer.organisationName), sedan \(trainer.since.year)" : "Sedan \(trainer.since.year)"
  }

  var town: String? {
    showsWorkplace ? trainer.municipality.flatMap { Sweden.current.municipality($0)?.name } : nil
  }

  var about: String? { showsWorkplace ? trainer.about : nil }
}

/// The trainers' register, by subject and county.
struct TrainerListPage {
  let trainers: [ShownTrainer]
  let subjects: [Subject]
  let query: Form
  let viewer: Viewer

  var page: Page {
    Page(
      "Utbildare", width: .wide,
      actions: viewer.isInCountyTeam
        ? "<a class=\"btn second\" href=\"/utbildare/ny\">Lägg till en utbildare</a>" : .empty,
      content: """
        \(TrainingTabs.html(on: .trainers, for: viewer))
        <p>Här finns de som utbildar andra. Kontaktuppgifter visas bara för den som har sagt ja till det.</p>
        <form class="filter" method="get" action="/utbildare">
        \(select("amne", "Ämne", all: "Alla ämnen", subjects.map { .init($0.id.text, $0.name) }))
        \(select("lan", "Län", all: "Alla län", Sweden.current.counties.map { .init($0.code.text, $0.shortName) }))
        <button class="btn second">Visa</button> <a class="btn quiet" href="/utbildare">Rensa</a></form>
        <p role="status">\(counted(trainers.count, "En utbildare", "utbildare")).</p>
        \(trainers.isEmpty ? HTML("<p>Ingen utbildare stämmer med urvalet. Länsteamet lägger till utbildare.</p>") : table)
        """)
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="utb" tabindex="0"><table class="data">
    <caption class="vh" id="utb">Utbildare</caption>
    <thead><tr><th scope="col">Namn</th><th scope="col">Utbildar i</th><th scope="col">Län</th><th scope="col">Kontakt</th></tr></thead>
    <tbody>\(trainers.html(row))</tbody></table></div>
    """
  }

  private func row(_ shown: ShownTrainer) -> HTML {
    let trainer = shown.trainer
    let names = subjects.filter { trainer.subjects.contains($0.id) }.map(\.name)
    let mayChange = trainer.isWritable(by: viewer) && shown.showsWorkplace
    return """
      <tr><th scope="row">\(shown.name)<br><small>\(shown.since)</small>\
      \(mayChange ? HTML("<br><a href=\"/utbildare/\(trainer.id.text)\">Ändra<span class=\"vh\"> \(shown.name)</span></a>") : .empty)</th>\
      <td>\(names.joined(separator: ", "))\(shown.about.map { HTML("<br><small>\($0)</small>") } ?? .empty)</td>\
      <td>\(Sweden.names(of: trainer.counties))\(shown.town.map { ", \($0)" } ?? "")</td><td>\(contact(shown))</td></tr>
      """
  }

  private func contact(_ shown: ShownTrainer) -> HTML {
    guard shown.trainer.showsContact, shown.mail != nil || shown.phone != nil else {
      return "<span class=\"soft\">Visas inte</span>"
    }
    let mail: HTML = shown.mail.map { "<a href=\"mailto:\($0)\">\($0)</a>" } ?? .empty
    return "\(mail)\(shown.phone.map { HTML(" \($0)") } ?? .empty)"
  }

  private func select(_ name: String, _ label: String, all: String, _ choices: [Fields.Choice]) -> HTML {
    """
    <div><label for="u-\(name)">\(label)</label><select id="u-\(name)" name="\(name)"><option value="">\(all)</option>\
    \(choices.html { choice in
      "<option value=\"\(choice.value)\"\(attribute("selected", when: choice.value == query.raw(name)))>\(choice.text)</option>"
    })</select></div>
    """
  }
}

/// The form for a trainer: a new one, or one that is there.
struct TrainerFormPage {
  /// Nil for a new one.
  let trainer: Trainer?
  let subjects: [Subject]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var hasAccount: Bool { trainer?.person != nil }

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      trainer == nil ? "Lägg till en utbildare" : "Ändra en utbildare", width: .form,
      crumbs: [Link("Utbildare", "/utbildare")], problems: problems,
      content: """
        \(trainer == nil ? HTML("<p>Lägg bara till den som har sagt ja till att stå i registret.</p>") : .empty)
        <form method="post" action="\(trainer.map { "/utbildare/\($0.id)" } ?? "/utbildare/ny")" novalidate>\(csrf)\(fields.seen)
        \(hasAccount ? fields.hidden("namn") : fields.text("namn", "Namn"))
        \(hasAccount ? HTML("<p>Namn och kontaktuppgifter kommer från registret. Utbildaren bestämmer själv om de visas.</p>") : contact(fields))
        \(fields.text("arbetsplats", "Arbetar på"))
        \(fields.boxes("amne", "Utbildar i", subjects.map { .init($0.id.text, $0.name) }))
        \(fields.boxes("lan", "Län", Sweden.current.counties.map { .init($0.code.text, $0.shortName) }))
        \(fields.text("kommun", "Kommun", hint: "Namn eller fyra siffror, om det gäller en viss kommun.", optional: true))
        \(fields.area("om", "Mer att veta", optional: true, rows: 3))
        \(fields.date("sedan", "Utbildare sedan"))\(fields.date("till", "Slutar vara utbildare", hint: "Sista dagen. Då visas utbildaren inte längre. Skriv som 2026-11-22.", optional: true))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  private func contact(_ fields: Fields) -> HTML {
    """
    \(fields.text("epost", "E-post", hint: "Finns adressen i registret tas namn och kontaktuppgifter därifrån.", optional: true, type: "email", autocomplete: "off"))
    \(fields.text("telefon", "Telefon", optional: true, type: "tel", autocomplete: "off"))
    \(fields.box("visas", "Personen har sagt ja till att kontaktuppgifterna visas för inloggade"))
    """
  }
}

extension Form {
  /// What is stored, as the form has it; the register has the name of whoever has an account.
  init(_ trainer: Trainer, name: String? = nil) {
    self.init(
      fields: [
        ("namn", name ?? trainer.name ?? ""), ("epost", trainer.mail ?? ""), ("telefon", trainer.phone ?? ""),
        ("arbetsplats", trainer.organisationName), ("kommun", trainer.municipality?.text ?? ""),
        ("om", trainer.about ?? ""), ("sedan", trainer.since.text), ("till", trainer.until?.text ?? ""),
        ("visas", trainer.showsContact ? "ja" : ""),
      ] + trainer.subjects.map { ("amne", $0.text) } + trainer.counties.map { ("lan", $0.text) })
  }
}
