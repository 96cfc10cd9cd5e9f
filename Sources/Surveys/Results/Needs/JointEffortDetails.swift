package import Access
internal import Storage
package import Vocabulary
internal import Web

/// What a joint effort is about and who sees to it that it happens, when it begins and when it changes.
/// Sv: uppgifter om en gemensam insats.
package struct JointEffortDetails: Sendable {
  package let title: String
  package let note: String
  package let function: ID<Function>?
  /// Scheme and host that the letter's link begins with; without it no letter is sent.
  package let address: String?

  private static let longestNote = 4000

  package init(title: String, note: String = "", function: ID<Function>? = nil, address: String? = nil) {
    self.title = title
    self.note = note
    self.function = function
    self.address = address
  }

  /// `functions` are those that may be chosen. What is wrong is added to `problems`.
  init(form: Form, functions: [ID<Function>], address: String, problems: inout Problems) {
    title = problems.require(
      form, "rubrik", "Skriv vad insatsen heter, till exempel ”Gemensam rutin för skydd av uppgifter”.")
    note = form.text("beskrivning") ?? ""
    if note.count > Self.longestNote {
      problems.add(
        "beskrivning", "Texten är \(note.count) tecken lång. Korta den till högst \(Self.longestNote) tecken.")
    }
    function = form.text("ansvarig").map { ID($0) }
    if let function, !functions.contains(function) { problems.add("ansvarig", "Välj en funktion i listan.") }
    self.address = address
  }

  /// Tells who is responsible about it.
  func tellResponsible(for effort: ID<JointEffort>, of count: Int, in tx: Transaction, at now: Moment) throws {
    guard let function, let address else { return }
    try tx.enqueue(
      Mail(
        to: .function(function), subject: "Du ansvarar för en gemensam insats",
        body: """
          Hej!

          Din funktion ansvarar för den gemensamma insatsen ”\(title)”. \(count) deltar.

          Läs mer: \(address)/behov/insatser/\(effort)
          """), at: now)
  }
}
