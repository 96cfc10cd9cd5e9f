internal import HTML
internal import Vocabulary
internal import Web

/// Asking for more time on the reply's page: what was asked, what was answered, and the form.
struct MoreTimePart {
  let reply: Reply
  let request: TimeRequest?
  let names: ReplyNames
  let csrf: HTML
  let typed: Form
  let problems: Problems

  /// Leads from other pages to the form, for those who may ask.
  static func lead(for sheet: AreaSheet) -> HTML {
    guard !sheet.editor.writesForAnother else { return others(of: sheet.reply) }
    return """
      <a href="\(sheet.reply.path)#mer-tid">Be \(sheet.reply.round.ownerName) om mer tid</a>. De kan flytta fram er sista dag.
      """
  }

  static func others(of reply: Reply) -> HTML {
    "\(reply.round.ownerName) kan ge mer tid, så att den sista dagen flyttas fram."
  }

  var html: HTML {
    """
    <section aria-labelledby="mer-tid"><h2 id="mer-tid">Mer tid</h2>
    \(answer)
    \(isWaiting ? "<details\(attribute("open", when: hasProblem))><summary>Ändra er begäran</summary>\(form)</details>" : form)</section>
    """
  }

  private var isWaiting: Bool { request?.isWaiting ?? false }
  private var hasProblem: Bool {
    [AskForTime.Field.day, AskForTime.Field.reason].contains { problems.sentence(for: $0) != nil }
  }

  private var answer: HTML {
    guard let request else {
      return "<p>Räcker inte tiden? Skriv vilken dag ni behöver ha på er, så svarar \(reply.round.ownerName).</p>"
    }
    let asked =
      "\(names.first(request.askedBy)) bad den \(request.askedAt.words) om mer tid till och med den \(request.wishedDay.words)."
    guard let decision = request.decision else {
      return "<div class=\"note\"><p>\(asked) \(reply.round.ownerName) har inte svarat än.</p></div>"
    }
    guard let refusal = decision.refusal else {
      return "<p>\(asked) Ni fick mer tid: svara senast den \(reply.lastDay.words).</p>"
    }
    return """
      <div class="note warn"><p>\(asked) \(names.first(decision.by)) svarade den \(decision.at.words): ”\(refusal)”</p>
      <p>Svara senast den \(reply.lastDay.words).</p></div>
      """
  }

  private var form: HTML {
    """
    <form method="post" action="\(reply.path)/be-om-tid" novalidate>\(csrf)
    \(fields.date(AskForTime.Field.day, "Sista dag ni önskar"))
    \(fields.area(AskForTime.Field.reason, "Varför behöver ni mer tid?", hint: "Skriv inget som kan kopplas till en enskild person.", rows: 2))
    <p class="actions">\(button("Be om mer tid", style: "btn second"))</p></form>
    """
  }

  private var fields: Fields { Fields(hasProblem ? typed : asked, problems: problems) }

  /// What was asked last, so that it can be changed.
  private var asked: Form {
    guard let request, request.isWaiting else { return Form() }
    return Form(fields: [(AskForTime.Field.day, request.wishedDay.text), (AskForTime.Field.reason, request.reason)])
  }
}
