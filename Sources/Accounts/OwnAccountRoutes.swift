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
      .get("/konto", .signedIn, accountPage),
      .post("/konto/losenord", .signedIn, changePassword),
      .post("/konto/reservkoder", .signedIn, newRecoveryCodes),
      .post("/konto/inloggningar", .signedIn, endOtherSessions),
      .post("/konto/utseende", .signedIn, chooseTheme),
    ]
  }

  @Sendable private func accountPage(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit))
  }

  @Sendable private func changePassword(_ visit: Visit) async throws -> Response {
    let (old, new) = (visit.form.raw("losenord"), visit.form.raw("losenord-nytt"))
    let account = try await visit.site.identity.read { [viewer = visit.viewer] in try $0.account(viewer.account) }
    var problems = Problems()
    let answer = try await visit.site.signIn.confirmPassword(old, of: account, at: visit.now)
    if !answer { problems.add("losenord", "Lösenordet stämmer inte. Försök igen.") }
    if let fault = Password.fault(in: new, mail: account?.login ?? "", name: visit.viewer.name) {
      problems.add("losenord-nytt", fault)
    }
    guard problems.isEmpty else { return visit.page(try await page(visit, problems: problems), problems: problems) }
    let hash = await Password.hash(new)
    try await visit.site.identity.write { [now = visit.now, viewer = visit.viewer, session = visit.session] tx in
      try tx.changePassword(of: viewer.account, hash: hash, keeping: session)
      try tx.record("ChangePassword", of: "person:\(viewer.person)", by: viewer.name, at: now, text: "Bytte lösenord")
    }
    return visit.redirect(to: "/konto", notice: "Lösenordet är bytt. Andra inloggningar är avslutade.")
  }

  @Sendable private func newRecoveryCodes(_ visit: Visit) async throws -> Response {
    let codes = try await visit.site.identity.write { [now = visit.now, viewer = visit.viewer] tx in
      try tx.record(
        "ReplaceRecoveryCodes", of: "person:\(viewer.person)", by: viewer.name, at: now, text: "Bytte reservkoder")
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

  private func page(_ visit: Visit, problems: Problems = Problems()) async throws -> Page {
    let (account, sessions, codes) = try await visit.site.identity.read { [viewer = visit.viewer] tx in
      (
        try tx.account(viewer.account),
        try tx.rows(
          "SELECT token_hash, device, created_at, seen_at FROM session WHERE account_id = \(viewer.account) ORDER BY seen_at DESC"
        ).map(OpenSession.init), try tx.unusedRecoveryCodes(of: viewer.account)
      )
    }
    return OwnAccountPage(
      viewer: visit.viewer, login: account?.login ?? "", sessions: sessions, current: visit.session.fingerprint,
      unusedCodes: codes, theme: visit.open.signedIn?.theme, csrf: visit.csrf, problems: problems
    ).page
  }
}

/// A browser that is signed in to the account.
struct OpenSession: Sendable {
  let fingerprint: String
  let device: String
  let createdAt: Moment
  let seenAt: Moment

  init(row: Row) throws {
    fingerprint = try row.get("token_hash")
    device = try row.get("device")
    createdAt = try row.get("created_at")
    seenAt = try row.get("seen_at")
  }
}
