internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Meetings: planned, shown, changed, called off.
struct MeetingRoutes {
  var routes: [Route] {
    [
      .get("/natverk/{id}/traffar/ny", .withFunction, newForm),
      .post("/natverk/{id}/traffar/ny", .withFunction, plan),
      .get("/traffar/{id}", .withFunction, show),
      .get("/traffar/{id}/redigera", .withFunction, form),
      .post("/traffar/{id}/redigera", .withFunction, change),
      .get("/traffar/{id}/stall-in", .withFunction, cancelForm),
      .post("/traffar/{id}/stall-in", .withFunction, cancel),
    ]
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    let form = Form(fields: [
      ("rubrik", "Nätverksträff"), ("borjar", network.usualStart?.text ?? ""), ("slutar", network.usualEnd?.text ?? ""),
      ("plats", network.usualPlace ?? ""),
    ])
    return visit.page(try await formPage(visit, network, nil, form).page)
  }

  @Sendable private func plan(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    do {
      let details = try await details(visit, network)
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try PlanMeeting(details).perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now)
      }
      return visit.redirect(to: "/traffar/\(id)", notice: planned(details, at: visit.now))
    } catch let problems as Problems {
      var page = try await formPage(visit, network, nil, visit.form)
      page.problems = problems
      return visit.page(page.page, problems: problems)
    }
  }

  private func planned(_ details: MeetingDetails, at now: Moment) -> String {
    details.ends > now
      ? "Träffen är planerad. Ingen är inbjuden än." : "Träffen är inlagd. Den har redan varit."
  }

  private func details(_ visit: Visit, _ network: Network) async throws -> MeetingDetails {
    var details = try MeetingDetails(form: visit.form)
    details.hidesPlace = try await visit.hidesPlace(of: network)
    return details
  }

  private func formPage(
    _ visit: Visit, _ network: Network, _ meeting: Meeting?, _ form: Form
  ) async throws -> MeetingFormPage {
    let names = try await visit.names(network.hosts)
    // Without audiences nobody is asked to two places.
    let gatherings =
      network.audiences.isEmpty
      ? ComingGatherings()
      : try await visit.comingGatherings(for: network.audiences, in: network.counties, besides: meeting?.id.text)
    return MeetingFormPage(
      network: network, meeting: meeting, names: names, gatherings: gatherings, form: form, csrf: visit.csrf)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    visit.page(try await visit.meetingPage().page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    guard meeting.state != .cancelled, !meeting.isOver(at: visit.now) else {
      let why = meeting.state == .cancelled ? "Träffen är inställd. Planera en ny i stället." : "Träffen har varit."
      return visit.redirect(to: meeting.path, warning: why)
    }
    return visit.page(try await formPage(visit, meeting.network, meeting, Form(meeting)).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    do {
      let act = ChangeMeeting(
        try await details(visit, meeting.network), letters: try await visit.meetingLetters(for: meeting.network))
      let sent = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
      }
      let told = sent == 0 ? "" : " \(counted(sent, "Ett brev är", "brev är")) på väg."
      return visit.redirect(to: meeting.path, notice: "Ändringen är sparad.\(told)")
    } catch let problems as Problems {
      return visit.page(try await again(visit, problems).page, problems: problems)
    }
  }

  private func again(_ visit: Visit, _ problems: Problems) async throws -> MeetingFormPage {
    let meeting = try await visit.writableMeeting()
    let isOvertaken = problems.sentence(for: ChangeMeeting.overtaken) != nil
    // Whoever has seen what the other saved may save over it.
    let form = isOvertaken ? visit.form.replacing(ChangeMeeting.overtaken, with: "\(meeting.version)") : visit.form
    var page = try await formPage(visit, meeting.network, meeting, form)
    page.problems = problems
    return page
  }

  @Sendable private func cancelForm(_ visit: Visit) async throws -> Response {
    visit.page(CancelMeetingPage(meeting: try await visit.writableMeeting(), form: Form(), csrf: visit.csrf).page)
  }

  @Sendable private func cancel(_ visit: Visit) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    do {
      let act = CancelMeeting(
        reason: visit.form.text("skal") ?? "", letters: try await visit.meetingLetters(for: meeting.network))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(meeting.id, by: viewer), at: now)
      }
      return visit.redirect(to: meeting.path, notice: "Träffen är inställd.")
    } catch let problems as Problems {
      let page = CancelMeetingPage(meeting: meeting, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }
}

extension Form {
  /// The same with another value in one field.
  fileprivate func replacing(_ name: String, with value: String) -> Form {
    Form(fields: without(name).fields + [(name, value)])
  }
}
