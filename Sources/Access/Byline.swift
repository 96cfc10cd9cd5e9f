package import Storage
package import Vocabulary

/// Who did something, as it is stored beside what was done: a reference to the person, never the name, so that a name
/// that is protected later, or changed, is gone from every history at once. Words where there is no person in the
/// register, such as somebody who answers by a link. Sv: underskrift.
package struct Byline: Sendable, Hashable, Bindable, ColumnReadable {
  package let text: String

  package init(_ person: ID<Person>) { text = Self.mark + person.text }
  package init(_ viewer: Viewer) { self.init(viewer.person) }
  package init(words: String) { text = words }
  package init?(_ value: Value) {
    guard case .text(let text) = value else { return nil }
    self.text = text
  }

  package var value: Value { .text(text) }

  fileprivate static let mark = "person:"
}

extension Viewer {
  package var byline: Byline { Byline(person) }
}

/// The shown names of the persons that some texts refer to. Sv: namnen i en historik.
package struct Names: Sendable {
  private let shown: [String: String]

  /// By the text of the person's id.
  package init(_ shown: [String: String] = [:]) { self.shown = shown }

  package subscript(_ byline: Byline) -> String { filled(byline.text) }

  /// The text with every reference replaced by the shown name.
  package func filled(_ text: String) -> String {
    var filled = ""
    var rest = text[...]
    while let found = Reference.first(in: rest) {
      filled += rest[..<found.range.lowerBound] + (shown[found.id] ?? Person.protectedName)
      rest = rest[found.range.upperBound...]
    }
    return filled + rest
  }
}

/// A reference to a person within a text: the mark and the 26 signs of an id.
private struct Reference {
  let id: String
  let range: Range<Substring.Index>

  static func first(in text: Substring) -> Reference? {
    var start = text.startIndex
    while let mark = text[start...].firstRange(of: Byline.mark) {
      let id = text[mark.upperBound...].prefix(26)
      if id.utf8.count == 26 { return Reference(id: String(id), range: mark.lowerBound..<id.endIndex) }
      start = mark.upperBound
    }
    return nil
  }
}

extension Transaction {
  /// The names of everybody that the texts refer to, in the identity database.
  package func names(in texts: some Sequence<String>) throws -> Names {
    var ids: Set<String> = []
    for text in texts {
      var rest = text[...]
      while let found = Reference.first(in: rest) {
        ids.insert(found.id)
        rest = rest[found.range.upperBound...]
      }
    }
    guard !ids.isEmpty else { return Names() }
    let rows = try rows(
      """
      SELECT p.id, p.name, p.has_protected_identity, f.title, o.name AS organisation FROM person p
      LEFT JOIN holding h ON h.person_id = p.id
      LEFT JOIN function f ON f.id = h.function_id
      LEFT JOIN organisation o ON o.id = f.organisation_id
      WHERE p.id IN \(list: ids.sorted()) ORDER BY h.until_date IS NULL, h.from_date
      """)
    return Names(Dictionary(try rows.map(Self.shownName), uniquingKeysWith: { _, latest in latest }))
  }

  /// A protected person stands under the latest function alone.
  private static func shownName(_ row: Row) throws -> (String, String) {
    let id: String = try row.get("id")
    guard try row.get("has_protected_identity") else { return (id, try row.get("name")) }
    guard let title: String = try row.optional("title"), let organisation: String = try row.optional("organisation")
    else { return (id, Person.protectedName) }
    return (id, "\(title), \(organisation)")
  }
}
