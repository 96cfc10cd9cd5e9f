internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
package import Web

/// The demonstration's front page: the cast as cards, each signed in with one press. Its routes are mounted only in a
/// demonstration, which listens on the loopback address alone.
package struct Demonstration: Feature {
  package init() {}

  package var routes: [Route] {
    [
      .open(.get, "/demo", who: .demonstration, castPage),
      // A form whose session ended comes here with what was typed, to choose who goes on.
      .open(.post, "/demo", who: .demonstration, bodyLimit: Route.formLimit, castPage),
      .open(.post, "/demo/{persona}", who: .demonstration, bodyLimit: Route.formLimit, enter),
    ]
  }

  @Sendable private func castPage(_ visit: OpenVisit) async throws -> Response {
    visit.page(CastPage(cast: Persona.cast, resumption: Resumption(of: visit.form, query: visit.query)).page)
  }

  @Sendable private func enter(_ visit: OpenVisit) async throws -> Response {
    // Nobody needs a password here, so a page elsewhere must not reach it by a name of its own that leads to this machine.
    guard visit.isToLoopback else {
      throw Refusal.forbidden("Demonstrationen öppnas på den egna datorn, på adressen \(visit.site.settings.address).")
    }
    guard let persona = Persona.cast.first(where: { $0.id == visit.parameter("persona") }) else {
      throw Refusal.notFound
    }
    let (now, browser) = (visit.now, visit.caller.browser)
    let started = try await visit.site.identity.write { tx -> (token: String, csrf: String)? in
      guard let account = try tx.account(of: persona) else { return nil }
      let token = try tx.startSession(for: account.id, stage: .full, device: browser, at: now)
      return (token, try tx.signedIn(token: token, at: now)?.session.csrf ?? "")
    }
    guard let started else { throw Refusal.notFound }
    return Resumption(of: visit.form).proceed(visit, token: started.token, csrf: started.csrf)
  }
}

/// The cards.
struct CastPage {
  let cast: [Persona]
  let resumption: Resumption

  var page: Page {
    Page(
      "Välj vem du vill vara", width: .wide,
      lead: """
        Det här är Samfrid med påhittade uppgifter. Personerna finns inte, och kommunernas svar är uppdiktade. Nationella \
        siffror med angiven källa är riktiga.
        """,
      content: "<ul class=\"cast\">\(cast.html(card))</ul>")
  }

  private func card(_ persona: Persona) -> HTML {
    """
    <li><h2>\(persona.name)</h2><p class="soft">\(persona.title), \(persona.organisation)</p><p>\(persona.task)</p>
    <form method="post" action="/demo/\(persona.id)">\(resumption.hiddenFields)\
    <button class="btn small">Logga in som \(firstName(persona))</button></form></li>
    """
  }

  private func firstName(_ persona: Persona) -> String { String(persona.name.prefix { $0 != " " }) }
}
