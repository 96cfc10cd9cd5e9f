internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What those who lead rounds should do now, in their own rounds and with those of their county in others'.
/// Sv: att leda.
struct LeadingTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    let (viewer, today) = (visit.viewer, visit.today)
    guard viewer.isInCountyTeam else { return [] }
    return try await visit.site.naming(
      try await visit.site.regional.read { try $0.leadingTasks(of: viewer, on: today) })
  }
}

extension Transaction {
  func leadingTasks(of viewer: Viewer, on day: CalendarDate) throws -> [StartItem] {
    let rounds = try rounds(for: viewer).filter { $0.isFollowed(by: viewer) }
    let led = rounds.filter { $0.isWritable(by: viewer) }
    let progress = try progress(of: led.map(\.id))
    var items = try timeTasks(in: led, of: viewer) + reopenedTasks(in: rounds, for: viewer)
    items += led.filter { $0.closedAt == nil }.map { $0.task(progress[$0.id] ?? RoundProgress(), on: day) }
    items += try rounds.filter { !$0.isWritable(by: viewer) }
      .compactMap { try countyTask(in: $0, for: viewer, on: day) }
    return items + rounds.compactMap { $0.resultTask(on: day) }
  }

  /// Respondents who have asked for more time and wait for an answer.
  fileprivate func timeTasks(in rounds: [Round], of viewer: Viewer) throws -> [StartItem] {
    try waitingTimeRequests(to: viewer.teamOrganisations.map(\.id)).compactMap { request in
      guard let round = rounds.first(where: { $0.id == request.round }),
        let respondent = try respondent(request.respondent, in: round.id)
      else { return nil }
      return request.task(of: Reply(round: round, respondent: respondent), for: viewer)
    }
  }

  /// Answers that were confirmed and are open again, as long as nobody has confirmed the new ones.
  fileprivate func reopenedTasks(in rounds: [Round], for viewer: Viewer) throws -> [StartItem] {
    try reopenedReplies(in: rounds).filter { $0.isInTeam(viewer) }.map(\.followTask)
  }

  /// Those of the viewer's county that have not answered a round that another organisation owns.
  fileprivate func countyTask(in round: Round, for viewer: Viewer, on day: CalendarDate) throws -> StartItem? {
    guard round.phase(on: day) == .open, round.invitedAt != nil else { return nil }
    let counties = viewer.teamFunctions.flatMap(\.organisation.counties)
    // Shelters and associations have no municipality: they are for the team of the whole county.
    let area = viewer.teamMunicipalities
    let own = try respondents(of: round.id, in: counties).filter { respondent in
      round.isFollowed(respondent: respondent, by: viewer)
        && (area.map { area in respondent.respondent.municipality.map(area.contains) ?? false } ?? true)
    }
    let waiting = own.filter(\.isMissing)
    let place = area == nil ? "ditt län" : "ditt område"
    return waiting.isEmpty ? nil : round.reminderTask(waiting, of: own.count, in: place)
  }
}

extension TimeRequest {
  fileprivate func task(of reply: Reply, for viewer: Viewer) -> StartItem {
    // A shelter's staff is named to the team of its county only.
    let isNamed = !reply.respondent.isShelter || reply.respondent.county.map { viewer.isInTeam(of: [$0]) } ?? false
    let asker = isNamed ? Person.firstInSentence(askedBy) : "Någon i verksamheten"
    return StartItem(
      title: "Svara \(reply.respondent.fullName) om mer tid",
      detail: "\(asker) vill ha till och med den \(wishedDay.words) på sig i \(reply.round.name): ”\(reason)”",
      path: "\(SurveyPaths.respondents(of: round))/\(respondent.key)", due: reply.lastDay, status: "Väntar på ditt svar"
    )
  }
}

extension Reply {
  fileprivate var followTask: StartItem {
    StartItem(
      title: "\(respondent.fullName) har öppna svar i \(round.name)",
      detail: "De bekräftade svaren räknas tills de nya är bekräftade. Hör gärna av dig och fråga om de behöver hjälp.",
      path: path, due: lastDay, status: "Öppet igen")
  }
}

extension Round {
  fileprivate func task(_ progress: RoundProgress, on day: CalendarDate) -> StartItem {
    let path = SurveyPaths.round(id)
    let asked = "\(counted(progress.total, "svarande", "svarande"))"
    if day > closesOn {
      return StartItem(
        title: "Stäng \(name)", detail: "Sista dagen är passerad. \(waiting(progress))", path: path, due: closesOn,
        status: "Tiden är ute")
    }
    if invitedAt == nil {
      return StartItem(
        title: "Skicka inbjudan till \(name)", detail: "\(asked) ska svara. Inbjudan är inte skickad.",
        path: SurveyPaths.letters(of: id), due: opensOn, dueWords: opening(on: day),
        status: phase(on: day) == .planned ? "Planerad" : "Inte utskickad")
    }
    if phase(on: day) == .planned {
      return StartItem(
        title: "\(name) öppnar", detail: "\(asked) är inbjudna.", path: path, due: opensOn,
        dueWords: opening(on: day), status: "Planerad", weight: 70)
    }
    return StartItem(
      title: "Följ \(name)", detail: waiting(progress), path: SurveyPaths.respondents(of: id), due: closesOn,
      status: "Öppen")
  }

  private func opening(on day: CalendarDate) -> String {
    let opening =
      switch day.days(until: opensOn) {
      case ..<0: "Öppen sedan den \(opensOn.wordsWithoutYear)"
      case 0: "Öppnar i dag"
      default: "Öppnar den \(opensOn.wordsWithoutYear)"
      }
    return "\(opening), sista dag \(closesOn.wordsWithoutYear)"
  }

  private func waiting(_ progress: RoundProgress) -> String {
    let open = progress.reopened > 0 ? " \(progress.reopened) har sina svar öppna igen." : ""
    return progress.waiting == 0
      ? "Alla \(progress.total) har skickat in sina svar.\(open)"
      : "\(progress.waiting) av \(progress.total) har inte skickat in sina svar.\(open)"
  }

  fileprivate func reminderTask(_ waiting: [RoundRespondent], of total: Int, in place: String) -> StartItem {
    let names = waiting.prefix(3).map(\.name).joined(separator: ", ")
    let more = waiting.count > 3 ? " och \(waiting.count - 3) till" : ""
    return StartItem(
      title: "Stötta dem som inte har svarat på \(name)",
      detail:
        "\(waiting.count) av \(total) i \(place) har inte skickat in: \(names)\(more). Påminn dem eller ge dem mer tid.",
      path: "\(SurveyPaths.respondents(of: id))?lage=saknas", due: closesOn, status: "Öppen")
  }

  /// Results are news for two months.
  fileprivate func resultTask(on day: CalendarDate) -> StartItem? {
    guard let closed = closedAt?.day, closed.days(until: day) <= 60 else { return nil }
    return StartItem(
      title: "Läs resultatet av \(name)",
      detail: "Omgången stängdes den \(closed.words). Se vad som har blivit bättre, och var det behövs stöd.",
      path: SurveyPaths.results(of: id), due: nil, status: "Nytt resultat", weight: 30)
  }
}
