internal import Instruments
internal import Vault
internal import Vocabulary
internal import Web

/// A piece of a record that is handed out or masked as a whole: its heading, or a line of a text or of an answer. What is guarded is no passage:
/// it is never handed out. Sv: stycke.
struct Passage: Sendable {
  let note: ID<Note>
  /// Its place in the record, from 0.
  let number: Int
  /// What was asked, where it is an answer.
  let label: String?
  let text: String
  /// By what it says: a record never changes, but the program that reads it may, and what is chosen must never come to stand for
  /// something else.
  let key: String

  init(_ note: ID<Note>, _ number: Int, _ label: String?, _ text: String) throws {
    self.note = note
    self.number = number
    self.label = label
    self.text = text
    key =
      "\(note.text).\(try Hashing.sha256(Array("\(label ?? "")\0\(text)".utf8)).prefix(16).map(\.hexadecimal).joined())"
  }

  /// What was asked, as it stands before the answer.
  var lead: String { label.map { $0.hasSuffix("?") || $0.hasSuffix(":") ? "\($0) " : "\($0): " } ?? "" }
}

extension Note {
  /// The record's passages in order, the heading first; `filled` is the form that was filled in, where it is one.
  func passages(_ filled: OpenForm?) throws -> [Passage] {
    var lines: [(label: String?, text: String)] = [("Rubrik", content.title)]
    func add(_ label: String?, _ text: String) {
      let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      lines += text.split(separator: "\n").map(String.init).filter { !$0.trimmed.isEmpty }.map { (label, $0) }
    }
    if let filled {
      for (label, answer) in filled.answered { add(label, answer) }
    } else if let results = content.filled?.results {
      add("Uträknat", results)
    }
    for field in content.answered(isGuarded: false) where !field.isReference {
      add(field.label, field.words(content.answers[field.name] ?? ""))
    }
    add(content.kind == .plain ? nil : "Något mer", content.text)
    return try lines.enumerated().map { try Passage(id, $0, $1.label, $1.text) }
  }
}

extension OpenForm {
  /// What was asked and answered, in order. A file stays in the board's file.
  fileprivate var answered: [(label: String, answer: String)] {
    form.fields().compactMap { field in
      guard field.kind != .heading, field.kind != .text, let shown = field.shown else { return nil }
      return (field.label, field.kind == .file ? "En bilaga finns i akten. Den följer inte med." : shown)
    }
  }
}
