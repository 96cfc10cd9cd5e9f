internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What networks ask of the viewer now: answer an invitation, do what was promised, invite, write and approve.
struct NetworkTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    let (viewer, now) = (visit.viewer, visit.now)
    return try await visit.site.regional.read { tx in
      let networks = try tx.networks(with: viewer.functions.map(\.organisation.id))
      let coming = try tx.meetings(of: networks, endingAfter: now)
      return try coming.filter { $0.takesAnswers(at: now) }.flatMap { try answers($0, viewer, in: tx) }
        + coming.filter { $0.isWaitingForCall(on: now.day, viewer) }.map(\.callTask)
        + tx.openTasks(of: viewer.functions.map(\.id)).map { task in
          task.startItem(in: networks.first { $0.id == task.network })
        } + tx.unwritten(in: networks.filter { $0.isHosted(by: viewer) }, at: now).map(\.minutesTask)
    }
  }

  private func answers(_ meeting: Meeting, _ viewer: Viewer, in tx: Transaction) throws -> [StartItem] {
    try tx.invitees(of: meeting.id).filter { invitee in
      !invitee.hasAnswered(meeting)
        && (invitee.function.map { id in viewer.functions.contains { $0.id == id } } ?? false)
    }.map { _ in meeting.answerTask }
  }
}

extension Meeting {
  fileprivate var answerTask: StartItem {
    StartItem(
      title: "Svara om \(title)", detail: "\(network.name), \(time). \(whereWords).", path: path,
      due: answerBy ?? day, status: "Inget svar")
  }

  fileprivate var callTask: StartItem {
    StartItem(
      title: "Bjud in till \(title)", detail: "\(network.name), \(time). Ingen är inbjuden än.",
      path: "\(path)/bjud-in",
      due: day, dueWords: "Träffen är den \(day.wordsWithoutYear)", status: "Planerad")
  }

  fileprivate var minutesTask: StartItem {
    StartItem(
      title: "Gör klart anteckningarna från \(title)", detail: "\(network.name), \(day.words).", path: path, due: nil,
      status: "Inte godkända", weight: 40)
  }

  /// Six weeks ahead people's calendars begin to fill.
  fileprivate func isWaitingForCall(on today: CalendarDate, _ viewer: Viewer) -> Bool {
    state == .planned && network.isHosted(by: viewer) && today.days(until: day) <= 42
  }
}

extension NetworkTask {
  fileprivate func startItem(in network: Network?) -> StartItem {
    StartItem(
      title: text.capitalizedFirst, detail: "Från \(network?.name ?? "ett nätverk").",
      path: network?.path ?? "/natverk",
      due: due, status: "Uppgift")
  }
}

extension Transaction {
  /// Meetings of the last two months whose minutes nobody has approved.
  fileprivate func unwritten(in networks: [Network], at now: Moment) throws -> [Meeting] {
    try meetings(of: networks, endingAfter: now.adding(days: -60)).filter { meeting in
      try meeting.state == .called && meeting.isOver(at: now) && (minutes(of: meeting.id)?.state ?? .draft) == .draft
    }
  }
}
