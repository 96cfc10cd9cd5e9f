internal import Access
internal import Documents
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Documents of a meeting: laid there, read, taken away.
struct DocumentRoutes {
  private static let path = "/traffar/{id}/dokument"

  var routes: [Route] {
    [
      .post(Self.path, .withFunction, bodyLimit: Route.fileLimit, add),
      .get("\(Self.path)/{document}", .withFunction, read),
      .post("\(Self.path)/{document}/ta-bort", .withFunction, remove),
    ]
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    do {
      let act = AddDocument(try SentDocument(form: visit.form))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
      }
      return visit.redirect(to: meeting.path, notice: "Dokumentet är på plats.")
    } catch let problems as Problems {
      return visit.page(try await visit.meetingPage(problems).page, problems: problems)
    }
  }

  /// Always to be saved, never shown as a page of ours.
  @Sendable private func read(_ visit: Visit) async throws -> Response {
    let file = try await visit.site.regional.read { [viewer = visit.viewer, id = visit.meetingID] tx in
      let meeting = try tx.readable(id, by: viewer).record
      return try tx.file(of: visit.id("document"), at: meeting.id)
    }
    guard let file else { throw Refusal.notFound }
    return .document(file.kind, file.bytes)
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    let gone = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try RemoveDocument(visit.id("document")).perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
    }
    return visit.redirect(to: meeting.path, notice: "Dokumentet ”\(gone.title)” är borttaget.")
  }
}
