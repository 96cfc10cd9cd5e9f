internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Guests of a network: invited, and taken away.
struct GuestRoutes {
  var routes: [Route] {
    [
      .post("/natverk/{id}/gaster", .withFunction, add),
      .post("/natverk/{id}/gaster/{guest}/ta-bort", .withFunction, remove),
    ]
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    do {
      let act = try AddGuest(form: visit.form)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now)
      }
      return visit.redirect(to: "\(network.path)/medlemmar", notice: "\(act.name) bjuds in till nästa träff.")
    } catch let problems as Problems {
      let (sheet, names) = try await visit.members()
      let page = MembersPage(
        sheet: sheet, names: names, viewer: visit.viewer, today: visit.today, csrf: visit.csrf, form: visit.form,
        problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    let act = RemoveGuest(visit.id("guest"), letters: try await visit.meetingLetters(for: network))
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try act.perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now)
    }
    return visit.redirect(to: "\(network.path)/medlemmar", notice: "Gästen är borttagen.")
  }
}
