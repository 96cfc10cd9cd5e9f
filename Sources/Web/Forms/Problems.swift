/// What is wrong with a form, each by the field it belongs to. A page that gets problems shows them in a summary and
/// at the fields, with everything that was typed.
package struct Problems: Error, Sendable {
  package private(set) var list: [Problem] = []

  package struct Problem: Sendable {
    package let field: String
    package let sentence: String
    /// What it is about, where the sentence stands far from its field.
    package let subject: String?

    package var inWords: String {
      guard let subject else { return sentence }
      return subject.hasSuffix("?") ? "\(subject) \(sentence)" : "\(subject): \(sentence)"
    }
  }

  package init() {}
  package init(_ field: String, _ sentence: String) { add(field, sentence) }

  package var isEmpty: Bool { list.isEmpty }

  package mutating func add(_ field: String, _ sentence: String, about subject: String? = nil) {
    list.append(Problem(field: field, sentence: sentence, subject: subject))
  }

  /// Those of another part of the same form.
  package mutating func append(_ problems: Problems) { list += problems.list }

  /// All of them one after another, where they stand far from the form.
  package var inOneLine: String { list.map(\.sentence).joined(separator: " ") }

  package func sentence(for field: String) -> String? { list.first { $0.field == field }?.sentence }

  /// Throws itself when there is any.
  package func check() throws {
    if !list.isEmpty { throw self }
  }
}

extension Problems {
  /// A text that must be there and not be longer than the limit.
  package mutating func require(_ form: Form, _ field: String, _ missing: String, limit: Int = 200) -> String {
    guard let text = form.text(field) else {
      add(field, missing)
      return ""
    }
    if text.count > limit { add(field, "Texten är \(text.count) tecken lång. Korta den till högst \(limit) tecken.") }
    return text
  }
}
