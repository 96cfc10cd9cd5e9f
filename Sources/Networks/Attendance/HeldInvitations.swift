internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Invites substitutes whose invitation had to wait, where the organisation still answers that one comes.
struct HeldInvitations: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    guard try await !site.regional.glance({ try $0.held(at: now).isEmpty }) else { return }
    try await site.regional.write { tx in
      for invitee in try tx.held(at: now) {
        guard let meeting = try tx.meeting(invitee.meeting) else { continue }
        let letters = MeetingLetters(answeredIn: meeting.network, on: site)
        try TellSubstitute(letters).perform(in: tx, for: invitee.id, at: now)
      }
    }
  }
}

extension Transaction {
  fileprivate func held(at now: Moment) throws -> [Invitee] {
    try invitees(
      where: """
        i.answer = 'substitute' AND i.substitute_id IS NULL AND i.last_substitute_id IS NOT NULL
          AND i.meeting_id IN (SELECT id FROM meeting WHERE starts_at > \(now))
        """)
  }
}
