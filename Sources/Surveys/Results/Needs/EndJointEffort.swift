package import Access
package import Storage
package import Vocabulary

/// Closes a joint effort: it is done, or will not be. It stays to be read.
package struct EndJointEffort: Sendable {
  package init() {}

  package func perform(in tx: Transaction, on evidence: Writable<JointEffort>, at now: Moment) throws {
    let effort = evidence.record
    try tx.execute("UPDATE joint_effort SET ended_at = \(now) WHERE id = \(effort.id) AND ended_at IS NULL")
    try tx.record(
      "EndJointEffort", of: "effort:\(effort.id)", by: evidence.viewer.byline, at: now,
      text: "Avslutade den gemensamma insatsen \(effort.title)")
  }
}
