package import Access
package import Storage
package import Vocabulary

/// A reply for those who follow and support the respondent: the team that owns the round, and the team of the
/// respondent's county whoever owns it. Sv: svar att följa.
package struct FollowedReply: Guarded {
  package let reply: Reply

  package static func load(
    _ id: ID<FollowedReply>, for viewer: Viewer, in transaction: Transaction
  ) throws -> FollowedReply? {
    try Reply.load(ID(id.text), for: viewer, in: transaction).map { FollowedReply(reply: $0) }
  }

  package func isReadable(by viewer: Viewer) -> Bool { reply.isInTeam(viewer) }
  package func isWritable(by viewer: Viewer) -> Bool { reply.isInTeam(viewer) }
}

extension ID<Reply> {
  package var followed: ID<FollowedReply> { ID<FollowedReply>(text) }
}

extension Round {
  /// Whether the viewer follows how far the respondents have come: the owner's team, or the team of one of the counties.
  func isFollowed(by viewer: Viewer) -> Bool { viewer.isInTeam(of: owner) || viewer.isInTeam(of: counties) }

  /// Whether the viewer follows this respondent: a county's team follows those of its county.
  func isFollowed(respondent: RoundRespondent, by viewer: Viewer) -> Bool {
    Reply(round: self, respondent: respondent).isInTeam(viewer)
  }

  /// The function that the viewer writes to a respondent in: of the organisation that owns the round, or the county's.
  func sendingFunction(_ viewer: Viewer, to respondent: RoundRespondent) -> HeldFunction? {
    viewer.teamFunctions.first { $0.organisation.id == owner }
      ?? viewer.teamFunctions.first { function in
        respondent.county.map(function.organisation.counties.contains) ?? false
      }
  }

  /// The organisation that the viewer writes to a respondent for.
  func sender(_ viewer: Viewer, to respondent: RoundRespondent) -> String {
    viewer.isInTeam(of: owner) ? ownerName : sendingFunction(viewer, to: respondent)?.organisation.name ?? ownerName
  }
}
