internal import HTML
internal import Vocabulary
internal import Web

/// An area of a reply that takes no more answers, for reading.
struct ReadAreaPage {
  let sheet: AreaSheet
  let names: ReplyNames

  var page: Page {
    Page(
      sheet.area.name, width: .form,
      crumbs: [Link("Kartläggning", SurveyPaths.rounds), Link(sheet.reply.round.name, sheet.reply.path)],
      kind: sheet.reply.respondent.name, lead: "\(WhyClosed(reply: sheet.reply).sentence)",
      content: """
        <p class="to-side"><a href="#omraden">Alla områden</a></p>
        <div class="with-side"><div>
        \(waiting)
        \(sheet.indicators.enumerated().html { AnswerToRead(number: sheet.firstNumber + $0, indicator: $1, answer: sheet.sheet.answers[$1.code], names: names).html })
        </div>
        \(AreaList(sheet: sheet.sheet, current: sheet.area.code).html)</div>
        """)
  }

  private var waiting: HTML {
    let indicators = sheet.indicators.filter { sheet.setAside[$0.code] != nil }
    guard !indicators.isEmpty else { return .empty }
    return """
      <div class="note warn"><h2>Det här hann inte sparas</h2>
      <p>Texten finns kvar och kan väljas när svaren är öppna igen. \(remedy)</p>
      <dl class="sum">\(indicators.html { indicator in
        "<div><dt>\(indicator.question)</dt><dd>\(sheet.setAside[indicator.code].map { $0.html(indicator) })</dd></div>"
      })</dl></div>
      """
  }

  private var remedy: HTML {
    sheet.reply.mayAskForTime
      ? MoreTimePart.lead(for: sheet)
      : "Be er chef eller \(sheet.reply.round.ownerName) att öppna svaren igen."
  }
}

/// One question with its answer, to read or print.
struct AnswerToRead {
  let number: Int
  let indicator: Indicator
  let answer: Answer?
  let names: ReplyNames
  /// How deep the heading stands on the page.
  var level = 2

  var html: HTML {
    """
    <div class="q" id="q-\(indicator.code)"><h\(level) class="qt"><span class="no">Fråga \(number), \(indicator.code)</span>\
    \(indicator.question)</h\(level)>
    \(answer.map { AnswerWords(indicator: indicator, content: $0.content).html } ?? "<p>Inget svar</p>")
    \(reason)\(signature)</div>

    """
  }

  private var reason: HTML {
    guard let answer, let note = answer.originNote else { return .empty }
    switch answer.origin {
    case .corrected: return "<p>Skiljer sig från den publicerade uppgiften: \(note)</p>"
    case .typed, .confirmed, .phone: return .empty
    }
  }

  private var signature: HTML {
    answer.map { "<p class=\"by\">\($0.signature(names))</p>" } ?? .empty
  }
}

/// Why no answers are taken, in a sentence.
struct WhyClosed {
  let reply: Reply

  var sentence: String {
    switch reply.respondent.state {
    case .submitted: "Svaren är inskickade och väntar på att en chef bekräftar dem."
    case .confirmed: "Svaren är bekräftade."
    case .locked: "Svaren är låsta."
    case .invited, .draft:
      "Det går inte att svara i dag. Omgången är öppen från den \(reply.round.opensOn.words) till den \(reply.lastDay.words)."
    }
  }
}
