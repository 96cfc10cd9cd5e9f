internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// One's own account: where one is signed in, the password, new recovery codes, light or dark.
struct OwnAccountRoutes {
  var routes: [Route] {
    [
      .get("/konto", .account, accountPage),
      .post("/konto/losenord", .account, changePassword),
      .post("/konto/reservkoder", .account, newRecoveryCodes),
      .post("/konto/inloggningar", .account, endOtherSessions),
      .post("/konto/utseende", .account, chooseTheme),
    ]
  }

  @Sendable private func accountPage(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit))
  }

  @Sendable private func changePassword(_ visit: Visit) async throws -> Response {
    let (old, new) = (visit.form.raw("losenord"), visit.form.raw("losenord-nytt"))
    let (account, person) = try await accountAndPerson(visit)
    var problems = Problems()
    if let fault = try await visit.site.signIn.fault(in: old, of: account, at: visit.now) {
      problems.add("losenord", fault)
    }
    if let fault = Password.fault(in: new, mail: account.login, name: person.name) {
      problems.add("losenord-nytt", fault)
    }
    guard problems.isEmpty else { return visit.page(try await page(visit, problems: problems), problems: problems) }
    let hash = await Password.hash(new)
    try await visit.site.identity.write { [now = visit.now, viewer = visit.viewer, session = visit.session] tx in
      try tx.changePassword(of: viewer.account, hash: hash, keeping: session)
      try tx.record("ChangePassword", of: "person:\(viewer.person)", by: viewer.byline, at: now, text: "Bytte lösenord")
    }
    return visit.redirect(to: "/konto", notice: "Lösenordet är bytt. Andra inloggningar är avslutade.")
  }

  /// Codes do instead of the phone, so somebody at an open screen does not get them without the password.
  @Sendable private func newRecoveryCodes(_ visit: Visit) async throws -> Response {
    let account = try await accountAndPerson(visit).0
    if let fault = try await visit.site.signIn.fault(in: visit.form.raw("losenord-koder"), of: account, at: visit.now) {
      let problems = Problems("losenord-koder", fault)
      return visit.page(try await page(visit, problems: problems), problems: problems)
    }
    let codes = try await visit.site.identity.write { [now = visit.now, viewer = visit.viewer] tx in
      try tx.record(
        "ReplaceRecoveryCodes", of: "person:\(viewer.person)", by: viewer.byline, at: now, text: "Bytte reservkoder")
      return try tx.replaceRecoveryCodes(of: viewer.account)
    }
    return visit.page(RecoveryCodesPage(codes: codes).page)
  }

  @Sendable private func endOtherSessions(_ visit: Visit) async throws -> Response {
    try await visit.site.identity.write { [viewer = visit.viewer, session = visit.session] tx in
      try tx.execute(
        "DELETE FROM session WHERE account_id = \(viewer.account) AND token_hash <> \(session.fingerprint)")
    }
    return visit.redirect(to: "/konto", notice: "Alla andra inloggningar är avslutade.")
  }

  @Sendable private func chooseTheme(_ visit: Visit) async throws -> Response {
    let theme = ["light", "dark"].first { $0 == visit.form.raw("utseende") }
    try await visit.site.identity.write { [viewer = visit.viewer] tx in
      try tx.execute("UPDATE account SET theme = \(theme) WHERE id = \(viewer.account)")
    }
    return visit.redirect(to: "/konto", notice: "Utseendet är sparat.")
  }

  private func accountAndPerson(_ visit: Visit) async throws -> (Account, Person) {
    try await visit.site.identity.read { [viewer = visit.viewer] tx in
      guard let account = try tx.account(viewer.account), let person = try tx.person(viewer.person) else {
        throw Refusal.notFound
      }
      return (account, person)
    }
  }

  private func page(_ visit: Visit, problems: Problems = Problems()) async throws -> Page {
    let (viewer, now, today) = (visit.viewer, visit.now, visit.today)
    let (current, theme, csrf) = (visit.session.fingerprint, visit.open.signedIn?.theme, visit.csrf)
    return try await visit.site.identity.read { tx in
      guard let account = try tx.account(viewer.account), let person = try tx.person(viewer.person) else {
        throw Refusal.notFound
      }
      return OwnAccountPage(
        person: person, login: account.login, functions: try tx.ownFunctions(of: viewer.person, on: today),
        sessions: try tx.openSessions(of: viewer.account, at: now), current: current,
        unusedCodes: try tx.unusedRecoveryCodes(of: viewer.account), theme: theme, csrf: csrf, problems: problems
      ).page
    }
  }
}
