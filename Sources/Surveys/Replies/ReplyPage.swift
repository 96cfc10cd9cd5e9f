internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The overview of a respondent's answers: who sees them, how far each area has come, and what is to be done now.
struct ReplyPage {
  let overview: ReplyOverview
  let register: ReplyRegister
  let viewer: Viewer
  let today: CalendarDate
  let csrf: HTML
  /// What was typed in the form that could not be taken.
  var typed = Form()
  var problems = Problems()
  /// A link that was just made: shown once.
  var newLink: NewLink?

  struct NewLink { let address: String; let name: String; let isMailed: Bool }

  var page: Page {
    var page = Page(
      reply.respondent.name, width: .wide, crumbs: [Link("Kartläggning", SurveyPaths.rounds)], kind: reply.round.name,
      actions: actions, problems: problems, content: content)
    page.lead = "\(lead)"
    return page
  }

  private var sheet: AnswerSheet { overview.sheet }
  private var delegations: [Delegation] { overview.delegations }
  private var names: ReplyNames { register.names }
  private var reply: Reply { sheet.reply }
  private var isOpen: Bool { reply.isOpen(on: today) }

  private var lead: String {
    isOpen ? "Svara område för område, i egen takt och flera samtidigt." : WhyClosed(reply: reply).sentence
  }

  private var actions: HTML {
    """
    <a class="btn second small" href="\(reply.path)/utskrift">Skriv ut med svar</a>\
    <a class="btn second small" href="\(SurveyPaths.round(reply.round.id))/blankett">Tom blankett</a>\
    <a class="btn second small" href="\(reply.path)/blankett">Blankett med det vi redan vet</a>
    """
  }

  private var content: HTML {
    """
    \(linkBox)\(forAnother)\(acts.confirmation)
    \(WhoSees(round: reply.round, team: register.team, isForThem: isOwn).html)
    \(standing)\(summary)
    <h2>Områden</h2>
    <ul class="tasks">\(sheet.areas.html(area))</ul>
    \(acts.html)
    \(isOpen ? DelegationPart(sheet: sheet, delegations: delegations, names: names, csrf: csrf, typed: typed, problems: problems).html : .empty)
    \(moreTime)
    <h2>Det här har hänt</h2>
    \(history)
    """
  }

  private var acts: ReplyActs {
    ReplyActs(
      overview: overview, team: register.team, viewer: viewer, today: today, csrf: csrf, typed: typed,
      problems: problems)
  }

  private var isOwn: Bool { reply.isOwn(of: viewer) }

  /// The team of the county writes in others' answers as well as in what is its own.
  private var forAnother: HTML {
    guard !isOwn, isOpen else { return .empty }
    let name = reply.respondent.fullName
    return """
      <div class="note warn"><h2>Du fyller i åt \(name)</h2>
      <p>Det märks ut som ifyllt av dig. <a href="\(SurveyPaths.respondents(of: reply.round.id))/\(reply.respondent.respondent.key)">\
      Ge \(name) mer tid</a></p></div>
      """
  }

  private var moreTime: HTML {
    guard isOwn, reply.mayAskForTime else { return .empty }
    return MoreTimePart(
      reply: reply, request: overview.timeRequest, names: names, csrf: csrf, typed: typed, problems: problems
    ).html
  }

  private var linkBox: HTML {
    guard let newLink else { return .empty }
    return """
      <div class="note ok" role="status"><h2>Länken till \(newLink.name) är klar</h2>
      <p>\(newLink.isMailed ? "Den är också på väg med e-post." : "Skicka den till \(newLink.name) själv.") \
      Den visas bara nu och gäller till och med den \(reply.lastDay.words).</p>
      <p><code>\(newLink.address)</code></p></div>
      """
  }

  /// While the answers are open again, what was confirmed before still counts.
  private var standing: HTML {
    guard reply.respondent.isReopened, let day = reply.respondent.publishedAt?.day else { return .empty }
    return """
      <div class="note"><h2>Svaren är öppna igen</h2><p>De svar som bekräftades den \(day.words) räknas i resultaten tills de \
      nya är bekräftade.</p></div>
      """
  }

  private var summary: HTML {
    """
    <dl class="sum"><div><dt>Sista dag</dt><dd>\(reply.lastDay.words)\(remaining)</dd></div>
    <div><dt>Läge</dt><dd>\(reply.respondent.state.mark)\(handedIn)</dd></div>
    <div><dt>Besvarade frågor</dt><dd>\(sheet.progress.words)</dd></div>
    <div><dt>Formulär</dt><dd>\(reply.round.form.swedish)</dd></div></dl>
    """
  }

  private var remaining: String {
    let days = today.days(until: reply.lastDay)
    switch days {
    case _ where !isOpen: return ""
    case 0: return ", i dag"
    case 1: return ", i morgon"
    default: return ", om \(days) dagar"
    }
  }

  private var handedIn: String {
    let signed = [
      reply.respondent.submittedBy.map { "inskickat av \(names.within($0))" },
      reply.respondent.confirmedBy.map { "bekräftat av \(names.within($0))" },
    ].compactMap(\.self)
    return signed.isEmpty ? "" : " (\(signed.joined(separator: ", ")))"
  }

  private func area(_ area: SurveyArea) -> HTML {
    let progress = sheet.progress(of: area.code)
    let (style, word) =
      progress.isFull ? ("st done", "Klart") : progress.answered > 0 ? ("st part", "Pågår") : ("st", "Inte påbörjat")
    return """
      <li><div><a href="\(reply.path)/\(area.code)">\(area.name)</a>\(latest(area))</div>
      <span class="\(style)">\(word)</span><span class="due">\(progress.words) besvarade</span></li>
      """
  }

  private func latest(_ area: SurveyArea) -> HTML {
    let latest = sheet.latest(in: area.code).map {
      "Senast ändrat av \(names.within($0.editedBy)) den \($0.editedAt.words)"
    }
    let colleagues = delegations.filter { $0.area == area.code }.map { names.name($0.name) }
    let delegated = colleagues.isEmpty ? nil : "Delegerat till \(colleagues.joined(separator: ", "))"
    return waitingLink(area) + [latest, delegated].compactMap(\.self).html { "<p>\($0)</p>" }
  }

  private func waitingLink(_ area: SurveyArea) -> HTML {
    let questions = sheet.indicators(in: area.code).filter { overview.waiting.contains($0.code) }
    guard let first = questions.first else { return .empty }
    let count = questions.count == 1 ? "En fråga väntar" : "\(questions.count) frågor väntar"
    return """
      <p><a href="\(reply.path)/\(area.code)#q-\(first.code)">\(count) på att du väljer mellan två svar</a></p>
      """
  }

  private var history: HTML {
    guard !overview.events.isEmpty else { return "<p>Ingen har svarat än.</p>" }
    return historyList(overview.events, text: names.text, actor: { names.name($0.actor) })
  }
}
