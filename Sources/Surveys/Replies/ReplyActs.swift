internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What can be done with a reply as a whole: hand in, confirm, open again.
struct ReplyActs {
  let overview: ReplyOverview
  let team: RoundTeam
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML
  let typed: Form
  let problems: Problems

  /// What the manager is asked, which stands before everything else on the page; empty for others.
  var confirmation: HTML { isConfirmable ? confirm + reopen : .empty }

  /// What comes after the areas.
  var html: HTML {
    """
    \(reply.isOpen(on: today) ? submit : .empty)
    \(!isConfirmable && reply.isReopenable(by: viewer) ? reopen : .empty)
    """
  }

  private var sheet: AnswerSheet { overview.sheet }
  private var reply: Reply { sheet.reply }
  private var isConfirmable: Bool { reply.isConfirmable(by: viewer) }
  private var fields: Fields { Fields(typed, problems: problems) }

  private var submit: HTML {
    """
    <section aria-labelledby="skicka"><h2 id="skicka">Skicka in till chefen</h2>
    <form method="post" action="\(reply.path)/skicka-in" novalidate>\(csrf)
    \(gaps)\(versions)
    <p class="actions">\(button(submitWords))</p></form></section>
    """
  }

  /// Whoever hands in for somebody else is told for whom.
  private var submitWords: String {
    reply.isOwn(of: viewer) ? "Skicka in svaren" : "Skicka in svaren för \(reply.respondent.fullName)"
  }

  private var gaps: HTML {
    let gaps = sheet.unanswered
    guard !gaps.isEmpty else {
      return "<p>Alla frågor är besvarade. Efteråt kan svaren ändras bara om någon öppnar dem igen.</p>"
    }
    return """
      <p>\(gaps.count == 1 ? "En fråga saknar" : "\(gaps.count) frågor saknar") svar. Det går att skicka in ändå.</p>
      <details><summary>Visa frågor utan svar</summary><ul class="rows">\(gaps.html { indicator in
        "<li><a href=\"\(reply.path)/\(indicator.area)#q-\(indicator.code)\">\(indicator.question)</a> <small>\(indicator.code)</small></li>"
      })</ul></details>
      \(fields.box("luckor", "Skicka in fast frågor saknar svar"))
      """
  }

  /// Handing in is no choice between two versions, so it is said before.
  private var versions: HTML {
    let questions = sheet.indicators.filter { overview.waitingForAnyone.contains($0.code) }
    guard !questions.isEmpty else { return .empty }
    return """
      <div class="note warn"><p>\(questions.count == 1 ? "En fråga har" : "\(questions.count) frågor har") två versioner. \
      Den som skrev den andra versionen behöver välja vilken som gäller.</p><ul class="rows">\(questions.html { indicator in
        "<li><a href=\"\(reply.path)/\(indicator.area)#q-\(indicator.code)\">\(indicator.question)</a> \(chooser(indicator))</li>"
      })</ul></div>
      \(fields.box("versioner", "Skicka in fast versioner väntar på val"))
      """
  }

  private func chooser(_ indicator: Indicator) -> HTML {
    overview.waiting.contains(indicator.code) ? "<small>Du väljer</small>" : "<small>En kollega väljer</small>"
  }

  private var confirm: HTML {
    """
    <section aria-labelledby="bekrafta"><h2 id="bekrafta">Bekräfta som chef</h2>
    <p>\(sheet.progress.inWords) <a href="\(reply.path)/utskrift">Läs alla svar på en sida</a></p>
    <p>När du bekräftar räknas svaren i resultaten. \(WhoSees(round: reply.round, team: team).sentence)</p>
    <form method="post" action="\(reply.path)/bekrafta">\(csrf)<p class="actions">\(button("Bekräfta svaren"))</p></form></section>
    """
  }

  private var reopen: HTML {
    guard isInTime || viewer.isInTeam(of: reply.round.owner) else {
      return
        "<section aria-labelledby=\"oppna\"><h2 id=\"oppna\">Öppna svaren igen</h2><p>\(reply.timeIsOut)</p></section>"
    }
    return """
      <section aria-labelledby="oppna"><h2 id="oppna">Öppna svaren igen</h2>
      <form method="post" action="\(reply.path)/oppna-igen" novalidate>\(csrf)
      \(fields.area("skal", "Varför ska de öppnas?", hint: "Skälet syns för alla som arbetar med svaren.", rows: 2))
      \(isInTime ? .empty : newDay)
      <p class="actions">\(button("Öppna igen", style: "btn second"))</p></form></section>
      """
  }

  private var isInTime: Bool { reply.isInTime(on: today) }

  private var newDay: HTML {
    fields.date(
      ReopenReply.dayField, "Ny sista dag att svara", hint: "Tiden för omgången är ute. Skriv dagen som 2026-12-22.")
  }
}
