internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Invites whoever holds a function after somebody has left it: the link and the calendar of the former answer nothing any more.
/// Sv: bjud in efterträdaren.
struct InviteSuccessors: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    let coming = try await site.regional.glance { try $0.invitedFunctions(at: now) }
    let functions = coming.compactMap(\.function)
    let (former, addresses) = try await site.identity.glance {
      (try $0.formerHolders(of: functions, on: now.day), try $0.addresses(of: functions, on: now.day))
    }
    for invitee in coming {
      guard let function = invitee.function, addresses[function] != nil,
        former[function] ?? 0 != invitee.formerHolders
      else { continue }
      try await invite(invitee.id, to: invitee.meeting, on: site, at: now)
    }
  }

  private func invite(_ id: ID<Invitee>, to meeting: ID<Meeting>, on site: Site, at now: Moment) async throws {
    guard let meeting = try await site.regional.glance({ try $0.meeting(meeting) }) else { return }
    let letters = try await MeetingLetters(answeredIn: meeting.network, on: site, at: now)
    try await site.regional.write { tx in
      guard let invitee = try tx.invitee(id), let meeting = try tx.meeting(meeting.id), meeting.takesAnswers(at: now)
      else { return }
      _ = try letters.send(.invitation, about: meeting, to: [invitee], in: tx, at: now)
    }
  }
}

extension Transaction {
  /// Those that have had a letter to what is to come.
  fileprivate func invitedFunctions(at now: Moment) throws -> [Invitee] {
    try invitees(
      where: """
        i.function_id IS NOT NULL AND i.mail_id IS NOT NULL AND EXISTS (
          SELECT 1 FROM meeting n WHERE n.id = i.meeting_id AND n.state = 'called' AND n.ends_at > \(now))
        """)
  }
}
