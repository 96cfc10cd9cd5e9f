internal import HTML
internal import Vocabulary
internal import Web

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
        <form method="post" action="\(sheet.path)/moduler" novalidate>\(csrf)\(sheet.saved)
        <p>\(button("Lägg till en modul", style: "btn second"))</p></form>
        <h2>Versioner</h2>
        \(sheet.versions.isEmpty ? HTML("<p>Kursen är inte utgiven än.</p>") : HTML("<ul>\(sheet.versions.html(version))</ul>"))
        \(discard)\(hide)\(remove)
        """)
  }

  private var state: String {
    if sheet.versions.isEmpty { return "Utkast, inte utgivet" }
    return sheet.working.isDraft ? "Utkast till nästa version" : "Inget utkast"
  }

  private func row(_ index: Int, _ module: CourseModule) -> HTML {
    let number = index + 1
    let title = module.title.isEmpty ? "Modul \(number) utan rubrik" : module.title
    return """
      <li><a href="\(sheet.path)/moduler/\(number)">\(title)</a><small>\(counted(module.blocks.count, "ett block", "block")), \
      <a href="\(sheet.path)/forhandsvisa/\(number)">förhandsvisa modul \(number)</a></small>\(move(number))
      <details class="more"><summary>Ta bort modul \(number)</summary><div>
      <p>Modulen försvinner ur utkastet. Det går inte att ångra. Versioner som är utgivna ändras inte.</p>
      <form method="post" action="\(sheet.path)/moduler/\(number)/ta-bort">\(csrf)\(sheet.saved)
      <p>\(button("Ja, ta bort modul \(number)", style: "btn danger small"))</p></form></div></details></li>
      """
  }

  private func move(_ number: Int) -> HTML {
    let last = sheet.working.content.modules.count
    guard last > 1 else { return .empty }
    let way = { (way: String, words: String) -> HTML in
      button("\(words) modul \(number)", name: "riktning", value: way, style: "btn quiet small")
    }
    return """
      <form class="line" method="post" action="\(sheet.path)/moduler/\(number)/flytta">\(csrf)\(sheet.saved)\
      \(number == 1 ? .empty : way("upp", "Flytta upp"))\(number == last ? .empty : way("ner", "Flytta ner"))</form>
      """
  }

  private func version(_ version: CourseVersion) -> HTML {
    "<li>Version \(version.number), \(version.publishedAt?.day.words). \(version.whatsNew) \(version.redo.swedish)</li>"
  }

  private var discard: HTML {
    guard sheet.working.isDraft, let version = sheet.versions.first else { return .empty }
    return """
      <details class="more"><summary>Släng utkastet</summary><div>
      <p>Det ni har skrivit efter version \(version.number) försvinner och går inte att få tillbaka. Version \(version.number) ändras inte.</p>
      <form method="post" action="\(sheet.path)/slang">\(csrf)\(sheet.saved)
      <p>\(button("Ja, släng utkastet", style: "btn danger"))</p></form></div></details>
      """
  }

  private var hide: HTML {
    guard !sheet.versions.isEmpty else { return .empty }
    let isHidden = sheet.course.isHidden
    return """
      <details class="more"><summary>\(isHidden ? "Visa kursen igen" : "Dölj kursen")</summary><div>
      <p>\(isHidden ? "Då står kursen bland kurserna igen, och nya kan börja." : "Kursen försvinner från listan över kurser, och ingen ny kan börja. De som har börjat kan gå klart.")</p>
      <form method="post" action="\(sheet.path)/dolj">\(csrf)<input type="hidden" name="dold" value="\(isHidden ? "" : "ja")">
      <p>\(button(isHidden ? "Visa igen" : "Dölj", style: "btn second"))</p></form></div></details>
      """
  }

  private var remove: HTML {
    guard sheet.versions.isEmpty else { return .empty }
    return """
      <details class="more"><summary>Ta bort kursen</summary><div>
      <p>Allt ni har skrivit försvinner, med filmer och bilder. Det går inte att ångra.</p>
      <form method="post" action="\(sheet.path)/ta-bort">\(csrf)\(sheet.saved)
      <p>\(button("Ja, ta bort kursen", style: "btn danger"))</p></form></div></details>
      """
  }
}
