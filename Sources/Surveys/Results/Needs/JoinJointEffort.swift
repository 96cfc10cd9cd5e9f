package import Access
package import Storage
package import Vocabulary

/// A respondent's own say whether the others in a joint effort may see that they take part. Sv: visa att vi är med.
package struct JoinJointEffort: Sendable {
  package let isShown: Bool

  /// False takes an earlier yes back.
  package init(isShown: Bool = true) { self.isShown = isShown }

  /// Everybody in the effort reads its history, and a shelter's staff is named to nobody there. Who it was stands in
  /// `shown_by`.
  private static let actor = Byline(words: "En deltagare")

  package func perform(in tx: Transaction, on evidence: Readable<JointEffort>, at now: Moment) throws {
    let (effort, viewer) = (evidence.record, evidence.viewer)
    // A yes can be taken back also when the effort is over.
    guard effort.isGoing || !isShown else { throw Refusal.forbidden("Insatsen är avslutad.") }
    guard effort.respondents.contains(where: { $0.organisation.map(viewer.works) ?? false }) else {
      throw Refusal.forbidden("Bara de som är med kan visa att de är det.")
    }
    for participant in effort.own(of: viewer) where (participant.shownAt != nil) != isShown {
      try tx.execute(
        """
        UPDATE joint_effort_respondent SET shown_at = \(isShown ? now : nil), shown_by = \(isShown ? viewer.byline : nil)
        WHERE effort_id = \(effort.id) AND respondent = \(participant.respondent)
        """)
      try tx.record(
        "JoinJointEffort", of: "effort:\(effort.id)", by: Self.actor, at: now,
        // Without a name: history stays, and whoever does not want to be seen any more must be gone from it.
        text: isShown ? "Visar för de andra att de är med" : "Visar inte längre för de andra att de är med")
    }
  }
}
