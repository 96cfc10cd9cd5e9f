internal import HTML
internal import Vocabulary
internal import Web

/// The questions of one area as a form, for whoever may write in the reply.
struct AreaPage {
  let sheet: AreaSheet
  /// Where the form is posted; a colleague with a link has an address of their own.
  let action: String
  let csrf: HTML
  let register: ReplyRegister
  /// When the page was made, which tells it from others that the same editor has open.
  let opened: Moment
  var problems = Problems()
  /// What was typed at questions that could not be saved, and at which version.
  var kept: [String: TypedAnswer] = [:]
  var keptVersions: [String: Int] = [:]
  var phone: String?
  var isDelegated = false

  var page: Page {
    Page(
      sheet.area.name, width: .form, crumbs: isDelegated ? [] : crumbs, kind: sheet.reply.respondent.name, lead: lead,
      problems: problems, content: isDelegated ? form : besideAreas)
  }

  private var crumbs: [Link] {
    [Link("Kartläggning", SurveyPaths.rounds), Link(sheet.reply.round.name, sheet.reply.path)]
  }

  private var lead: HTML {
    let place = (sheet.sheet.areas.firstIndex(of: sheet.area) ?? 0) + 1
    return """
      Område \(place) av \(sheet.sheet.areas.count) i \(sheet.reply.round.name). Svara senast den \
      \(sheet.reply.lastDay.words). Flera kan svara samtidigt.
      """
  }

  private var besideAreas: HTML {
    """
    <p class="to-side"><a href="#omraden">Alla områden</a></p>
    <p class="noprint small"><a href="\(sheet.reply.path)/blankett?omrade=\(urlPart(sheet.area.code))">Blankett för området</a>, \
    med det vi redan vet</p>
    <div class="with-side">
    \(form)
    \(AreaList(sheet: sheet.sheet, current: sheet.area.code).html)
    </div>
    """
  }

  /// The first button is what the Enter key presses: it saves, and nothing else.
  private var form: HTML {
    """
    <form method="post" action="\(action)" data-autosave novalidate>
    \(csrf)<button class="vh" tabindex="-1" aria-hidden="true">Spara</button>
    <input type="hidden" name="\(PostedArea.pageField)" value="\(String(opened.milliseconds))">
    \(WhoSees(round: sheet.reply.round, team: register.team, isForThem: !sheet.editor.writesForAnother).html)
    \(phoneField)
    \(sheet.indicators.enumerated().html { question($1, number: sheet.firstNumber + $0) })
    <div class="savebar"><button class="btn">Spara</button>\
    \(isDelegated ? .empty : Self.goOn)\
    <p role="status" data-saved></p></div>
    </form>
    """
  }

  private static let goOn: HTML = button("Spara och gå vidare", name: "vidare", value: "ja", style: "btn second")

  private var phoneField: HTML {
    guard sheet.editor.writesForAnother else { return .empty }
    let typed = Form(fields: [("svarade", phone ?? sheet.lastPhone ?? "")])
    return """
      <div class="note warn"><h2>Du fyller i åt \(sheet.reply.respondent.name)</h2>
      <p>Varje svar märks med ditt namn och med vem som svarade.</p></div>
      \(Fields(typed, problems: problems).text("svarade", "Vem svarade?",
        hint: "Namn och roll på den som svarade, till exempel per telefon.", size: .w20))
      """
  }

  private func question(_ indicator: Indicator, number: Int) -> HTML {
    let answer = sheet.sheet.answers[indicator.code]
    if let mine = sheet.setAside[indicator.code], kept[indicator.code] == nil {
      return TwoVersions(number: number, indicator: indicator, mine: mine, theirs: answer, signers: register.names).html
    }
    let known = sheet.known[indicator.code]
    let stored = TypedAnswer(to: indicator, content: answer?.content ?? .nothing, known: known)
    return QuestionField(
      number: number, indicator: indicator, typed: kept[indicator.code] ?? stored,
      version: keptVersions[indicator.code] ?? answer?.version ?? 0, answer: answer, known: known,
      before: before(indicator), signers: register.names, problems: problems
    ).html
  }

  private func before(_ indicator: Indicator) -> HTML {
    sheet.previous.flatMap { $0.note(on: indicator) } ?? .empty
  }
}

extension PreviousAnswers {
  /// What was answered last time, for the place beside the question.
  func note(on indicator: Indicator) -> HTML? {
    guard let (text, hasOtherDefinition) = words(for: indicator) else { return nil }
    return """
      <div class="before"><b>Svar \(round.opensOn.year)</b><p>\(text)</p>\
      \(hasOtherDefinition ? "<p>Enligt tidigare definition.</p>" : .empty)</div>
      """
  }
}

/// All areas with how far they have come, beside the questions.
struct AreaList {
  let sheet: AnswerSheet
  let current: String

  var html: HTML {
    """
    <nav class="side areas" id="omraden" aria-labelledby="omr"><h2 id="omr">Områden</h2><ol>
    \(sheet.areas.html(item))</ol></nav>
    """
  }

  private func item(_ area: SurveyArea) -> HTML {
    let progress = sheet.progress(of: area.code)
    return """
      <li\(attribute("class", progress.isFull ? "full" : nil))><a href="\(sheet.reply.path)/\(area.code)"\
      \(attribute("aria-current", area.code == current ? "page" : nil))>\(area.name) <span>\(progress.words)</span>\
      \(meter(progress.percent))</a></li>
      """
  }
}

/// A bar of how much is done; the words beside it say the same.
func meter(_ percent: Int) -> HTML {
  """
  <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">\
  <rect class="t" width="100" height="4"/><rect class="v" width="\(percent)" height="4"/></svg>
  """
}
