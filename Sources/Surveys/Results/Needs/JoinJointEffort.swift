package import Access
package import Storage
package import Vocabulary

/// A respondent's own say that the others in a joint effort may see that they take part. Sv: visa att vi är med.
package struct JoinJointEffort: Sendable {
  package init() {}

  /// Everybody in the effort reads its history, and a shelter's staff is named to nobody there. Who it was stands in
  /// `shown_by`.
  private static let actor = Byline(words: "En deltagare")

  package func perform(in tx: Transaction, on evidence: Readable<JointEffort>, at now: Moment) throws {
    let (effort, viewer) = (evidence.record, evidence.viewer)
    guard effort.isGoing else { throw Refusal.forbidden("Insatsen är avslutad.") }
    guard effort.respondents.contains(where: { $0.organisation.map(viewer.works) ?? false }) else {
      throw Refusal.forbidden("Bara de som är med kan visa att de är det.")
    }
    for participant in effort.unshown(of: viewer) {
      try tx.execute(
        """
        UPDATE joint_effort_respondent SET shown_at = \(now), shown_by = \(viewer.byline)
        WHERE effort_id = \(effort.id) AND respondent = \(participant.respondent) AND shown_at IS NULL
        """)
      try tx.record(
        "JoinJointEffort", of: "effort:\(effort.id)", by: Self.actor, at: now,
        text: "Visar för de andra att \(participant.nameInHistory) är med")
    }
  }
}
