internal import Access
internal import HTML
internal import Web

/// Where a file is chosen, with what its columns are called.
struct ImportPage {
  let viewer: Viewer
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    Page(
      "Importera till registret", width: .form, crumbs: [Link("Register", "/organisationer")], problems: problems,
      content: """
        \(RegisterTabs.html(on: .importing, for: viewer))
        <p>Du får se rad för rad vad som händer innan något ändras. Importen skickar inga brev.</p>
        <form method="post" action="/register/importera/granska" enctype="multipart/form-data" novalidate>\(csrf)
        \(Fields(problems: problems).file("fil", "Fil med organisationer, funktioner och personer",
          hint: "CSV, Excel (.xlsx) eller vCard. Högst \(RegisterFile.mostRows) rader.", accept: ".csv,.xlsx,.vcf,.txt"))
        <p class="actions">\(button("Granska filen"))</p></form>
        <h2>Kolumner</h2>
        <p>Skriv kolumnernas namn på första raden, i vilken ordning som helst. Tomma celler ändrar ingenting.</p>
        <dl class="terms">\(ImportColumn.allCases.html { "<dt>\($0.rawValue)</dt><dd>\($0.meaning)</dd>" })</dl>
        """)
  }
}

extension ImportColumn {
  fileprivate var meaning: String {
    switch self {
    case .organisation: "Organisationens namn. Är det en kommun räcker kommunkoden."
    case .kind: "Till exempel Kommun, Region eller Kvinnojour. Behövs bara för nya."
    case .municipality: "Fyra siffror eller kommunens namn. Lämna tomt för jourer."
    case .county: "Länets namn eller två siffror, med komma mellan flera. Skriv alla län som organisationen hör till."
    case .function: "Vad funktionen heter. Finns den redan i organisationen ändras den."
    case .role: Function.Role.allCases.map(\.swedish).joined(separator: ", ") + "."
    case .name: "Den som har funktionen. Är det någon annan än i dag, tar den personen över från och med i dag."
    case .mail: "Personens adress. Den avgör vilken person i registret som menas."
    case .phone: "Telefon i arbetet."
    case .title: "Personens egen titel."
    case .isProtected:
      "Skriv ja för den som har skyddade personuppgifter. Då visas bara funktionen. Importen tar aldrig bort ett skydd."
    }
  }
}

/// Row by row what an import will do, or has done.
struct OutcomePage {
  let outcomes: [RowOutcome]
  let unknownColumns: [String]
  /// The rows to send back with the press; nil when it is done.
  let rows: [ImportedRow]?
  let csrf: HTML

  private var changesSomething: Bool { outcomes.contains { !$0.changes.isEmpty } }

  var page: Page {
    Page(
      rows == nil ? "Importen är klar" : "Granska importen", width: .wide,
      crumbs: [Link("Register", "/organisationer"), Link("Importera", "/register/importera")],
      lead: "\(outcomes.summary(isDone: rows == nil))",
      content: """
        \(unknown)
        \(press)
        <div class="scroll" role="region" aria-labelledby="ic" tabindex="0"><table class="data">
        <caption class="vh" id="ic">Rader i filen</caption>
        <thead><tr><th scope="col" class="num">Rad</th><th scope="col">Gäller</th><th scope="col">Vad som händer</th></tr></thead>
        <tbody>\(outcomes.html(row))</tbody></table></div>
        """)
  }

  private var unknown: HTML {
    guard !unknownColumns.isEmpty else { return .empty }
    return """
      <div class="note warn"><strong>Kolumner som inte läses:</strong> \(unknownColumns.joined(separator: ", ")). Byt namn på \
      dem om de hör till registret.</div>
      """
  }

  private var press: HTML {
    guard let rows else { return "<p><a class=\"btn second\" href=\"/organisationer\">Till registret</a></p>" }
    guard changesSomething else {
      return "<p>Filen ändrar ingenting. <a href=\"/register/importera\">Välj en annan fil</a></p>"
    }
    return """
      <form method="post" action="/register/importera/tillampa">\(csrf)
      <input type="hidden" name="rader" value="\(rows.encoded)">
      \(outcomes.contains { $0.problem != nil } ? "<p>Rader som inte tas med hoppas över. De andra genomförs.</p>" : .empty)
      <p class="actions">\(button("Genomför importen")) <a class="btn quiet" href="/register/importera">Avbryt</a></p></form>
      """
  }

  private func row(_ outcome: RowOutcome) -> HTML {
    "<tr><td class=\"num\">\(outcome.number)</td><th scope=\"row\">\(outcome.subject)</th><td>\(text(outcome))</td></tr>"
  }

  private func text(_ outcome: RowOutcome) -> HTML {
    var parts: [HTML] = []
    if let problem = outcome.problem {
      parts.append("<span class=\"st late\">\(outcome.isRefused ? "Tas inte med" : "Kan inte läsas")</span> \(problem)")
    }
    if !outcome.changes.isEmpty { parts.append("\(outcome.changes.joined(separator: "; "))") }
    if outcome.problem == nil, outcome.changes.isEmpty { parts.append("<span class=\"soft\">oförändrad</span>") }
    parts += outcome.notes.map { "<small class=\"soft\">Obs: \($0).</small>" }
    return HTML(trusted: parts.map(\.markup).joined(separator: "<br>"))
  }
}
