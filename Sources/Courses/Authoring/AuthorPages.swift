internal import HTML
internal import Vocabulary
internal import Web

/// What the authors' pages show.
struct AuthorSheet: Sendable {
  let course: Course
  let working: Working
  let versions: [CourseVersion]
  let films: [CourseFilm]
  let pictures: [CoursePicture]

  var path: String { "\(course.path)/redigera" }

  /// Which draft a form was shown for: who saves an older one is told.
  var saved: HTML { "<input type=\"hidden\" name=\"sparad\" value=\"\(String(working.saves))\">" }
}

/// The way back from the pages of those who write.
enum AuthorCrumbs {
  static func links(_ course: Course, _ title: String) -> [Link] {
    [Link("Kurser", "/kurser"), Link(title, course.path), Link("Redigera", "\(course.path)/redigera")]
  }
}

/// The form for what stands on the page about the course.
struct AboutCoursePage {
  let sheet: AuthorSheet
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Om kursen", width: .form, crumbs: AuthorCrumbs.links(sheet.course, sheet.working.content.title),
      problems: problems,
      content: """
        <form method="post" action="\(sheet.path)/om" novalidate>\(csrf)\
        \(sheet.saved)
        \(fields.text("titel", "Titel"))
        \(fields.area("om", "Vad handlar kursen om?", rows: 3))
        \(fields.area("malgrupp", "För vem?", rows: 2))
        \(fields.text("minuter", "Hur många minuter tar den?", inputMode: "numeric", size: .w4))
        \(fields.area("mal", "Mål", hint: "Ett mål på varje rad, som fortsätter: Efter kursen kan du …", optional: true, rows: 5))
        \(fields.radios("krav", "Vad krävs för att bli klar?", CompletionRule.allCases.map { .init($0.rawValue, $0.swedish) }))
        \(fields.area("kallor", "Källor", hint: "En källa på varje rad: titel | utgivare | år | vad den handlar om.", optional: true, rows: 8))
        \(fields.select("trailer", "Film på kursens sida", [.init("", "Ingen")] + sheet.films.map { .init($0.id.text, $0.title) }, hint: "Den kan vem som helst se.", optional: true))
        \(fields.area("handledning", "Handledning för den som leder en grupp", hint: "En rad som börjar med ## blir en rubrik.", optional: true, rows: 10))
        \(fields.area("sedan", "Vad händer efter kursen?", optional: true, rows: 4))
        \(fields.box("oppen", "Öppen för alla", hint: "Vem som helst ser vad kursen handlar om, och alla i Samfrid kan gå den. Annars bara ert län."))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }
}

/// The form for a module's blocks.
struct EditModulePage {
  let sheet: AuthorSheet
  let number: Int
  let module: CourseModule
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(
      Form(fields: [("modultitel", module.title), ("modulminuter", String(module.minutes))]), problems: problems)
    return Page(
      "Redigera modul \(number)", width: .form, crumbs: AuthorCrumbs.links(sheet.course, sheet.working.content.title),
      actions:
        "<a class=\"btn second\" href=\"\(sheet.path)/forhandsvisa/\(number)\">Förhandsvisa det som är sparat</a>",
      problems: problems,
      content: """
        <form method="post" action="\(sheet.path)/moduler/\(number)" data-guarded novalidate>\(csrf)\
        \(sheet.saved)<input type="hidden" name="modul" value="\(module.id)">\(before)
        <p class="actions">\(button("Spara modulen", name: "gor", value: "spara"))</p>
        \(fields.text("modultitel", "Modulens rubrik"))
        \(fields.text("modulminuter", "Ungefär hur många minuter?", inputMode: "numeric", size: .w4))
        \(module.blocks.enumerated().html(block))
        <h2>Lägg till</h2>
        \(fields.select("slag", "Vad vill du lägga till?", BlockKind.allCases.map { .init($0.rawValue, $0.swedish) }))
        <p class="actions">\(button("Lägg till sist", name: "gor", value: "nytt", style: "btn second")) \
        \(button("Spara modulen", name: "gor", value: "spara"))</p></form>
        """)
  }

  /// What was stored when the form was shown, so that what nobody touches gives way to what somebody else has saved.
  private var before: HTML {
    guard let stored else { return .empty }
    let fields = Fields(
      Form(fields: [("modultitel-var", stored.title), ("modulminuter-var", String(stored.minutes))]))
    return fields.hidden("modultitel-var") + fields.hidden("modulminuter-var")
  }

  private func block(_ index: Int, _ block: CourseBlock) -> HTML {
    let (place, kind) = (index + 1, BlockKind(block.content).swedish)
    let shown = ShownBlock(block, stored: stored?.blocks.first { $0.id == block.id })
    return """
      <fieldset id="b-\(block.id)" tabindex="-1"><legend><h2>\(place). \(kind)</h2></legend>\
      \(shown.field)\(BlockForm(id: block.id).html(block, sheet))
      <p class="line">\(index == 0 ? .empty : button("Flytta upp block \(place)", name: "gor", value: "upp-\(block.id)", style: "btn quiet small"))\
      \(place == module.blocks.count ? .empty : button("Flytta ner block \(place)", name: "gor", value: "ner-\(block.id)", style: "btn quiet small"))</p>
      <details class="more"><summary>Ta bort block \(place)</summary><div><p>Det går inte att ångra.</p>
      <p>\(button("Ja, ta bort block \(place)", name: "gor", value: "bort-\(block.id)", style: "btn danger small"))</p></div></details>\
      </fieldset>
      """
  }

  /// Nil for one that is only in this form, as somebody else has removed it.
  private var stored: CourseModule? { sheet.working.content.modules.first { $0.id == module.id } }
}

/// Beginning a course of one's own.
struct NewCoursePage {
  let owners: [(id: String, name: String)]
  let copies: [(id: String, name: String)]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Skriv en egen kurs", width: .form, crumbs: [Link("Kurser", "/kurser")], problems: problems,
      content: """
        <form method="post" action="/kurser/ny" novalidate>\(csrf)
        \(owners.count > 1 ? fields.select("agare", "För vilken organisation?", owners.map { .init($0.id, $0.name) }) : .empty)
        \(fields.text("titel", "Titel"))\(fields.area("om", "Vad handlar kursen om?", rows: 3))
        \(fields.select("kopia", "Börja från", [.init("", "Tomt")] + copies.map { .init($0.id, "En kopia av \($0.name)") }))
        <p class="actions">\(button("Börja skriva"))</p></form>
        """)
  }
}

/// The form that makes a draft what people take.
struct PublishPage {
  let sheet: AuthorSheet
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Ge ut en version", width: .form, crumbs: AuthorCrumbs.links(sheet.course, sheet.working.content.title),
      problems: problems,
      content: """
        <p>Den som håller på med kursen fortsätter i den nya versionen. Svar på frågor som är ändrade försvinner.</p>
        <form method="post" action="\(sheet.path)/ge-ut" novalidate>\(csrf)
        \(fields.area("nytt", "Vad är nytt?", hint: "Det läser den som ska göra om kursen.", rows: 3))
        \(fields.radios("gor-om", "Vem behöver göra om kursen?", RedoRule.Kind.allCases.map { .init($0.rawValue, $0.swedish) }, hint: "Den som ska göra om kursen räknas inte som klar förrän det är gjort, varken i uppföljningen eller i kompetensplanen."))
        \(fields.date("fore", "Före vilket datum?", optional: true))
        <p class="actions">\(button("Ge ut"))</p></form>
        """)
  }
}
