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
}

/// The way back from the pages of those who write.
enum AuthorCrumbs {
  static func links(_ course: Course, _ title: String) -> [Link] {
    [Link("Kurser", "/kurser"), Link(title, course.path), Link("Redigera", "\(course.path)/redigera")]
  }
}

/// All that there is to write of a course, and its versions.
struct EditCoursePage {
  let sheet: AuthorSheet
  let csrf: HTML

  var page: Page {
    let content = sheet.working.content
    return Page(
      "Redigera \(content.title)", width: .form,
      crumbs: [Link("Kurser", "/kurser"), Link(content.title, sheet.course.path)], kind: state,
      actions: "<a class=\"btn\" href=\"\(sheet.path)/ge-ut\">Ge ut</a>",
      content: """
        <p><a href="\(sheet.path)/om">Om kursen: titel, mål, källor och handledning</a></p>
        <p><a href="\(sheet.path)/film">Filmer och bilder</a></p>
        <h2>Moduler</h2>
        \(content.modules.isEmpty ? HTML("<p>Inga moduler än.</p>") : HTML("<ol class=\"rows\">\(content.modules.enumerated().html(row))</ol>"))
        <form method="post" action="\(sheet.path)/moduler" novalidate>\(csrf)\
        <input type="hidden" name="sparad" value="\(String(sheet.working.saves))">
        <p>\(button("Lägg till en modul", style: "btn second"))</p></form>
        <h2>Versioner</h2>
        \(sheet.versions.isEmpty ? HTML("<p>Kursen är inte utgiven än.</p>") : HTML("<ul>\(sheet.versions.html(version))</ul>"))
        """)
  }

  private var state: String {
    if sheet.versions.isEmpty { return "Utkast, inte utgivet" }
    return sheet.working.isDraft ? "Utkast till nästa version" : "Inget utkast"
  }

  private func row(_ index: Int, _ module: CourseModule) -> HTML {
    let title = module.title.isEmpty ? "Modul \(index + 1) utan rubrik" : module.title
    return """
      <li><a href="\(sheet.path)/moduler/\(index + 1)">\(title)</a><small>\(counted(module.blocks.count, "ett block", "block")), \
      <a href="\(sheet.path)/forhandsvisa/\(index + 1)">förhandsvisa modul \(index + 1)</a></small></li>
      """
  }

  private func version(_ version: CourseVersion) -> HTML {
    "<li>Version \(version.number), \(version.publishedAt?.day.words). \(version.whatsNew) \(version.redo.swedish)</li>"
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
        <input type="hidden" name="sparad" value="\(String(sheet.working.saves))">
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
        <form method="post" action="\(sheet.path)/moduler/\(number)" novalidate>\(csrf)\
        <input type="hidden" name="sparad" value="\(String(sheet.working.saves))">
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

  private func block(_ index: Int, _ block: CourseBlock) -> HTML {
    let (place, kind) = (index + 1, BlockKind(block.content).swedish)
    return """
      <fieldset><legend><h2>\(place). \(kind)</h2></legend>\(BlockForm(id: block.id).html(block, sheet))
      <p class="line">\(index == 0 ? .empty : button("Flytta upp block \(place)", name: "gor", value: "upp-\(block.id)", style: "btn quiet small"))\
      \(place == module.blocks.count ? .empty : button("Flytta ner block \(place)", name: "gor", value: "ner-\(block.id)", style: "btn quiet small"))\
      \(button("Ta bort block \(place)", name: "gor", value: "bort-\(block.id)", style: "btn quiet small"))</p></fieldset>
      """
  }
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
