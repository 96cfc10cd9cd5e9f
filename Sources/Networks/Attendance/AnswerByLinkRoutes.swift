internal import Access
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the link of an invitation opens: the meeting's time and place, and the question. The token in the path is the proof.
struct AnswerByLinkRoutes {
  var routes: [Route] {
    [.open(.get, "/traffsvar/{token}", page), .open(.post, "/traffsvar/{token}", answer)]
  }

  @Sendable private func page(_ visit: OpenVisit) async throws -> Response {
    guard let (invitee, meeting) = try await invited(visit) else { return unknown(visit) }
    return visit.page(AnswerByLinkPage(invitee: invitee, meeting: meeting, path: visit.path, now: visit.now).page)
  }

  @Sendable private func answer(_ visit: OpenVisit) async throws -> Response {
    guard let (invitee, meeting) = try await invited(visit) else { return unknown(visit) }
    do {
      let act = try AnswerInvitation(form: visit.form)
      try await visit.site.regional.write { [now = visit.now] tx in
        guard let invitee = try tx.invitee(invitee.id), let meeting = try tx.meeting(meeting.id) else {
          throw Refusal.notFound
        }
        try act.perform(in: tx, for: invitee, to: meeting, by: Byline(words: "den inbjudna, via länk"), at: now)
      }
      return .redirect(to: visit.path)
    } catch let problems as Problems {
      var page = AnswerByLinkPage(
        invitee: invitee, meeting: meeting, path: visit.path, now: visit.now, form: visit.form, problems: problems
      ).page
      page.problems = problems
      return visit.page(page, status: .unprocessableContent)
    }
  }

  private func invited(_ visit: OpenVisit) async throws -> (Invitee, Meeting)? {
    guard let id = AnswerAddress(visit.site).invitee(of: visit.parameter("token")) else { return nil }
    return try await visit.site.regional.read { tx in
      guard let invitee = try tx.invitee(id), let meeting = try tx.meeting(invitee.meeting) else { return nil }
      return (invitee, meeting)
    }
  }

  private func unknown(_ visit: OpenVisit) -> Response {
    visit.page(
      Page(
        "Länken finns inte",
        content: "<p>Kontrollera att hela länken kom med. Be annars den som bjöd in dig om en ny.</p>"),
      status: .notFound)
  }
}

/// The page behind the link: only what the letter has, and the question.
struct AnswerByLinkPage {
  let invitee: Invitee
  let meeting: Meeting
  let path: String
  let now: Moment
  var form: Form?
  var problems = Problems()

  var page: Page {
    Page(
      meeting.title, width: .form, kind: meeting.network.name, problems: problems,
      content: """
        <dl class="sum">\(fact("Tid", meeting.time.capitalizedFirst))\(fact("Plats", meeting.whereWords))\
        \(fact("Svara senast", meeting.answerBy?.words))</dl>\(answer)
        """)
  }

  private var answer: HTML {
    guard meeting.takesAnswers(at: now) else {
      return meeting.state == .cancelled
        ? "<div class=\"note warn\"><strong>Inställd.</strong> \(meeting.cancelledBecause ?? "")</div>"
        : "<p>Det går inte att svara längre.</p>"
    }
    let given = invitee.hasAnswered(meeting) ? invitee.answer : nil
    let thanks: HTML =
      given.map {
        "<div class=\"note ok\" role=\"status\"><strong>Ditt svar: \($0.swedish.lowercasedFirst).</strong> Du kan ändra det så länge träffen inte har varit.</div>"
      }
      ?? .empty
    return """
      \(problems.isEmpty ? thanks : .empty)
      <form method="post" action="\(path)" novalidate>
      \(AnswerFields(form: form ?? Form(invitee, of: meeting), problems: problems, meeting: meeting).html)
      <p class="actions">\(button(given == nil ? "Svara" : "Ändra svaret"))</p></form>
      """
  }
}
