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
      .open(.post, "/logga-in", checkPassword),
      .open(.get, "/logga-in/kod", codePage),
      .open(.post, "/logga-in/kod", checkCode),
      .post("/logga-ut", .signedIn, signOut),
      .get("/inloggning", .signedIn) { _ in .json("{}") },
    ]
  }

  @Sendable private func signInPage(_ visit: OpenVisit) async throws -> Response {
    if visit.viewer != nil { return .redirect(to: "/") }
    return visit.page(SignInPage(resumption: Resumption(of: visit.form, query: visit.query)).page)
  }

  @Sendable private func checkPassword(_ visit: OpenVisit) async throws -> Response {
    let form = visit.form
    let answer = try await visit.site.signIn.password(
      login: form.raw("epost"), password: form.raw("losenord"), address: visit.address, device: visit.device,
      at: visit.now)
    let resumption = Resumption(of: form)
    switch answer {
    case .proceed(let token, let hasSecondFactor):
      guard hasSecondFactor else { return visit.redirect(to: "/konto/andra-faktorn", session: token) }
      return visit.page(CodePage(resumption: resumption).page, startingSession: token)
    case .refused:
      let problems = Problems("epost", "E-postadressen eller lösenordet stämmer inte. Försök igen.")
      return visit.page(
        SignInPage(resumption: resumption, mail: form.raw("epost"), problems: problems).page,
        status: .unprocessableContent)
    case .wait(let until):
      let problems = Problems("epost", waitSentence(until, visit))
      return visit.page(
        SignInPage(resumption: resumption, mail: form.raw("epost"), problems: problems).page, status: .tooManyRequests)
    }
  }

  @Sendable private func codePage(_ visit: OpenVisit) async throws -> Response {
    guard visit.signedIn?.session.stage == .password else { return .redirect(to: "/logga-in") }
    return visit.page(CodePage(resumption: Resumption(of: visit.form, query: visit.query)).page)
  }

  @Sendable private func checkCode(_ visit: OpenVisit) async throws -> Response {
    guard let session = visit.signedIn?.session, session.stage == .password else { return .redirect(to: "/logga-in") }
    let answer = try await visit.site.signIn.secondFactor(
      visit.form.raw("kod"), session: session, device: visit.device, at: visit.now)
    let resumption = Resumption(of: visit.form)
    switch answer {
    case .proceed(let token, _):
      let now = visit.now
      let csrf = try await visit.site.identity.read { try $0.signedIn(token: token, at: now)?.session.csrf }
      return resumption.proceed(visit, token: token, csrf: csrf ?? "")
    case .refused:
      let problems = Problems(
        "kod", "Koden stämmer inte eller är redan använd. Vänta på nästa kod i appen och försök igen.")
      return visit.page(CodePage(resumption: resumption, problems: problems).page, status: .unprocessableContent)
    case .wait(let until):
      return visit.page(
        CodePage(resumption: resumption, problems: Problems("kod", waitSentence(until, visit))).page,
        status: .tooManyRequests)
    }
  }

  @Sendable private func signOut(_ visit: Visit) async throws -> Response {
    try await visit.site.identity.write { try $0.endSession(visit.session.fingerprint) }
    return visit.open.redirectSignedOut(to: visit.site.settings.isDemonstration ? "/demo" : "/logga-in")
  }

  private func waitSentence(_ until: Moment, _ visit: OpenVisit) -> String {
    let minutes = max(1, (until.seconds(since: visit.now) + 59) / 60)
    return "För många försök. Vänta \(minutes == 1 ? "en minut" : "\(minutes) minuter") och försök igen."
  }
}
