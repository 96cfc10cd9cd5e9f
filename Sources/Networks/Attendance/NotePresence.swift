package import Access
package import Storage
package import Vocabulary
internal import Web

/// Notes who was there, on site or by web. Those that its writer has left as they were stand as they do now, whatever another
/// host has noted since. Sv: skriv in närvaro.
package struct NotePresence: Sendable {
  package let presences: [ID<Invitee>: Invitee.Presence]
  /// What the form had when it was opened, as noted or as answered; whoever is not here is taken as noted now.
  private let shown: [ID<Invitee>: Invitee.Presence]
  /// What those who are invited are called, to say whom two hosts have noted differently.
  private let names: [ID<Invitee>: String]

  package init(
    _ presences: [ID<Invitee>: Invitee.Presence], shown: [ID<Invitee>: Invitee.Presence] = [:],
    names: [ID<Invitee>: String] = [:]
  ) {
    self.presences = presences
    self.shown = shown
    self.names = names
  }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard meeting.state == .called, meeting.starts <= now else {
      throw Problems("narvaro", "Närvaron skrivs in när träffen har börjat.")
    }
    let invited = try tx.invitees(of: meeting.id)
    let changed = invited.filter(isChanged)
    try clashes(among: changed).check()
    guard !changed.isEmpty else { return }
    for invitee in changed {
      try tx.execute(
        "UPDATE meeting_invitee SET presence = \(presences[invitee.id]) WHERE id = \(invitee.id)")
    }
    let there = try tx.invitees(of: meeting.id).count { ($0.presence ?? .absent) != .absent }
    try tx.record(
      "NotePresence", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Skrev in närvaron: \(there) av \(invited.count) var med")
  }

  /// What was filled in beforehand counts as written where nothing is noted.
  private func isChanged(_ invitee: Invitee) -> Bool {
    guard let chosen = presences[invitee.id], chosen != invitee.presence else { return false }
    return invitee.presence == nil || chosen != shown[invitee.id]
  }

  /// Those that another host has noted as something else since the form was opened.
  private func clashes(among changed: [Invitee]) -> Problems {
    var problems = Problems()
    for invitee in changed {
      guard let noted = invitee.presence, let shown = shown[invitee.id], noted != shown else { continue }
      problems.add(
        PresencePage.field(invitee),
        "En annan värd har skrivit ”\(noted.swedish)” sedan du öppnade sidan. Välj det som stämmer och spara igen.",
        about: names[invitee.id])
    }
    return problems
  }
}
