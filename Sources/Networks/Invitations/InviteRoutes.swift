internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Inviting to a meeting: looked at first, then sent.
struct InviteRoutes {
  var routes: [Route] {
    [
      .get("/traffar/{id}/bjud-in", .withFunction, preview),
      .post("/traffar/{id}/bjud-in", .withFunction, send),
      .post("/traffar/{id}/paminn", .withFunction, remind),
      .post("/traffar/{id}/skicka-andringen", .withFunction, tell),
      .post("/traffar/{id}/holls", .withFunction, hold),
    ]
  }

  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit).page)
  }

  private func page(_ visit: Visit, _ problems: Problems = Problems()) async throws -> InvitePage {
    let meeting = try await visit.writableMeeting()
    let (sheet, _) = try await visit.meetingSheet()
    let guests = try await visit.site.regional.read { try $0.guests(of: meeting.network.id) }
    let names = try await visit.names(sheet.organisations, functions: sheet.memberships.compactMap(\.function))
    let letters = try await visit.meetingLetters(for: meeting.network)
    return InvitePage(
      sheet: sheet, guests: guests, names: names, letters: letters, viewer: visit.viewer, csrf: visit.csrf,
      problems: problems)
  }

  @Sendable private func send(_ visit: Visit) async throws -> Response {
    let none = { (meeting: Meeting) in
      meeting.state == .called ? "Det är redan gjort." : "Ingen har utsett någon att bjuda in."
    }
    return try await letters(visit, none: none) { letters, tx, meeting in
      try CallMeeting(letters).perform(in: tx, by: meeting, at: visit.now)
    }
  }

  @Sendable private func remind(_ visit: Visit) async throws -> Response {
    try await letters(visit, none: { _ in "Ingen behöver påminnas." }) { letters, tx, meeting in
      try RemindOfMeeting(letters).perform(in: tx, by: meeting, at: visit.now)
    }
  }

  @Sendable private func tell(_ visit: Visit) async throws -> Response {
    try await letters(visit, none: { _ in "Ingen har utsett någon att skicka till." }) { letters, tx, meeting in
      try TellOfNews(letters).perform(in: tx, by: meeting, at: visit.now)
    }
  }

  @Sendable private func hold(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try HoldMeeting().perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
      }
      return visit.redirect(to: meeting.path, notice: "Nu går det att skriva in närvaro och anteckningar.")
    } catch let problems as Problems {
      return visit.redirect(to: meeting.path, warning: problems.inOneLine)
    }
  }

  /// - Parameter none: What is said when no letter was left to send, about the meeting as it was before.
  private func letters(
    _ visit: Visit, none: (Meeting) -> String,
    act: @escaping @Sendable (MeetingLetters, Transaction, Writable<Meeting>) throws -> Int
  ) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    let letters = try await visit.meetingLetters(for: meeting.network)
    do {
      let sent = try await visit.site.regional.write { [viewer = visit.viewer] tx in
        try act(letters, tx, try tx.writable(meeting.id, by: viewer))
      }
      let notice = sent == 0 ? none(meeting) : "\(counted(sent, "Ett brev är", "brev är")) på väg."
      return visit.redirect(to: meeting.path, notice: notice)
    } catch let problems as Problems {
      return visit.page(try await page(visit, problems).page, problems: problems)
    }
  }
}
