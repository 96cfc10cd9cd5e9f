internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What those who lead rounds should do now. Sv: att leda.
struct LeadingTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    let (viewer, today) = (visit.viewer, visit.today)
    guard viewer.isInCountyTeam else { return [] }
    return try await visit.site.regional.read { tx in
      let progress = try tx.progress()
      return try tx.rounds(for: viewer).filter { $0.isWritable(by: viewer) && $0.closedAt == nil }.map { round in
        round.task(progress[round.id] ?? RoundProgress(), on: today)
      }
    }
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
        path: SurveyPaths.letters(of: id), due: opensOn,
        status: phase(on: day) == .planned ? "Planerad" : "Inte utskickad")
    }
    if phase(on: day) == .planned {
      return StartItem(
        title: "\(name) öppnar", detail: "\(asked) är inbjudna.", path: path, due: opensOn, status: "Planerad",
        weight: 70)
    }
    let left = day.days(until: closesOn)
    return StartItem(
      title: "Följ \(name)", detail: waiting(progress), path: SurveyPaths.respondents(of: id), due: closesOn,
      status: left == 0 ? "Stänger i dag" : "Stänger om \(counted(left, "dag", "dagar"))")
  }

  private func waiting(_ progress: RoundProgress) -> String {
    progress.waiting == 0
      ? "Alla \(progress.total) har skickat in sina svar."
      : "\(progress.waiting) av \(progress.total) har inte skickat in sina svar."
  }
}
