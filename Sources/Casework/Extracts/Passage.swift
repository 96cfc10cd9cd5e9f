internal import Instruments
internal import Vocabulary
internal import Web

/// A piece of a record that is handed out or masked as a whole: a line of a text, or of an answer. What is guarded is no passage: it is
/// never handed out. Sv: stycke.
struct Passage: Sendable {
  let note: ID<Note>
  /// Its place in the record, from 0. A record is never changed, so it stays.
  let number: Int
  /// What was asked, where it is an answer.
  let label: String?
  let text: String

  var key: String { "\(note.text).\(number)" }
}

extension Note {
  /// The record's passages in order; `filled` is the form that was filled in, where it is one.
  func passages(_ filled: OpenForm?) -> [Passage] {
    var lines: [(label: String?, text: String)] = []
    func add(_ label: String?, _ text: String) {
      lines += text.split(separator: "\n").map(String.init).filter { !$0.trimmed.isEmpty }.map { (label, $0) }
    }
    if content.kind == .plain { add("Rubrik", content.heading) }
    if let filled {
      for (label, answer) in filled.answered { add(label, answer) }
    } else if let results = content.filled?.results {
      add("Uträknat", results)
    }
    for field in content.answered(isGuarded: false) where !field.isReference {
      add(field.label, field.words(content.answers[field.name] ?? ""))
    }
    add(content.kind == .plain ? nil : "Något mer", content.text)
    return lines.enumerated().map { Passage(note: id, number: $0, label: $1.label, text: $1.text) }
  }
}

extension OpenForm {
  /// What was asked and answered, in order.
  fileprivate var answered: [(label: String, answer: String)] {
    form.fields().compactMap { field in
      guard field.kind != .heading, field.kind != .text, let shown = field.shown else { return nil }
      return (field.label, shown)
    }
  }
}
