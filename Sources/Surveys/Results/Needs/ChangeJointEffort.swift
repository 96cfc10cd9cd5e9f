package import Access
package import Storage
package import Vocabulary
package import Web

/// Says anew what a joint effort is about and who sees to it that it happens.
package struct ChangeJointEffort: Sendable {
  package let details: JointEffortDetails

  package init(_ details: JointEffortDetails) { self.details = details }

  /// `functions` are those that may be chosen.
  package init(form: Form, functions: [ID<Function>], address: String) throws {
    var problems = Problems()
    details = JointEffortDetails(form: form, functions: functions, address: address, problems: &problems)
    try problems.check()
  }

  package func perform(in tx: Transaction, on evidence: Writable<JointEffort>, at now: Moment) throws {
    let effort = try evidence.record.going()
    try tx.execute(
      """
      UPDATE joint_effort SET title = \(details.title), note = \(details.note), function_id = \(details.function)
      WHERE id = \(effort.id)
      """)
    try tx.record(
      "ChangeJointEffort", of: "effort:\(effort.id)", by: evidence.viewer.byline, at: now, text: text(since: effort))
    // Whoever is responsible already has had the letter.
    guard details.function != effort.function else { return }
    try details.tellResponsible(for: effort.id, of: effort.respondents.count, in: tx, at: now)
  }

  private func text(since effort: JointEffort) -> String {
    let responsible =
      details.function == effort.function
      ? nil : details.function == nil ? "Ingen är längre ansvarig." : "En ny ansvarig är utsedd."
    return ["Ändrade insatsen \(details.title).", responsible].compactMap(\.self).joined(separator: " ")
  }
}

extension JointEffort {
  /// What has ended is not changed.
  func going() throws -> JointEffort {
    guard isGoing else { throw Refusal.forbidden("Insatsen är avslutad och kan inte ändras.") }
    return self
  }
}
