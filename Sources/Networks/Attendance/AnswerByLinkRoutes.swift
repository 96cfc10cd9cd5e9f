internal import Access
internal import Documents
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What the link of an invitation opens: the meeting's time and place, and the question. The token in the path is the proof.
struct AnswerByLinkRoutes {
  var routes: [Route] {
    [
      .open(.get, "/traffsvar/{token}", page), .open(.post, "/traffsvar/{token}", answer),
      .open(.get, "/traffsvar/{token}/{document}", document),
    ]
  }

  @Sendable private func page(_ visit: OpenVisit) async throws -> Response {
    guard let invited = try await invited(visit) else { return unknown(visit) }
    return visit.page(AnswerByLinkPage(invited: invited, path: visit.path, now: visit.now).page)
  }

  @Sendable private func answer(_ visit: OpenVisit) async throws -> Response {
    guard let invited = try await invited(visit) else { return unknown(visit) }
    do {
      let act = try AnswerInvitation(form: visit.form, given: invited.given)
      let letters = try await MeetingLetters(answeredIn: invited.meeting.network, on: visit.site, at: visit.now)
      try await visit.site.regional.write { [now = visit.now] tx in
        guard let invitee = try tx.invitee(invited.invitee.id), let meeting = try tx.meeting(invited.meeting.id) else {
          throw Refusal.notFound
        }
        try act.perform(in: tx, for: invitee, to: meeting, by: Byline(words: "den inbjudna, via länk"), at: now)
        try TellSubstitute(letters).perform(in: tx, for: invitee.id, at: now)
      }
      return .redirect(to: visit.path)
    } catch let problems as Problems {
      var page = AnswerByLinkPage(
        invited: invited, path: visit.path, now: visit.now, form: visit.form, problems: problems
      ).page
      page.problems = problems
      return visit.page(page, status: .unprocessableContent)
    }
  }

  /// To be saved, never shown as a page of ours.
  @Sendable private func document(_ visit: OpenVisit) async throws -> Response {
    guard let invited = try await invited(visit) else { return unknown(visit) }
    let file = try await visit.site.regional.read { tx in
      // Whose link it is may have left since: it does not go on opening what is added afterwards.
      invited.meeting.isOver(at: visit.now) ? nil : try tx.file(of: visit.id("document"), at: invited.meeting.id)
    }
    guard let file else { throw Refusal.notFound }
    return .document(file.kind, file.bytes)
  }

  private func invited(_ visit: OpenVisit) async throws -> InvitedByLink? {
    let (addresses, token) = (AnswerAddress(visit.site), visit.parameter("token"))
    guard let id = addresses.claimed(by: token) else { return nil }
    let invited = try await visit.site.regional.read { tx -> InvitedByLink? in
      guard let invitee = try tx.invitee(id), let meeting = try tx.meeting(invitee.meeting) else { return nil }
      return InvitedByLink(
        invitee: invitee, meeting: meeting, agenda: Agenda(try tx.agenda(of: meeting.id), from: meeting.starts),
        documents: try tx.documents(of: meeting.id))
    }
    guard let invited, addresses.isLink(token, of: invited.invitee) else { return nil }
    return try await visit.site.stillHolds(invited.invitee, at: visit.now) ? invited : nil
  }

  private func unknown(_ visit: OpenVisit) -> Response {
    visit.page(
      Page(
        "Länken finns inte",
        content:
          "<p>Kontrollera att hela länken kom med. Har någon lämnat funktionen får de som har den nu en ny inbjudan till det som är kvar. Be annars den som bjöd in dig om en ny.</p>"
      ),
      status: .notFound)
  }
}

extension Site {
  /// Whether nobody has left the function since the latest letter: who has may still have its link.
  func stillHolds(_ invitee: Invitee, at now: Moment) async throws -> Bool {
    guard let function = invitee.function else { return true }
    let former = try await identity.glance { try $0.formerHolders(of: [function], on: now.day) }
    return former[function] ?? 0 == invitee.formerHolders
  }
}

/// What the link of an invitation opens: what the letter has, and what there is to read.
struct InvitedByLink: Sendable {
  let invitee: Invitee
  let meeting: Meeting
  let agenda: Agenda
  let documents: [MeetingDocument]

  /// With an answer to this version of the meeting.
  var given: Invitee? { invitee.hasAnswered(meeting) ? invitee : nil }
}

/// The page behind the link: the question, the agenda and the documents, and nothing of who else comes.
struct AnswerByLinkPage {
  let invited: InvitedByLink
  let path: String
  let now: Moment
  var form: Form?
  var problems = Problems()

  private var invitee: Invitee { invited.invitee }
  private var meeting: Meeting { invited.meeting }

  var page: Page {
    Page(
      // A title stays in the browser's history: it tells nothing of what the meeting is about.
      "Svara på inbjudan", width: .form, problems: problems,
      content: """
        <dl class="sum">\(fact("Träff", meeting.title))\(fact("Nätverk", meeting.network.name))\
        \(fact("Tid", meeting.time.capitalizedFirst))\(fact("Plats", meeting.whereWords))\
        \(fact("Svara senast", meeting.answerBy?.words))</dl>\(answer)\(meeting.isOver(at: now) ? .empty : "\(agenda)\(documents)")
        """)
  }

  private var answer: HTML {
    guard meeting.takesAnswers(at: now) else {
      return meeting.state == .cancelled
        ? "<div class=\"note warn\"><strong>Inställd.</strong> \(meeting.cancelledBecause ?? "")</div>"
        : "<p>Träffen har varit. Är du med i nätverket finns dokumenten där, när du har loggat in.</p>"
    }
    let given = invited.given?.answer
    let thanks: HTML =
      given.map {
        "<div class=\"note ok\" role=\"status\"><strong>Ditt svar: \($0.swedish.lowercasedFirst).</strong> Du kan ändra det så länge träffen inte har varit.</div>"
      }
      ?? .empty
    return """
      \(problems.isEmpty ? thanks : .empty)
      <form method="post" action="\(path)" novalidate>
      \(AnswerFields(form: form ?? shownForm, problems: problems, meeting: meeting, isKept: invited.given?.hasWords ?? false).html)
      <p class="actions">\(button(given == nil ? "Svara" : "Ändra svaret"))</p></form>
      """
  }

  /// What was answered, and neither who comes nor the greeting: whoever the letter was sent on to reads this too.
  private var shownForm: Form {
    Form(fields: [("svar", invited.given?.answer?.rawValue ?? "")])
  }

  private var agenda: HTML {
    guard !invited.agenda.lines.isEmpty else { return .empty }
    return """
      <h2>Dagordning</h2><ul>\(invited.agenda.lines.html { line in
        "<li>\(line.starts.map { SwedishTime($0).hourAndMinute + " " } ?? "")\(line.point.title)\(line.point.owner.map { ", \($0)" } ?? "")</li>"
      })</ul>
      """
  }

  private var documents: HTML {
    guard !invited.documents.isEmpty else { return .empty }
    return """
      <h2>Dokument</h2><ul>\(invited.documents.html { document in
        "<li><a href=\"\(document.link ?? "\(path)/\(document.id)")\" rel=\"noreferrer\">\(document.title)</a></li>"
      })</ul>
      """
  }
}
