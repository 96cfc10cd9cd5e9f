internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The agenda of a meeting, written by the hosts.
struct AgendaRoutes {
  var routes: [Route] {
    [
      .get("/traffar/{id}/dagordning", .withFunction, form),
      .post("/traffar/{id}/dagordning", .withFunction, change),
    ]
  }

  /// So many rows stand empty below those that are there.
  private static let emptyRows = 4

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let (meeting, points) = try await visit.site.regional.read { [viewer = visit.viewer, id = visit.meetingID] tx in
      let meeting = try tx.writable(id, by: viewer).record
      return (meeting, try tx.agenda(of: meeting.id))
    }
    let rows = min(points.count + Self.emptyRows, ChangeAgenda.mostRows)
    return visit.page(AgendaPage(meeting: meeting, form: Form(points).marked, rows: rows, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    do {
      let act = try ChangeAgenda(form: visit.form)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
      }
      return visit.redirect(to: meeting.path, notice: "Dagordningen är sparad.")
    } catch let problems as Problems {
      return visit.page(try await again(visit, meeting, problems).page, problems: problems)
    }
  }

  private func again(_ visit: Visit, _ meeting: Meeting, _ problems: Problems) async throws -> AgendaPage {
    let rows = (0..<ChangeAgenda.mostRows).count { visit.form.has("titel-\($0)") }
    let page = AgendaPage(meeting: meeting, form: visit.form, rows: rows, csrf: visit.csrf, problems: problems)
    guard problems.sentence(for: ChangeAgenda.overtaken) != nil else { return page }
    let stored = try await visit.site.regional.read { try $0.agenda(of: meeting.id) }
    // Whoever has seen what the other saved may save over it.
    return AgendaPage(
      meeting: meeting, form: visit.form.marked(as: Form(stored)), rows: rows, theirs: stored, csrf: visit.csrf,
      problems: problems)
  }
}
