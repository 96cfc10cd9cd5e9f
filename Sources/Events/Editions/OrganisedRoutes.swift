internal import Access
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Events for those who hold them: the list, one event, adding, changing, publishing, calling off, and next year's.
struct OrganisedRoutes {
  private static let path = "/arrangemang/{id}"

  var routes: [Route] {
    [
      .get("/arrangemang", .withFunction, list),
      .get("/arrangemang/nytt", .withFunction, newForm), .post("/arrangemang/nytt", .withFunction, add),
      .get(Self.path, .withFunction, show),
      .get("\(Self.path)/redigera", .withFunction, form), .post("\(Self.path)/redigera", .withFunction, change),
      .post("\(Self.path)/publicera", .withFunction, publish), .post("\(Self.path)/stall-in", .withFunction, cancel),
      .post("\(Self.path)/kopiera", .withFunction, copy), .post("\(Self.path)/ta-bort", .withFunction, remove),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (editions, counts, series) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let editions = try tx.editions(organisedBy: viewer)
      return (editions, try tx.counts(of: editions.map(\.id)), try tx.allEventSeries())
    }
    return visit.page(
      OrganisedListPage(editions: editions, counts: counts, series: series, viewer: visit.viewer).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    guard let first = visit.viewer.hostingOrganisations.first else {
      throw Refusal.forbidden("Den som företräder en organisation lägger upp evenemang.")
    }
    let person = try await visit.site.identity.read { [viewer = visit.viewer] in try $0.person(viewer.person) }
    // A shelter's staff, and who is protected, stand under the organisation alone.
    let isHidden = first.kind.isShelter || person?.hasProtectedIdentity ?? true
    let form = Form(
      fields: [
        ("arrangor", first.id.text), ("form", "site"), ("dag", visit.query("dag") ?? ""),
        ("kontakt", isHidden ? first.name : visit.viewer.name), ("kontaktmail", isHidden ? "" : person?.mail ?? ""),
      ] + first.counties.map { ("lan", $0.text) })
    return visit.page(try await shown(visit, try await formPage(visit, nil, form)).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let page = try await formPage(visit, nil, visit.form)
    do {
      let act = AddEdition(try page.checked(), by: visit.form.chosen(among: page.organisations))
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(
        to: "/arrangemang/\(id)", notice: "Utkastet är sparat. Lägg till program, och publicera när ni är klara.")
    } catch let problems as Problems {
      return try await again(visit, page, problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    visit.page(try await visit.organisedPage().page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    return visit.page(try await shown(visit, try await formPage(visit, edition, Form(edition))).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    let page = try await formPage(visit, edition, visit.form)
    do {
      let act = ChangeEdition(
        try page.checked(), by: visit.form.chosen(among: page.organisations), letters: visit.registrationLetters)
      let sent = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(edition.id, by: viewer), at: now)
      }
      let told = sent == 0 ? "" : " \(counted(sent, "En anmäld får", "anmälda får")) ett brev."
      return visit.redirect(to: edition.organisedPath, notice: "Ändringen är sparad.\(told)")
    } catch let problems as Problems {
      return try await again(visit, page, problems)
    }
  }

  @Sendable private func publish(_ visit: Visit) async throws -> Response {
    do {
      let edition = try await visit.organised()
      let act = PublishEdition(hidesPlace: try await visit.hidesPlace(of: edition))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, id = visit.editionID] tx in
        try act.perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
      }
      return visit.redirect(
        to: "/arrangemang/\(visit.editionID)",
        notice: edition.isOver(at: visit.now)
          ? "Evenemanget är publicerat. Skriv nu in dem som var med."
          : "Evenemanget är publicerat, och anmälan är öppen.")
    } catch let problems as Problems {
      // What is lacking is mended in its field.
      let edition = try await visit.organised()
      return try await again(visit, try await formPage(visit, edition, Form(edition)), problems)
    }
  }

  @Sendable private func cancel(_ visit: Visit) async throws -> Response {
    let act = CancelEdition(reason: visit.form.text("skal") ?? "", letters: visit.registrationLetters)
    return try await visit.act(notice: "Evenemanget är inställt, och de anmälda får ett brev.", publishing: ["skal"]) {
      tx, evidence, now in
      try act.perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    try await visit.act(notice: "Utkastet är borttaget.", to: "/arrangemang") { tx, evidence, now in
      try RemoveDraft().perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func copy(_ visit: Visit) async throws -> Response {
    let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, id = visit.editionID] tx in
      try CopyEdition().perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
    }
    return visit.redirect(
      to: "/arrangemang/\(id)", notice: "Utkastet för nästa tillfälle är klart. Se över tid, plats och program.")
  }

  private func formPage(_ visit: Visit, _ edition: Edition?, _ form: Form) async throws -> EditionFormPage {
    let (groups, series, kept) = try await visit.site.regional.read { [viewer = visit.viewer, shell = visit.shell] tx in
      (
        try shell.groups(of: viewer, in: tx).filter(\.isLed),
        try tx.allEventSeries().filter { $0.isWritable(by: viewer) },
        try edition?.series.flatMap { try tx.eventSeries($0) }
      )
    }
    return EditionFormPage(
      edition: edition, organisations: try await visit.possibleOrganisers(edition?.organisations ?? []),
      groups: groups.keeping(edition?.group), series: series.keeping(kept), form: form, csrf: visit.csrf)
  }

  /// The form with what there is already in the year's plan: read where it is shown, and not to save.
  private func shown(_ visit: Visit, _ page: EditionFormPage) async throws -> EditionFormPage {
    var page = page
    page.gatherings = try await visit.comingGatherings(for: page.form, besides: page.edition?.id.text)
    return page
  }

  private func again(_ visit: Visit, _ page: EditionFormPage, _ problems: Problems) async throws -> Response {
    var page = try await shown(visit, page)
    page.problems = problems
    return visit.page(page.page, problems: problems)
  }
}

extension EditionFormPage {
  /// The details, when group and series are among those that may be chosen.
  fileprivate func checked() throws -> EditionDetails {
    var details = try EditionDetails(form: form)
    details.hidesPlace = form.hidesPlace(among: organisations)
    if let group = details.group, !groups.contains(where: { $0.id == group }) {
      throw Problems("medlemmar", "Välj ett nätverk som ni är värd för, eller alla.")
    }
    if let chosen = details.series, !series.contains(where: { $0.id == chosen }) {
      throw Problems("serie", "Välj en serie som ni arrangerar, eller ingen.")
    }
    return details
  }
}

extension [MemberGroup] {
  /// With the one that it has already, which another organiser may lead: a form without it would open the event to all.
  func keeping(_ group: String?) -> [MemberGroup] {
    guard let group, !contains(where: { $0.id == group }) else { return self }
    return self + [MemberGroup(id: group, name: "det nätverk som är valt nu", path: "", isLed: false)]
  }
}

extension [EventSeries] {
  fileprivate func keeping(_ series: EventSeries?) -> [EventSeries] {
    guard let series, !contains(where: { $0.id == series.id }) else { return self }
    return self + [series]
  }
}

extension Form {
  /// The organisations that are ticked, among those that may be.
  func chosen(among organisations: [Organisation]) -> [ID<Organisation>] {
    let ticked = Set(all("arrangor"))
    return organisations.map(\.id).filter { ticked.contains($0.text) }
  }

  /// Whether a shelter is among those that are ticked.
  func hidesPlace(among organisations: [Organisation]) -> Bool {
    let ticked = Set(chosen(among: organisations))
    return organisations.contains { ticked.contains($0.id) && $0.kind.isShelter }
  }
}

extension Visit {
  func possibleOrganisers(_ already: [ID<Organisation>]) async throws -> [Organisation] {
    try await site.identity.read { [viewer] in try $0.partners(of: viewer.hostingOrganisations, and: already) }
  }

  /// Whether a shelter is among those who hold it.
  func hidesPlace(of edition: Edition) async throws -> Bool {
    try await site.identity.read { try $0.organisations(Set(edition.organisations)) }.values
      .contains { $0.kind.isShelter }
  }

  typealias EditionAct = @Sendable (Transaction, Writable<Edition>, Moment) throws -> Void

  /// Does it and goes back to the organisers' page, or shows that again with what is wrong.
  /// - Parameter texts: The fields that others read, where a shelter must not be given away.
  func act(
    notice: String, to path: String? = nil, publishing texts: [String] = [], _ body: @escaping EditionAct
  ) async throws -> Response {
    do {
      if !texts.isEmpty, try await hidesPlace(of: organised()) {
        try StreetAddress.faults(in: texts.map { ($0, form.text($0)) }).check()
      }
      try await site.regional.write { [viewer, now, editionID] tx in
        try body(tx, try tx.writable(editionID, by: viewer), now)
      }
      return redirect(to: path ?? "/arrangemang/\(editionID)", notice: notice)
    } catch let problems as Problems {
      return page(try await organisedPage(form, problems).page, problems: problems)
    }
  }
}
