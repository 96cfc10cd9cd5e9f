internal import HTML
internal import Vocabulary
internal import Web

/// A round's whole form without answers, for the table at a meeting. Sv: blankett.
struct BlankFormPage {
  let round: Round
  let questionnaire: Questionnaire

  var page: Page {
    Page(
      "Blankett: \(round.name)", width: .text,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(round.name, SurveyPaths.round(round.id))],
      lead: "Skriv ut och fyll i tillsammans. Svaren skrivs sedan in i Samfrid senast den \(round.closesOn.words).",
      actions: "<button class=\"btn second small\" type=\"button\" data-print hidden>Skriv ut</button>",
      content: """
        \(WhoSees(round: round).html)
        <p>Svarande: ______________________________</p>
        \(areas)
        """)
  }

  private var indicators: [Indicator] { questionnaire.indicators.filter { round.form == .full || $0.isCore } }

  private var areas: HTML {
    let numbered = Array(indicators.enumerated())
    return questionnaire.areas.html { area in
      let questions = numbered.filter { $0.element.area == area.code }
      guard !questions.isEmpty else { return .empty }
      return """
        <section><h2>\(area.name)</h2>
        \(questions.html { BlankQuestion(number: $0.offset + 1, indicator: $0.element).html })</section>

        """
    }
  }
}

/// One question with room to write or boxes to tick.
private struct BlankQuestion {
  let number: Int
  let indicator: Indicator

  var html: HTML {
    """
    <div class="q"><h3 class="qt"><span class="no">Fråga \(number), \(indicator.code)</span>\(indicator.question)</h3>
    \(room)</div>

    """
  }

  private var room: HTML {
    switch indicator.answerType {
    case .document, .single: boxes
    case .multi: "<p class=\"small\">Välj alla som stämmer.</p>\(boxes)"
    case .matrix: table
    case .count: "<p>\(indicator.unit == "dagar" ? "Antal dagar" : "Antal"): ______________</p>"
    case .share: "<p>Procent: ________</p>"
    case .date: "<p>Datum: ______________</p>"
    case .text: "<div class=\"blank\"></div>"
    }
  }

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

/// A respondent's form with the answers so far, for paper.
struct PrintedReplyPage {
  let sheet: AnswerSheet
  let today: CalendarDate

  var page: Page {
    Page(
      sheet.reply.respondent.name, width: .text,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(sheet.reply.round.name, sheet.reply.path)],
      kind: sheet.reply.round.name,
      lead: "\(sheet.reply.respondent.state.swedish). \(sheet.progress.words) frågor besvarade den \(today.words).",
      actions: "<button class=\"btn second small\" type=\"button\" data-print hidden>Skriv ut</button>",
      content: areas)
  }

  private var areas: HTML {
    let numbered = Array(sheet.indicators.enumerated())
    return sheet.areas.html { area in
      let questions = numbered.filter { $0.element.area == area.code }
      return """
        <section><h2>\(area.name)</h2>\(questions.html { answer(to: $0.element, number: $0.offset + 1) })</section>

        """
    }
  }
  private func answer(to indicator: Indicator, number: Int) -> HTML {
    AnswerToRead(number: number, indicator: indicator, answer: sheet.answers[indicator.code], level: 3).html
  }
}
