internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for a package: a new one with its file, or what is said of one that is there.
struct PackageFormPage {
  /// Nil for a new one.
  let package: CoursePackage?
  /// Those it may be laid in for.
  let organisations: [Organisation]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      package.map { "Ändra \($0.title)" } ?? "Lägg in ett kurspaket", width: .form,
      crumbs: [Link("Kurspaket", "/kurspaket")] + (package.map { [Link($0.title, $0.path)] } ?? []), problems: problems,
      content: package == nil ? fresh : changed)
  }

  private var fields: Fields { Fields(form, problems: problems) }

  private var fresh: HTML {
    """
    <p>Samfrid spelar kurser som är sparade som SCORM 1.2. Filen läses först, och du ser vad som finns i den innan någon annan \
    gör det.</p>
    <form method="post" action="/kurspaket/nytt" enctype="multipart/form-data" novalidate>\(csrf)
    \(organisations.count > 1 ? fields.select("organisation", "Vem lägger in den?", organisations.map { .init($0.id.text, $0.name) }) : .empty)
    \(fields.text("rubrik", "Vad ska kursen heta?", hint: "Lämna tomt för rubriken i paketet.", optional: true))
    \(about)\(PackageFileField.html(fields))<p class="actions">\(button("Läs filen"))</p></form>
    """
  }

  private var changed: HTML {
    """
    <form method="post" action="\(package?.path ?? "")/redigera" novalidate>\(csrf)
    \(fields.text("rubrik", "Vad ska kursen heta?"))\(about)<p class="actions">\(button("Spara"))</p></form>
    """
  }

  private var about: HTML {
    let counties = Set(organisations.flatMap(\.counties) + (package?.counties ?? []))
    let choices = Sweden.current.counties.filter { counties.contains($0.code) }
    return """
      \(fields.area("om", "Vad handlar kursen om, och för vem är den?", hint: "Texten står på kursens sida och på intyget."))
      \(fields.text("minuter", "Hur många minuter tar den?", inputMode: "numeric", size: .w4))
      \(fields.boxes("lan", "För vilka län?", choices.map { .init($0.code.text, $0.shortName) }, hint: "De som arbetar där kan gå kursen."))
      """
  }
}

/// Where the zip file is chosen; last in its form, since the file is received after the fields.
enum PackageFileField {
  static func html(_ fields: Fields) -> HTML {
    fields.file(
      "fil", "Kursens fil", hint: "En zip-fil, högst 60 MB.", accept: ".zip",
      most: (60_000_000, tooLarge))
  }

  static let missing = "Välj kursens zip-fil."
  static let tooLarge = "Filen är för stor. Högst 60 MB går bra. Gör filmerna mindre."
}
