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
    var end = text.startIndex
    for found in Reference.all(in: text) {
      filled += text[end..<found.range.lowerBound] + (shown[found.id] ?? Person.protectedName)
      end = found.range.upperBound
    }
    return filled + text[end...]
  }
}

/// A reference to a person within a text: the mark and the 26 letters and digits of an id. What somebody has written
/// after the word "person:" is none.
private struct Reference {
  let id: String
  let range: Range<String.Index>

  static func all(in text: String) -> [Reference] {
    text.ranges(of: Byline.mark).compactMap { mark in
      let id = text[mark.upperBound...].prefix(26)
      guard id.utf8.count == 26, id.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) }) else {
        return nil
      }
      return Reference(id: String(id), range: mark.lowerBound..<id.endIndex)
    }
  }
}

extension Transaction {
  /// The names of everybody that the texts refer to, in the identity database.
  package func names(in texts: some Sequence<String>) throws -> Names {
    let ids = Set(texts.flatMap(Reference.all).map(\.id))
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
