internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Password, then code. Every refusal reads the same.
struct SignInRoutes {
  var routes: [Route] {
    [
      .open(.get, "/logga-in", signInPage),
      .open(.post, "/logga-in", bodyLimit: Route.formLimit, checkPassword),
      .open(.get, "/logga-in/kod", codePage),
      .open(.post, "/logga-in/kod", bodyLimit: Route.formLimit, checkCode),
      .post("/logga-ut", .account, signOut),
      .get("/inloggning", .account) { _ in .json("{}") },
    ]
  }

  @Sendable private func signInPage(_ visit: OpenVisit) async throws -> Response {
    if visit.viewer != nil { return .redirect(to: "/") }
    return visit.page(SignInPage(resumption: Resumption(of: visit.form, query: visit.query)).page)
  }

  @Sendable private func checkPassword(_ visit: OpenVisit) async throws -> Response {
    let form = visit.form
    let resumption = Resumption(of: form)
    func again(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
      let page = SignInPage(resumption: resumption, mail: form.raw("epost"), problems: Problems("epost", sentence)).page
      return visit.page(page, status: status)
    }
    let answer = try await visit.site.signIn.password(
      login: form.raw("epost"), password: form.raw("losenord"), from: visit.caller, at: visit.now)
    switch answer {
    case .proceed(let token, let hasSecondFactor):
      guard hasSecondFactor else { return visit.redirect(to: "/konto/andra-faktorn", session: token) }
      return visit.page(CodePage(resumption: resumption).page, startingSession: token)
    case .refused, .complete:
      return again("E-postadressen eller lösenordet stämmer inte. Försök igen.", .unprocessableContent)
    case .wait(let until): return again(Throttle.sentence(until: until, at: visit.now), .tooManyRequests)
    case .busy: return again(SignIn.busySentence, .serviceUnavailable)
    }
  }

  @Sendable private func codePage(_ visit: OpenVisit) async throws -> Response {
    guard visit.signedIn?.session.stage == .password else { return .redirect(to: "/logga-in") }
    return visit.page(CodePage(resumption: Resumption(of: visit.form, query: visit.query)).page)
  }

  @Sendable private func checkCode(_ visit: OpenVisit) async throws -> Response {
    guard let session = visit.signedIn?.session, session.stage == .password else { return .redirect(to: "/logga-in") }
    let resumption = Resumption(of: visit.form)
    func again(_ sentence: String, _ status: HTTPResponse.Status) -> Response {
      visit.page(CodePage(resumption: resumption, problems: Problems("kod", sentence)).page, status: status)
    }
    let answer = try await visit.site.signIn.secondFactor(
      visit.form.raw("kod"), session: session, from: visit.caller, at: visit.now)
    switch answer {
    case .complete(let token, let device):
      let csrf = try await visit.site.identity.read { [now = visit.now] tx in
        try tx.signedIn(token: token, at: now)?.session.csrf
      }
      return visit.knowing(device, resumption.proceed(visit, token: token, csrf: csrf ?? ""))
    case .refused, .proceed, .busy:
      return again(
        "Koden stämmer inte eller är redan använd. Vänta på nästa kod i appen och försök igen.", .unprocessableContent)
    case .wait(let until): return again(Throttle.sentence(until: until, at: visit.now), .tooManyRequests)
    }
  }

  @Sendable private func signOut(_ visit: Visit) async throws -> Response {
    try await visit.site.identity.write { try $0.endSession(visit.session.fingerprint) }
    return visit.open.redirectSignedOut(to: visit.site.settings.isDemonstration ? "/demo" : "/logga-in")
  }
}
