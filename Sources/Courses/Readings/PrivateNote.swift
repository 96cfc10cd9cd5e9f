package import Access
package import Storage
package import Vocabulary

/// What somebody has written for themselves in a course. It is sealed, and opened for that person alone: no page, list, export
/// or manager reaches it. Sv: egen anteckning.
package struct PrivateNote: Sendable {
  private let key: IdentityKey
  private let person: ID<Person>

  package init(_ key: IdentityKey, of person: ID<Person>) {
    self.key = key
    self.person = person
  }

  /// Nil for an empty one, which is removed.
  package func sealed(_ text: String?) -> [UInt8]? { text.map { key.sealText($0, for: purpose) } }

  /// What the person has written, by block.
  package func texts(in course: ID<Course>, _ tx: Transaction) throws -> [String: String] {
    let rows = try tx.rows(
      "SELECT block, sealed FROM course_note WHERE person_id = \(person) AND course_id = \(course)")
    return Dictionary(
      uniqueKeysWithValues: try rows.compactMap { row in
        guard let text = key.openText(try row.get("sealed"), for: purpose) else { return nil }
        return (try row.get("block"), text)
      })
  }

  private var purpose: String { "note:\(person)" }
}
