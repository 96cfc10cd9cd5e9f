internal import Access
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Who is in a network: the list, new ones, and who is sent for each.
struct MemberRoutes {
  private static let path = "/natverk/{id}/medlemmar"

  var routes: [Route] {
    [
      .get(Self.path, .withFunction, list),
      .get("\(Self.path)/nya", .withFunction, newForm),
      .post("\(Self.path)/nya", .withFunction, add),
      .get("\(Self.path)/{membership}", .withFunction, show),
      .post("\(Self.path)/{membership}", .withFunction, change),
      .post("\(Self.path)/{membership}/roll", .withFunction, changeRole),
      .post("\(Self.path)/{membership}/avsluta", .withFunction, end),
      .post("\(Self.path)/{membership}/lamna", .withFunction, leave),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (sheet, names) = try await visit.members()
    let page = MembersPage(sheet: sheet, names: names, viewer: visit.viewer, today: visit.today, csrf: visit.csrf)
    return visit.page(page.page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    let page = NewMembersPage(
      network: network, organisations: try await outside(network, visit), form: Form(fields: [("roll", "member")]),
      csrf: visit.csrf)
    return visit.page(page.page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    let organisations = try await outside(network, visit)
    do {
      let chosen = Set(visit.form.all("organisation"))
      let new = organisations.filter { chosen.contains($0.id.text) }
      guard !new.isEmpty else { throw Problems("organisation", "Kryssa i vilka som ska vara med.") }
      let role = Membership.Role(rawValue: visit.form.raw("roll")) ?? .member
      let acts = try await visit.site.identity.read { tx in
        try new.map { AddMembership($0, as: role, function: try tx.contactFunction(of: $0.id)) }
      }
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        for act in acts { try act.perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now) }
      }
      return visit.redirect(
        to: "\(network.path)/medlemmar",
        notice: "\(counted(new.count, "En organisation är", "organisationer är")) med nu.")
    } catch let problems as Problems {
      let page = NewMembersPage(
        network: network, organisations: organisations, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  /// The organisations of the network's counties, and those of the whole country, that are not in it.
  private func outside(_ network: Network, _ visit: Visit) async throws -> [Organisation] {
    let inside = Set(network.hosts + network.members)
    return try await visit.site.identity.read { try $0.organisations() }.filter { organisation in
      !inside.contains(organisation.id) && organisation.counties.meet(network.counties)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let page = try await membershipPage(visit)
    return visit.page(page.page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let page = try await membershipPage(visit)
    guard visit.viewer.seesContacts(of: page.organisation) else {
      throw Refusal.forbidden("Jouren bestämmer själv vem som kommer.")
    }
    let chosen = { (field: String) in page.functions.first { $0.id.text == visit.form.raw(field) } }
    let (function, substitute) = (chosen("funktion"), chosen("ersattare"))
    let act = ChangeRepresentation(
      page.membership, function: function, substitute: substitute,
      letters: try await visit.meetingLetters(for: page.network, and: [function, substitute].compactMap { $0?.id }))
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.readable(page.network.id, by: viewer), at: now)
      }
      return visit.redirect(to: "\(page.network.path)/medlemmar", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      return again(visit, page, problems)
    }
  }

  @Sendable private func changeRole(_ visit: Visit) async throws -> Response {
    let page = try await membershipPage(visit)
    guard let role = Membership.Role(rawValue: visit.form.raw("roll")) else { throw Refusal.notFound }
    let act = ChangeMembershipRole(page.membership, to: role, organisationName: page.organisation.name)
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(page.network.id, by: viewer), at: now)
      }
      return visit.redirect(to: "\(page.network.path)/medlemmar", notice: "Rollen är ändrad.")
    } catch let problems as Problems {
      return again(visit, page, problems)
    }
  }

  @Sendable private func end(_ visit: Visit) async throws -> Response {
    let page = try await membershipPage(visit)
    let act = EndMembership(
      page.membership, of: page.organisation, letters: try await visit.meetingLetters(for: page.network))
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(page.network.id, by: viewer), at: now)
      }
      let isStillInside = page.network.own(visit.viewer) != [page.membership.organisation]
      return visit.redirect(
        to: isStillInside ? "\(page.network.path)/medlemmar" : "/natverk",
        notice: "\(page.organisation.name) är inte med längre.")
    } catch let problems as Problems {
      return again(visit, page, problems)
    }
  }

  @Sendable private func leave(_ visit: Visit) async throws -> Response {
    let page = try await membershipPage(visit)
    let act = LeaveNetwork(
      page.membership, of: page.organisation.name, because: visit.form.text("skal") ?? "",
      letters: try await visit.meetingLetters(for: page.network))
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.readable(page.network.id, by: viewer), at: now)
      }
      return visit.redirect(
        to: "/natverk", notice: "\(page.organisation.name) är inte med i \(page.network.name) längre.")
    } catch let problems as Problems {
      return again(visit, page, problems)
    }
  }

  private func again(_ visit: Visit, _ page: MembershipPage, _ problems: Problems) -> Response {
    var page = page
    page.problems = problems
    return visit.page(page.page, problems: problems)
  }

  /// For whoever may say who is sent.
  private func membershipPage(_ visit: Visit) async throws -> MembershipPage {
    let id: ID<Membership> = visit.id("membership")
    let (network, membership) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let network = try tx.readable(visit.networkID, by: viewer).record
      guard network.isInside(viewer), let found = try tx.memberships(of: network.id).first(where: { $0.id == id })
      else {
        throw Refusal.notFound
      }
      guard network.mayChangeRepresentation(of: found.organisation, viewer) else {
        throw Refusal.forbidden("Värdarna, och den som företräder organisationen, bestämmer vem som skickas.")
      }
      return (network, found)
    }
    let (organisation, functions) = try await visit.site.identity.read { tx in
      (try tx.organisation(membership.organisation), try tx.functions(of: membership.organisation))
    }
    guard let organisation else { throw Refusal.notFound }
    let stored = Form(
      fields: [("funktion", membership.function?.text ?? ""), ("ersattare", membership.substitute?.text ?? "")])
    return MembershipPage(
      network: network, membership: membership, organisation: organisation, functions: functions, viewer: visit.viewer,
      today: visit.today,
      form: visit.form.has("funktion") ? visit.form : Form(fields: stored.fields + visit.form.fields),
      csrf: visit.csrf)
  }
}

extension Visit {
  /// What the page of those who take part shows; not for who is outside.
  func members() async throws -> (NetworkSheet, NetworkNames) {
    let sheet = try await site.regional.read { [viewer, now, id = networkID] tx in
      try NetworkSheet(try tx.readable(id, by: viewer), in: tx, at: now)
    }
    guard sheet.isInside else { throw Refusal.notFound }
    let names = try await names(
      sheet.organisations, functions: sheet.memberships.flatMap { [$0.function, $0.substitute].compactMap(\.self) })
    return (sheet, names)
  }
}
