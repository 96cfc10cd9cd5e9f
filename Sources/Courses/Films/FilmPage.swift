internal import HTML
internal import Vocabulary
internal import Web

/// The films and pictures of a course, as its authors lay them there.
struct FilmPage {
  let course: Course
  let title: String
  let films: [CourseFilm]
  let pictures: [CoursePicture]
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var path: String { "\(course.path)/redigera/film" }

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Filmer och bilder", width: .form, crumbs: AuthorCrumbs.links(course, title),
      lead: "En film visas först när den har textning och utskrift, så att alla kan följa med.", problems: problems,
      content: """
        \(films.isEmpty ? HTML("<p>Här finns inga filmer än.</p>") : films.html(film))
        <h2>Lägg till en film</h2>
        <form method="post" action="\(path)" enctype="multipart/form-data" novalidate>\(csrf)
        \(fields.text("titel", "Vad heter filmen?"))
        \(fields.file("film", "Film", hint: "MP4 eller WebM, högst 500 MB. Stanna på sidan tills filmen är framme. En film från en telefon kan ha platsen sparad i sig, så exportera om den först.", accept: FilmKind.accept, most: (TakeFilm.most, TakeFilm.tooLarge)))
        <p class="actions">\(button("Lägg till filmen"))</p></form>
        <h2>Bilder</h2>
        \(pictures.isEmpty ? HTML("<p>Här finns inga bilder än.</p>") : HTML("<ul class=\"rows\">\(pictures.html(picture))</ul>"))
        <form method="post" action="\(course.path)/redigera/bilder" enctype="multipart/form-data" novalidate>\(csrf)
        \(fields.text("bildtitel", "Vad heter bilden?"))
        \(fields.file("bild", "Bild", hint: "JPEG eller PNG, högst 5 MB.", accept: ".jpg,.jpeg,.png", most: (CoursePicture.most, CoursePicture.tooLarge)))
        <p class="actions">\(button("Lägg till bilden"))</p></form>
        """)
  }

  private func film(_ film: CourseFilm) -> HTML {
    let stored = Form(fields: [
      ("textning-\(film.id)", film.captions ?? ""), ("utskrift-\(film.id)", film.transcript ?? ""),
      ("kapitel-\(film.id)", film.chapters ?? ""),
    ])
    let fields = Fields(form.has("textning-\(film.id)") ? form : stored, problems: problems)
    let size = "\(film.size / 1_000_000) MB"
    return """
      <h2>\(film.title)</h2><p>\(film.kind == .mp4 ? "MP4" : "WebM"), \(size). \(state(film))</p>
      <form method="post" action="\(path)/\(film.id.text)" novalidate>\(csrf)
      \(fields.area("textning-\(film.id)", "Textning", hint: "WebVTT: klistra in hela filen, som börjar med WEBVTT.", rows: 8))
      \(fields.area("utskrift-\(film.id)", "Utskrift", hint: "Allt som sägs, och det man behöver se för att förstå.", rows: 8))
      \(fields.area("kapitel-\(film.id)", "Kapitel", hint: "WebVTT med en rubrik under varje tid.", optional: true))
      <p class="actions">\(button("Spara texterna till \(film.title)"))</p></form>
      <form method="post" action="\(path)/\(film.id.text)/ta-bort">\(csrf)
      <p>\(button("Ta bort \(film.title)", style: "btn quiet small"))</p></form>
      """
  }

  private func picture(_ picture: CoursePicture) -> HTML {
    """
    <li><form class="line" method="post" action="\(course.path)/redigera/bilder/\(picture.id.text)/ta-bort">\(csrf)\
    <a href="\(course.path)/bild/\(picture.id.text)">\(picture.title)</a> \
    \(button("Ta bort bilden \(picture.title)", style: "btn quiet small"))</form></li>
    """
  }

  private func state(_ film: CourseFilm) -> HTML {
    if !film.isWhole { return "<span class=\"st late\">Kom inte fram helt. Ta bort den och försök igen.</span>" }
    return film.isReady
      ? "<span class=\"st done\">Klar att visa</span>" : "<span class=\"st wait\">Behöver textning och utskrift</span>"
  }
}
