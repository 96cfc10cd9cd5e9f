internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What the link after an event opens. The token in the path is the proof that one was there.
struct EvaluationRoutes {
  var routes: [Route] {
    [.open(.get, "/utvardering/{token}", form), .open(.post, "/utvardering/{token}", answer)]
  }

  @Sendable private func form(_ visit: OpenVisit) async throws -> Response {
    let (registration, edition) = try await asked(visit)
    if registration.isEvaluated { return visit.page(thanks(edition)) }
    return visit.page(EvaluationPage(edition: edition, path: visit.path).page)
  }

  @Sendable private func answer(_ visit: OpenVisit) async throws -> Response {
    let (registration, edition) = try await asked(visit)
    do {
      let act = try AnswerEvaluation(form: visit.form)
      try await visit.site.regional.write { try act.perform(in: $0, for: registration.id) }
      return visit.page(thanks(edition))
    } catch let problems as Problems {
      let page = EvaluationPage(edition: edition, path: visit.path, form: visit.form, problems: problems)
      return visit.page(page.page, status: .unprocessableContent)
    }
  }

  private func asked(_ visit: OpenVisit) async throws -> (Registration, Edition) {
    guard let link = RegistrationAddress(visit.site).link(ofEvaluation: visit.parameter("token")) else {
      throw Refusal.notFound
    }
    return try await visit.site.regional.read { tx in
      guard let registration = try tx.registration(by: link), registration.presence?.wasThere ?? false else {
        throw Refusal.notFound
      }
      return try tx.registered(registration.id)
    }
  }

  private func thanks(_ edition: Edition) -> Page {
    Page(
      "Tack för ditt svar",
      content: "<p>Det hjälper oss att göra nästa \(edition.kind.swedish.lowercased()) bättre.</p>")
  }
}

/// The questions after an event.
struct EvaluationPage {
  let edition: Edition
  let path: String
  var form = Form()
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Vad tyckte du?", width: .form,
      lead: "\(edition.title), \(edition.day.words). Ingen ser vem som har svarat vad.", problems: problems,
      content: """
        <form method="post" action="\(path)" novalidate>
        \(Evaluation.questions.html { fields.radios($0.field, $0.text, (1...5).map { .init("\($0)", Self.grade($0)) }) })
        \(fields.area("tar_med", "Vad tar du med dig till ditt arbete?", optional: true))
        \(fields.area("battre", "Vad kan vi göra bättre?", hint: "Skriv inget om enskilda personer.", optional: true))
        <p class="actions">\(button("Skicka"))</p></form>
        """)
  }

  private static func grade(_ number: Int) -> String {
    switch number {
    case 1: "1, inte alls"
    case 5: "5, helt och hållet"
    default: "\(number)"
    }
  }
}
