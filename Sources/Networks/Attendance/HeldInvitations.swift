internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Invites substitutes whose invitation had to wait, where the organisation still answers that one comes.
struct HeldInvitations: Chore {
  func perform(on site: Site, telling _: Shell, at now: Moment) async throws {
    for (invitee, network) in try await site.regional.glance({ try $0.held(at: now) }) {
      let letters = try await MeetingLetters(answeredIn: network, on: site, at: now)
      try await site.regional.write { try TellSubstitute(letters).perform(in: $0, for: invitee, at: now) }
    }
  }
}

extension Transaction {
  /// Those that need not wait any longer, by the rule of `TellSubstitute`.
  fileprivate func held(at now: Moment) throws -> [(ID<Invitee>, Network)] {
    let soonest = now.adding(minutes: -SubstituteWait.near)
    let usual = now.adding(minutes: -SubstituteWait.usual)
    let held = try invitees(
      where: """
        i.answer = 'substitute' AND i.substitute_id IS NULL AND i.substitute_invited_at <= \(soonest)
          AND EXISTS (
            SELECT 1 FROM meeting m JOIN network_membership n ON n.network_id = m.network_id
            WHERE m.id = i.meeting_id AND m.state = 'called' AND m.starts_at > \(now)
              AND (m.starts_at <= \(now.adding(days: SubstituteWait.nearDays)) OR i.substitute_invited_at <= \(usual))
              AND m.asked_sequence <= i.answered_sequence AND n.organisation_id = i.organisation_id
              AND n.until_date IS NULL AND n.substitute_id = i.last_substitute_id)
        """)
    return try held.compactMap { invitee in try meeting(invitee.meeting).map { (invitee.id, $0.network) } }
  }
}
