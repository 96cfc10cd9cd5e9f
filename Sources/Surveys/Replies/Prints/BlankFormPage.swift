internal import HTML
internal import Vocabulary
internal import Web

/// A round's form without answers, for the table at a meeting. Sv: blankett.
struct BlankFormPage {
  let form: BlankForm
  let team: RoundTeam

  var page: Page {
    let round = form.round
    let lastDay = form.reply?.lastDay ?? round.closesOn
    return Page(
      title, width: .text,
      crumbs: [
        Link("Kartläggning", SurveyPaths.rounds), Link(round.name, form.reply?.path ?? SurveyPaths.round(round.id)),
      ],
      lead: "Skriv ut och fyll i tillsammans. Svaren skrivs sedan in i Samfrid senast den \(lastDay.words).",
      actions: "<button class=\"btn second small\" type=\"button\" data-print hidden>Skriv ut</button>",
      content: """
        \(WhoSees(round: round, team: team).html)
        <p>Svarande: \(form.reply?.respondent.fullName ?? "______________________________")</p>
        \(areaLinks)\(form.areas.html(area))
        """)
  }

  private var title: String {
    form.areas.count == 1 ? "Blankett: \(form.areas[0].name)" : "Blankett: \(form.round.name)"
  }

  private var path: String {
    form.reply.map { "\($0.path)/blankett" } ?? "\(SurveyPaths.round(form.round.id))/blankett"
  }

  private var areaLinks: HTML {
    guard form.areas.count > 1 else { return "<p class=\"noprint\"><a href=\"\(path)\">Hela blanketten</a></p>" }
    return """
      <details class="more noprint"><summary>Skriv ut bara ett område</summary><ul class="rows">\(form.areas.html {
        "<li><a href=\"\(path)?omrade=\(urlPart($0.code))\">\($0.name)</a></li>"
      })</ul></details>
      """
  }

  private func area(_ area: SurveyArea) -> HTML {
    """
    <section><h2>\(area.name)</h2>
    \(form.questions(in: area).html { number, indicator in
      BlankQuestion(
        number: number, indicator: indicator, known: form.known[indicator.code], previous: form.previous
      ).html
    })</section>

    """
  }
}

/// One question with room to write or boxes to tick.
private struct BlankQuestion {
  let number: Int
  let indicator: Indicator
  let known: KnownValue?
  let previous: PreviousAnswers?

  var html: HTML {
    """
    <div class="q"><h3 class="qt"><span class="no">Fråga \(number), \(indicator.code)</span>\(indicator.question)</h3>
    \(published)\(before)\(room)
    <p class="small">Kommentar:</p><div class="blank"></div></div>

    """
  }

  private var published: HTML {
    guard let known else { return .empty }
    return """
      <div class="known"><p class="value">\(known.words)</p><p class="source">Redan publicerat: \(known.source)</p>\
      <p class="small">\(known.use(for: indicator))</p>\
      \(known.answer == nil ? .empty : "<p>☐ Stämmer ☐ Vi har en annan uppgift</p>" as HTML)</div>
      """
  }

  private var before: HTML { previous.flatMap { $0.note(on: indicator) } ?? .empty }

  private var room: HTML {
    switch indicator.answerType {
    case .document, .single: boxes
    case .multi: "<p class=\"small\">\(indicator.severalHint)</p>\(boxes)"
    case .matrix: table + (indicator.canBeUnknown ? "<p>\(Self.unknown)</p>" : .empty)
    case .count: "<p>\(indicator.unit == "dagar" ? "Antal dagar" : "Antal"): ______________ \(Self.unknown)</p>"
    case .share: "<p>Procent: ________ \(Self.unknown)</p>"
    case .date: "<p>Datum: ______________ \(Self.unknown)</p>"
    case .text: "<div class=\"blank\"></div><p>\(Self.unknown)</p>"
    }
  }

  private static let unknown: HTML = "\u{2003}☐ Vet inte"

  private var boxes: HTML { "<ul class=\"rows\">\(indicator.options.html { "<li>☐ \($0.text)</li>" })</ul>" }

  private var table: HTML {
    let columns = indicator.options.isEmpty ? ["Antal"] : indicator.options.map(\.text)
    let cell: HTML = indicator.options.isEmpty ? "<td>______</td>" : "<td>☐</td>"
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="Fråga \(number)"><table class="data">
      <caption class="vh">\(indicator.question)</caption>
      <thead><tr><td></td>\(columns.html { "<th scope=\"col\">\($0)</th>" })</tr></thead>
      <tbody>\(indicator.rows.html { row in
        "<tr><th scope=\"row\">\(row.text)</th>\(columns.html { _ in cell })</tr>"
      })</tbody></table></div>
      """
  }
}
