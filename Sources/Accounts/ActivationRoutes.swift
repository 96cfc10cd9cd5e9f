internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What a link in an invitation leads to: a password, and from there the second factor.
struct ActivationRoutes {
  var routes: [Route] {
    [
      .open(.get, "/oppna/{token}", invitationPage),
      .open(.post, "/oppna/{token}", use),
      .open(.get, "/konto/andra-faktorn", secondFactorPage),
      .open(.post, "/konto/andra-faktorn", confirmSecondFactor),
    ]
  }

  @Sendable private func invitationPage(_ visit: OpenVisit) async throws -> Response {
    guard let invited = try await invited(visit) else { return spent(visit) }
    return visit.page(invited.page(path: visit.path))
  }

  @Sendable private func use(_ visit: OpenVisit) async throws -> Response {
    guard let invited = try await invited(visit) else { return spent(visit) }
    return invited.invitation.purpose == .factor
      ? try await dropFactor(visit, invited) : try await choosePassword(visit, invited)
  }

  private func choosePassword(_ visit: OpenVisit, _ invited: Invited) async throws -> Response {
    let (invitation, person) = (invited.invitation, invited.person)
    let password = visit.form.raw("losenord")
    var problems = Problems()
    if let fault = Password.fault(in: password, mail: person.mail ?? "", name: person.name) {
      problems.add("losenord", fault)
    }
    if password != visit.form.raw("losenord-igen") {
      problems.add("losenord-igen", "De två lösenorden är olika. Skriv samma i båda rutorna.")
    }
    guard problems.isEmpty else {
      return visit.page(invited.page(path: visit.path, problems: problems), status: .unprocessableContent)
    }
    let hash = await Password.hash(password)
    let now = visit.now
    let browser = visit.caller.browser
    let openings = invitation.purpose == .activate ? visit.shell.accountOpenings : []
    let token = try await visit.site.identity.write { tx -> String? in
      guard let account = try tx.choosePassword(hash: hash, with: invitation, at: now) else { return nil }
      for opening in openings { try opening.accountIsOpened(with: invitation, in: tx, at: now) }
      try tx.record("ChoosePassword", of: "person:\(person.id)", by: Byline(person.id), at: now, text: "Valde lösenord")
      return try tx.startSession(for: account, stage: .password, device: browser, at: now)
    }
    guard let token else { return spent(visit) }
    return visit.redirect(to: "/konto/andra-faktorn", session: token)
  }

  private func dropFactor(_ visit: OpenVisit, _ invited: Invited) async throws -> Response {
    let (invitation, person) = (invited.invitation, invited.person)
    let now = visit.now
    guard let account = try await visit.site.identity.read({ try $0.account(of: person.id) }) else {
      return spent(visit)
    }
    if let fault = try await visit.site.signIn.fault(in: visit.form.raw("losenord"), of: account, at: now) {
      let problems = Problems(
        "losenord", "\(fault) Har du glömt det också? Be först din kollega om en länk för nytt lösenord.")
      return visit.page(invited.page(path: visit.path, problems: problems), status: .unprocessableContent)
    }
    let browser = visit.caller.browser
    let token = try await visit.site.identity.write { tx -> String? in
      guard let account = try tx.dropSecondFactor(with: invitation, at: now) else { return nil }
      try tx.record(
        "DropSecondFactor", of: "person:\(person.id)", by: Byline(person.id), at: now,
        text: "Tog bort appen som var borta")
      return try tx.startSession(for: account, stage: .password, device: browser, at: now)
    }
    guard let token else { return spent(visit) }
    return visit.redirect(to: "/konto/andra-faktorn", session: token)
  }

  @Sendable private func secondFactorPage(_ visit: OpenVisit) async throws -> Response {
    guard let page = try await secondFactor(visit, problems: Problems()) else { return .redirect(to: "/logga-in/kod") }
    return visit.page(page)
  }

  @Sendable private func confirmSecondFactor(_ visit: OpenVisit) async throws -> Response {
    guard let signedIn = visit.signedIn, signedIn.session.stage == .password else { return .redirect(to: "/logga-in") }
    let factor = SecondFactor(key: visit.site.key)
    let (code, now, caller) = (visit.form.raw("kod"), visit.now, visit.caller)
    let result = try await visit.site.identity.write { tx -> (codes: [String], token: String, device: String)? in
      guard let codes = try factor.confirm(code, of: signedIn.session.account, in: tx, at: now) else { return nil }
      guard let (token, device) = try tx.completeSignIn(signedIn.session, from: caller, at: now) else {
        throw Refusal.forbidden("Du är utloggad. Logga in igen.")
      }
      return (codes, token, device)
    }
    if let (codes, token, device) = result {
      let account = signedIn.session.account
      let next = try await visit.site.identity.read { try $0.pageInvitedTo(account) } ?? "/"
      return visit.knowing(device, visit.page(RecoveryCodesPage(codes: codes, next: next).page, startingSession: token))
    }
    let problems = Problems(
      "kod", "Koden stämmer inte. Kontrollera att appen visar en kod för Samfrid och att telefonens klocka går rätt.")
    guard let page = try await secondFactor(visit, problems: problems) else { return .redirect(to: "/logga-in/kod") }
    return visit.page(page, status: .unprocessableContent)
  }

  private func secondFactor(_ visit: OpenVisit, problems: Problems) async throws -> Page? {
    guard let signedIn = visit.signedIn, signedIn.session.stage == .password else { return nil }
    let factor = SecondFactor(key: visit.site.key)
    let account = signedIn.session.account
    let pending = try await visit.site.identity.write { tx in
      (try factor.pendingSecret(of: account, in: tx), try tx.account(account)?.login ?? "")
    }
    guard let secret = pending.0 else { return nil }
    return try SecondFactorPage(secret: secret, login: pending.1, problems: problems).page
  }

  private func invited(_ visit: OpenVisit) async throws -> Invited? {
    let (token, now) = (visit.parameter("token"), visit.now)
    return try await visit.site.identity.read { tx in
      guard let invitation = try tx.invitation(token: token, at: now), let person = try tx.person(invitation.person)
      else { return nil }
      return Invited(invitation: invitation, person: person, names: try tx.names(in: [invitation.invitedBy.text]))
    }
  }

  private func spent(_ visit: OpenVisit) -> Response {
    visit.page(
      Page(
        "Länken gäller inte längre",
        content: """
          <p>Länken är använd eller har gått ut. Be den som bjöd in dig om en ny, eller <a href="/logga-in">logga in</a> om \
          du redan har öppnat ditt konto.</p>
          """), status: .notFound)
  }
}

/// The invitation that a link leads to, whom it is for and the name of who sent it.
private struct Invited {
  let invitation: Invitation
  let person: Person
  let names: Names

  func page(path: String, problems: Problems = Problems()) -> Page {
    InvitationPage(invitation: invitation, person: person, names: names, path: path, problems: problems).page
  }
}
