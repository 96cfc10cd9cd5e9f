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
      let hosted = networks.filter { $0.isHosted(by: viewer) }
      return try tx.proposals(in: hosted) + answers(coming.filter { $0.takesAnswers(at: now) }, viewer, in: tx)
        + coming.filter { $0.isWaitingForCall(on: now.day, viewer) }.map(\.callTask)
        + tx.openTasks(of: viewer.functions.map(\.id), on: now.day).map { task in
          task.startItem(in: networks.first { $0.id == task.network })
        } + tx.unsentMinutes(in: hosted, for: viewer, at: now)
    }
  }

  /// The invitations to the viewer's functions that wait for an answer.
  private func answers(_ meetings: [Meeting], _ viewer: Viewer, in tx: Transaction) throws -> [StartItem] {
    let invited = try tx.invitees(
      where: """
        i.meeting_id IN \(list: meetings.map(\.id)) AND i.function_id IN \(list: viewer.functions.map(\.id))
        """)
    return invited.compactMap { invitee in
      meetings.first { $0.id == invitee.meeting && !invitee.hasAnswered($0) }?.answerTask
    }
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

  /// What a host has left to do until the minutes are sent; nil when they are.
  fileprivate func minutesTask(_ minutes: Minutes?, for viewer: Viewer) -> StartItem? {
    guard let minutes else { return minutesTask("Gör klart", "Inte godkända", path) }
    switch minutes.state {
    case .draft where minutes.waitsForApproval(by: viewer, in: network):
      return minutesTask("Godkänn", "Inte godkända", "\(path)/anteckningar")
    case .draft: return minutesTask("Gör klart", "Väntar på en annan värd", "\(path)/anteckningar")
    case .approved: return minutesTask("Skicka ut", "Godkända", "\(path)/anteckningar")
    case .sent: return nil
    }
  }

  private func minutesTask(_ act: String, _ status: String, _ path: String) -> StartItem {
    StartItem(
      title: "\(act) anteckningarna från \(title)", detail: "\(network.name), \(day.words).", path: path, due: nil,
      status: status, weight: 40)
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
  /// What members want taken up, for each network that waits for its hosts.
  fileprivate func proposals(in networks: [Network]) throws -> [StartItem] {
    let waiting = try rows(
      """
      SELECT network_id, COUNT(*) AS points FROM agenda_point
      WHERE meeting_id IS NULL AND declined_because IS NULL AND network_id IN \(list: networks.map(\.id))
      GROUP BY network_id
      """)
    return try waiting.compactMap { row in
      let (id, count) = (try row.get("network_id", as: ID<Network>.self), try row.get("points", as: Int.self))
      guard let network = networks.first(where: { $0.id == id }) else { return nil }
      return StartItem(
        title: "Ta ställning till \(counted(count, "en föreslagen punkt", "föreslagna punkter"))", detail: network.name,
        path: "\(network.path)/planera", due: nil, status: "Väntar på värdarna", weight: 45)
    }
  }

  /// What the hosts have left to do with the minutes of the last two months' meetings.
  fileprivate func unsentMinutes(in networks: [Network], for viewer: Viewer, at now: Moment) throws -> [StartItem] {
    let held = try meetings(of: networks, endingAfter: now.adding(days: -60)).filter {
      $0.state == .called && $0.isOver(at: now)
    }
    let minutes = try minutes(of: held.map(\.id))
    return held.compactMap { $0.minutesTask(minutes[$0.id], for: viewer) }
  }
}
