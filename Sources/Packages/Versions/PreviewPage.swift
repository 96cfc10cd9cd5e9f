internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What was understood of a draft, before anybody else sees it.
struct PreviewPage {
  let sheet: PackageSheet
  let draft: PackageVersion
  let csrf: HTML

  private var package: CoursePackage { sheet.package }

  var page: Page {
    Page(
      "Granska version \(draft.number)", width: .wide,
      crumbs: [Link("Kurspaket", "/kurspaket"), Link(package.title, package.path)],
      lead: "Filen är läst och hel. Ingen annan än ni ser den förrän ni lägger ut den.",
      content: """
        <dl class="sum">\(fact("Rubrik i paketet", draft.title))\(fact("Fil", draft.fileName))\
        \(fact("Slag", "SCORM 1.2"))\
        \(fact("Innehåll", "\(counted(draft.fileCount, "en fil", "filer")), \(size)"))\
        \(fact("Följer inte med", draft.leftOut.isEmpty ? nil : leftOut))</dl>
        <h2 id="f-utkast" tabindex="-1">\(counted(draft.parts.count, "en del", "delar").capitalizedFirst)</h2>
        <ol class="rows">\(draft.parts.html(row))</ol>
        \(publish)
        """)
  }

  private var size: String {
    draft.bytes < 100_000
      ? "\(SwedishNumber.text((draft.bytes + 999) / 1000)) kB"
      : "\(SwedishNumber.text(Double(draft.bytes) / 1_000_000, decimals: 1)) MB"
  }

  private var leftOut: String {
    let shown = draft.leftOut.prefix(8).joined(separator: ", ")
    let rest = draft.leftOut.count - 8
    return rest > 0 ? "\(shown) och \(rest) till" : shown
  }

  private func row(_ part: ScormItem) -> HTML {
    var words = part.headings.filter { !$0.isEmpty }
    words.append(part.isTracked ? "berättar hur det går" : "räknas som läst när den öppnas")
    if let score = part.masteryScore { words.append("godkänd från \(score) av 100") }
    return "<li>\(part.title) <small>\(words.joined(separator: " · "))</small></li>"
  }

  private var publish: HTML {
    """
    <h2>Lägg ut</h2>
    <p>Kursen är ett program som någon annan har gjort. Det kan inte läsa något i Samfrid och får inte veta vad någon heter. \
    Men ett program som döljer vad det gör kan nå ut på nätet. Lägg bara ut kurser från någon ni litar på.</p>
    <form method="post" action="\(package.path)/version/lagg-ut">\(csrf)\
    <input type="hidden" name="utkast" value="\(draft.id.text)">\(unfinished)
    <p class="actions">\(button("Lägg ut version \(draft.number)"))</p></form>
    <form method="post" action="\(package.path)/version/slang">\(csrf)\
    <input type="hidden" name="utkast" value="\(draft.id.text)"><p>\(button("Släng utkastet", style: "btn quiet"))</p></form>
    """
  }

  private var unfinished: HTML {
    guard sheet.unfinished > 0, draft.number > 1 else { return .empty }
    let fields = Fields(Form(fields: [("borjade", "kvar")]))
    return fields.radios(
      "borjade", "Hur gör de som är mitt i kursen?",
      [
        .init("kvar", "De går klart versionen som de har börjat på"),
        .init("om", "De börjar om med den nya", hint: "Deras resultat i delarna försvinner."),
      ], hint: "De som har gått klart är klara i båda fallen.")
  }
}
