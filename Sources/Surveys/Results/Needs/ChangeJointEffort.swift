package import Access
package import Storage
package import Vocabulary
package import Web

/// Says anew what a joint effort is about and who sees to it that it happens.
package struct ChangeJointEffort: Sendable {
  package let title: String
  package let note: String
  /// Gets a letter when it is another than before.
  package let function: ID<Function>?
  /// Scheme and host that the letter's link begins with; without it no letter is sent.
  package let address: String?

  package init(title: String, note: String = "", function: ID<Function>? = nil, address: String? = nil) {
    self.title = title
    self.note = note
    self.function = function
    self.address = address
  }

  /// `functions` are those that may be chosen.
  package init(form: Form, functions: [ID<Function>], address: String) throws {
    var problems = Problems()
    title = problems.require(
      form, "rubrik", "Skriv vad insatsen heter, till exempel ”Gemensam rutin för skydd av uppgifter”.")
    note = form.text("beskrivning") ?? ""
    if note.count > 4000 {
      problems.add("beskrivning", "Texten är \(note.count) tecken lång. Korta den till högst 4000 tecken.")
    }
    function = form.text("ansvarig").map { ID($0) }
    if let function, !functions.contains(function) { problems.add("ansvarig", "Välj en funktion i listan.") }
    self.address = address
    try problems.check()
  }

  package func perform(in tx: Transaction, on evidence: Writable<JointEffort>, at now: Moment) throws {
    let effort = try evidence.record.going()
    try tx.execute(
      "UPDATE joint_effort SET title = \(title), note = \(note), function_id = \(function) WHERE id = \(effort.id)")
    try tx.record(
      "ChangeJointEffort", of: "effort:\(effort.id)", by: evidence.viewer.byline, at: now, text: text(since: effort))
    if function != effort.function { try sendLetter(about: effort, in: tx, at: now) }
  }

  private func text(since effort: JointEffort) -> String {
    let responsible =
      function == effort.function ? nil : function == nil ? "Ingen är längre ansvarig." : "En ny ansvarig är utsedd."
    return ["Ändrade insatsen \(title).", responsible].compactMap(\.self).joined(separator: " ")
  }

  private func sendLetter(about effort: JointEffort, in tx: Transaction, at now: Moment) throws {
    guard let function, let address else { return }
    try tx.enqueue(
      Mail(
        to: .function(function), subject: "Du ansvarar för en gemensam insats",
        body: """
          Hej!

          Din funktion ansvarar nu för den gemensamma insatsen ”\(title)”. \(effort.respondents.count) deltar.

          Läs mer: \(address)\(effort.path)
          """), at: now)
  }
}

extension JointEffort {
  /// What has ended is not changed.
  func going() throws -> JointEffort {
    guard isGoing else { throw Refusal.forbidden("Insatsen är avslutad och kan inte ändras.") }
    return self
  }
}
