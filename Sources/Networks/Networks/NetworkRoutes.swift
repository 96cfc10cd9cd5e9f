internal import Access
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Networks: the list, one network, starting and changing one.
struct NetworkRoutes {
  var routes: [Route] {
    [
      .get("/natverk", .withFunction, list),
      .get("/natverk/nytt", .withFunction, newForm),
      .post("/natverk/nytt", .withFunction, start),
      .get("/natverk/{id}", .withFunction, show),
      .get("/natverk/{id}/redigera", .withFunction, form),
      .post("/natverk/{id}/redigera", .withFunction, change),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (networks, next) = try await visit.site.regional.read { [viewer = visit.viewer, now = visit.now] tx in
      let networks = try tx.networks(for: viewer, on: now.day)
      let coming = try tx.meetings(of: networks, endingAfter: now).filter { $0.state != .cancelled }
      return (networks, Dictionary(coming.map { ($0.network.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }
    let names = try await visit.names(networks.flatMap(\.hosts))
    return visit.page(
      NetworkListPage(networks: networks, next: next, names: names, viewer: visit.viewer, today: visit.today).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let hosts = try hosts(visit)
    let form = Form(
      fields: [("syns", "ja"), ("fran", visit.today.text)] + (hosts.first?.counties ?? []).map { ("lan", $0.text) })
    return visit.page(NetworkFormPage(network: nil, hosts: hosts, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func start(_ visit: Visit) async throws -> Response {
    let hosts = try hosts(visit)
    do {
      var details = try NetworkDetails(form: visit.form, today: visit.today)
      let host = hosts.first { $0.id.text == visit.form.raw("vard") } ?? hosts[0]
      details.hidesPlace = host.kind.isShelter
      let function = visit.viewer.functions.first { $0.organisation.id == host.id && $0.mayHost }?.id
      let act = StartNetwork(details, host: host, function: function)
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(
        to: "/natverk/\(id)/medlemmar/nya", notice: "Nätverket är startat. Lägg till dem som ska vara med.")
    } catch let problems as Problems {
      let page = NetworkFormPage(network: nil, hosts: hosts, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  private func hosts(_ visit: Visit) throws -> [Organisation] {
    let hosts = visit.viewer.hostingOrganisations
    guard !hosts.isEmpty else {
      throw Refusal.forbidden(
        "Den som företräder en organisation kan starta ett nätverk. Be din chef eller samordnare.")
    }
    return hosts
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let page = visit.askedPage
    let sheet = try await visit.site.regional.read { [viewer = visit.viewer, now = visit.now] tx in
      try NetworkSheet(try tx.readable(visit.networkID, by: viewer), in: tx, at: now, page: page)
    }
    let names = try await visit.names(
      sheet.organisations, functions: sheet.memberships.compactMap(\.function), signatures: sheet.events.signatures)
    return visit.page(
      NetworkPage(
        sheet: sheet, pastPage: page, names: names, viewer: visit.viewer, now: visit.now, csrf: visit.csrf,
        panels: try await visit.panels(on: sheet)
      ).page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    return visit.page(NetworkFormPage(network: network, hosts: [], form: Form(network).marked, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    do {
      var details = try NetworkDetails(form: visit.form, today: network.from)
      details.hidesPlace = try await visit.hidesPlace(of: network)
      let act = ChangeNetwork(details)
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(network.id, by: viewer)
        try form.check(against: Form(evidence.record), at: "namn")
        try act.perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: network.path, notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = NetworkFormPage(network: network, hosts: [], form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }
}

extension Visit {
  var networkID: ID<Network> { id("id") }
  var meetingID: ID<Meeting> { id("id") }

  /// Not for those who are only shown its name.
  func insideNetwork() async throws -> Network {
    let network = try await site.regional.read { [viewer, id = networkID] in try $0.readable(id, by: viewer).record }
    guard network.isInside(viewer) else { throw Refusal.notFound }
    return network
  }

  func writableNetwork() async throws -> Network {
    try await site.regional.read { [viewer, id = networkID] in try $0.writable(id, by: viewer).record }
  }

  func writableMeeting() async throws -> Meeting {
    try await site.regional.read { [viewer, id = meetingID] in try $0.writable(id, by: viewer).record }
  }
}

extension Visit {
  /// What other features show on the network's page, to those who are inside.
  func panels(on sheet: NetworkSheet) async throws -> [HTML] {
    guard sheet.isInside else { return [] }
    var panels: [HTML] = []
    for source in shell.groupPanels {
      if let panel = try await source.panel(on: sheet.network.id.text, for: self) { panels.append(panel) }
    }
    return panels
  }
}
