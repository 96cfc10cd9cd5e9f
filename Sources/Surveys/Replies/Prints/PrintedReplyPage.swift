internal import HTML
internal import Vocabulary
internal import Web

/// A respondent's form with the answers so far, for paper.
struct PrintedReplyPage {
  let sheet: AnswerSheet
  let names: ReplyNames
  let today: CalendarDate

  var page: Page {
    Page(
      "\(sheet.reply.respondent.name): svar i \(sheet.reply.round.name)", width: .text,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(sheet.reply.round.name, sheet.reply.path)],
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
    AnswerToRead(number: number, indicator: indicator, answer: sheet.answers[indicator.code], names: names, level: 3)
      .html
  }
}
