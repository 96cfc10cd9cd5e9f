internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Where a file is chosen, with what its columns are called.
struct ImportTrainingPage {
  let place: TrainingPlace
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Importera utbildning", width: .form,
      crumbs: [Link("Kompetensplan", "/utbildning"), Link(place.organisation.name, place.path)],
      problems: problems,
      content: """
        <p>Du får se rad för rad vad som händer innan något ändras. Importen skickar inga brev och ger inga intyg.</p>
        <form method="post" action="\(place.path)/importera/granska" enctype="multipart/form-data" novalidate>\(csrf)
        \(Fields(problems: problems).file("fil", "Fil med personal och det de har gått",
          hint: "CSV eller Excel (.xlsx). Högst \(TrainingFile.mostRows) rader.", accept: ".csv,.xlsx,.txt"))
        <p class="actions">\(button("Granska filen"))</p></form>
        <h2>Kolumner</h2>
        <p>Skriv kolumnernas namn på första raden, i vilken ordning som helst.</p>
        <p>Enhet, yrkesgrupp och första dag skrivs också för dem som redan står i listan. Den som har ett konto och själv har sagt \
        var hen arbetar behåller det. Du kan ändra det i listan.</p>
        <dl class="terms">\(TrainingColumn.allCases.html { "<dt>\($0.rawValue)</dt><dd>\($0.meaning)</dd>" })</dl>
        <h2>Yrkesgrupper</h2><p>\(Profession.allCases.map(\.swedish).joined(separator: "; ")).</p>
        """)
  }
}

/// Row by row what an import will do, or has done.
struct TrainingOutcomePage {
  let place: TrainingPlace
  let outcomes: [TrainingOutcome]
  let unknownColumns: [String]
  /// The rows to send back with the press; nil when it is done.
  let rows: [TrainingRow]?
  let csrf: HTML

  var page: Page {
    Page(
      rows == nil ? "Importen är klar" : "Granska importen", width: .wide,
      crumbs: [
        Link("Kompetensplan", "/utbildning"), Link(place.organisation.name, place.path),
        Link("Importera", "\(place.path)/importera"),
      ],
      lead: "\(outcomes.summary(isDone: rows == nil))",
      content: """
        \(unknownColumns.isEmpty ? .empty : HTML("<div class=\"note warn\"><strong>Kolumner som inte läses:</strong> \(unknownColumns.joined(separator: ", ")).</div>"))
        \(press)
        <div class="scroll" role="region" aria-labelledby="ic" tabindex="0"><table class="data">
        <caption class="vh" id="ic">Rader i filen</caption>
        <thead><tr><th scope="col" class="num">Rad</th><th scope="col">Gäller</th><th scope="col">Vad som händer</th></tr></thead>
        <tbody>\(outcomes.html(row))</tbody></table></div>
        """)
  }

  private var press: HTML {
    guard let rows else { return "<p><a class=\"btn second\" href=\"\(place.path)\">Till planen</a></p>" }
    guard outcomes.contains(where: { !$0.changes.isEmpty }) else {
      return "<p>Filen ändrar ingenting. <a href=\"\(place.path)/importera\">Välj en annan fil</a></p>"
    }
    return """
      <form method="post" action="\(place.path)/importera/tillampa">\(csrf)
      <input type="hidden" name="rader" value="\(rows.encoded)">
      \(outcomes.contains { $0.problem != nil } ? "<p>Rader som inte tas med hoppas över. De andra genomförs.</p>" : .empty)
      <p class="actions">\(button("Genomför importen")) <a class="btn quiet" href="\(place.path)/importera">Avbryt</a></p></form>
      """
  }

  private func row(_ outcome: TrainingOutcome) -> HTML {
    let text: HTML =
      if let problem = outcome.problem {
        "<span class=\"st late\">Kan inte läsas</span> \(problem)"
      } else if outcome.changes.isEmpty {
        "<span class=\"soft\">oförändrad</span>"
      } else {
        "\(outcome.changes.joined(separator: "; "))"
      }
    let kept: HTML = outcome.kept.map { "<br><small>\($0)</small>" } ?? .empty
    return """
      <tr><td class="num">\(outcome.number)</td><th scope="row">\(outcome.subject)</th><td>\(text)\(kept)</td></tr>
      """
  }
}
