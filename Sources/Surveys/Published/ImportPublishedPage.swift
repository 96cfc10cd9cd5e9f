internal import HTML
internal import Web

/// Chooses a file of published values. Sv: läs in publicerade värden.
struct ImportPublishedPage {
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Läs in publicerade värden", width: .form, crumbs: [Link("Publicerade värden", SurveyPaths.published)],
      problems: problems,
      content: """
        <p>Du får se vad filen innehåller innan något ändras.</p>
        <form method="post" action="/publicerat/importera" enctype="multipart/form-data" novalidate>\(csrf)
        \(Fields(problems: problems).file(
          "fil", "Fil med värden", hint: "Från Kolada en fil som slutar på .json, hämtad ur deras öppna data, version 3. Från Öppna jämförelser en Excel-fil. Högst 12 MB.",
          accept: ".json,.xlsx,application/json"))
        <p class="actions">\(button("Granska filen"))</p></form>
        """)
  }
}

/// What a file holds, before it is taken in. The file travels in the form, so nothing is stored until it is confirmed.
struct PublishedPreviewPage {
  let file: PublishedFile
  let name: String
  /// The file's bytes as text.
  let content: String
  /// Keys that some question asks about.
  let askedKeys: Set<String>
  let csrf: HTML

  var page: Page {
    Page(
      "Granska filen", width: .form,
      crumbs: [Link("Publicerade värden", SurveyPaths.published), Link("Läs in", "/publicerat/importera")],
      lead: "Inget är ändrat än.",
      content: """
        \(file.isInvented ? HTML("<div class=\"note warn\"><strong>Påhittade värden.</strong> Filen säger att värdena är påhittade. De märks överallt där de visas.</div>") : .empty)
        <dl class="sum">\(fact("Källa", PublishedSource.name(file.source)))\(fact("Serier", "\(file.series.count)"))\
        \(fact("År", file.years.first.map { "\($0)–\(file.years.last ?? $0)" } ?? "–"))\
        \(fact("Kommuner med värde", "\(file.municipalityCount) av 290"))\(fact("Värden", "\(file.values.count)"))\
        \(fact("Utan värde", "\(file.withoutValue.count). De blir tomma, aldrig 0."))\
        \(fact("Rader för län och regioner", "\(file.regionRows). De läses inte in."))</dl>
        \(unknown)\(unasked)
        <form method="post" action="/publicerat/spara">\(csrf)<input type="hidden" name="namn" value="\(name)">
        <input type="hidden" name="innehall" value="\(content)">
        <p class="actions">\(button("Läs in \(file.values.count) värden")) <a class="btn second" href="\(SurveyPaths.published)">Avbryt</a></p></form>
        """)
  }

  private var unknown: HTML {
    guard !file.unknownCodes.isEmpty else { return .empty }
    let codes = file.unknownCodes.sorted()
    let rest = codes.count > 20 ? " och \(codes.count - 20) till" : ""
    return """
      <div class="note warn"><h2>\(codes.count) okända koder</h2><p>Ingen kommun har koden \
      \(codes.prefix(20).joined(separator: ", "))\(rest). Raderna läses inte in. Kontrollera koderna om det är fel.</p></div>
      """
  }

  private var unasked: HTML {
    let keys = file.series.map(\.key).filter { !askedKeys.contains($0) }
    guard !keys.isEmpty else { return .empty }
    return "<p>\(keys.count) serier hör inte till någon fråga. De läses in men fyller inte i något svar.</p>"
  }
}
