internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Whether one comes, and who came.
struct AttendanceRoutes {
  var routes: [Route] {
    [
      .post("/traffar/{id}/svar", .withFunction, answer),
      .get("/traffar/{id}/narvaro", .withFunction, presenceForm),
      .post("/traffar/{id}/narvaro", .withFunction, notePresence),
    ]
  }

  @Sendable private func answer(_ visit: Visit) async throws -> Response {
    let (sheet, _) = try await visit.meetingSheet()
    guard let invitee = sheet.own(visit.viewer).first(where: { $0.id.text == visit.form.raw("inbjuden") }) else {
      throw Refusal.notFound
    }
    do {
      let act = try AnswerInvitation(form: visit.form)
      let letters = try await MeetingLetters(answeredIn: sheet.meeting.network, on: visit.site, at: visit.now)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        let meeting = try tx.readable(sheet.meeting.id, by: viewer).record
        try act.perform(in: tx, for: invitee, to: meeting, by: viewer.byline, at: now)
        try TellSubstitute(letters).perform(in: tx, for: invitee.id, at: now)
      }
      return visit.redirect(to: sheet.meeting.path, notice: "Tack för svaret: \(act.answer.swedish.lowercasedFirst).")
    } catch let problems as Problems {
      return visit.page(try await visit.meetingPage(problems).page, problems: problems)
    }
  }

  @Sendable private func presenceForm(_ visit: Visit) async throws -> Response {
    _ = try await visit.writableMeeting()
    let (sheet, names) = try await visit.meetingSheet()
    return visit.page(PresencePage(sheet: sheet, names: names, csrf: visit.csrf).page)
  }

  @Sendable private func notePresence(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    let (sheet, names) = try await visit.meetingSheet()
    let act = NotePresence(
      presences(visit.form, of: sheet.invitees, PresencePage.field),
      shown: presences(visit.form, of: sheet.invitees, PresencePage.mark),
      names: Dictionary(uniqueKeysWithValues: sheet.invitees.map { ($0.id, names.invited($0)) }))
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
      }
      return visit.redirect(to: meeting.path, notice: "Närvaron är sparad.")
    } catch let problems as Problems {
      let (sheet, names) = try await visit.meetingSheet()
      let page = PresencePage(sheet: sheet, names: names, csrf: visit.csrf, form: visit.form, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  private func presences(
    _ form: Form, of invitees: [Invitee], _ field: (Invitee) -> String
  ) -> [ID<Invitee>: Invitee.Presence] {
    let found = invitees.compactMap { invitee in
      Invitee.Presence(rawValue: form.raw(field(invitee))).map { (invitee.id, $0) }
    }
    return Dictionary(uniqueKeysWithValues: found)
  }
}
