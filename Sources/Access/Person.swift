package import Storage
package import Vocabulary

/// Somebody who works with the questions of the platform: never a client. Sv: person.
package struct Person: Sendable {
  package let id: ID<Person>
  package let name: String
  package let mail: String?
  package let phone: String?
  package let title: String?
  package let presentation: String?
  /// Staff with protected identity take part under their function alone: no page but their own shows the name.
  package let hasProtectedIdentity: Bool

  package init(
    id: ID<Person>, name: String, mail: String?, phone: String?, title: String?, presentation: String?,
    hasProtectedIdentity: Bool
  ) {
    self.id = id
    self.name = name
    self.mail = mail
    self.phone = phone
    self.title = title
    self.presentation = presentation
    self.hasProtectedIdentity = hasProtectedIdentity
  }

  package init(row: Row) throws {
    id = try row.get("id")
    name = try row.get("name")
    mail = try row.optional("mail")
    phone = try row.optional("phone")
    title = try row.optional("title")
    presentation = try row.optional("presentation")
    hasProtectedIdentity = try row.get("has_protected_identity")
  }

  /// Whether somebody typed this person's name and address: both, since several may read one mailbox.
  package func isAddressed(as name: String, _ mail: String?) -> Bool {
    mail != nil && self.mail?.lowercased() == mail?.lowercased() && self.name.alike == name.alike
  }

  /// What others may read: the name, or words that say why there is none.
  package var shownName: String { Self.shownName(name, isProtected: hasProtectedIdentity) }

  package static func shownName(_ name: String, isProtected: Bool) -> String { isProtected ? protectedName : name }

  /// The same from a row that has the name in `column`, and whether it is protected.
  package static func shownName(in row: Row, _ column: String) throws -> String {
    shownName(try row.get(column), isProtected: try row.get("has_protected_identity"))
  }

  package static let protectedName = "Namnet visas inte"

  /// The name inside a sentence, and where one begins.
  package var nameInSentence: String { Self.inSentence(shownName) }
  package var nameFirstInSentence: String { Self.firstInSentence(shownName) }

  /// A shown name inside a sentence: the words for a protected one are a label, and no label takes a verb.
  package static func inSentence(_ shownName: String) -> String {
    shownName == protectedName ? "en person med skyddade personuppgifter" : shownName
  }

  package static func firstInSentence(_ shownName: String) -> String {
    shownName == protectedName ? "En person med skyddade personuppgifter" : shownName
  }
}
