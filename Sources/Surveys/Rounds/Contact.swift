package import Access
internal import Register
package import Storage
package import Vocabulary

/// The function that letters to a respondent go to, and whether anybody gets them. Sv: kontakt.
package struct Contact: Sendable {
  package let function: ID<Function>
  package let title: String
  /// Who holds it, or words for a protected person; nil when it stands empty.
  package let holder: String?
  package let isReachable: Bool
}

extension Transaction {
  /// The contact of every organisation that has one. Ask the identity database.
  package func contacts(on day: CalendarDate) throws -> [ID<Organisation>: Contact] {
    let entries = try directory(on: day)
    return Dictionary(
      entries.map { entry in
        let contact = Contact(
          function: entry.function.id, title: entry.function.title, holder: entry.holder?.shownName,
          isReachable: entry.function.mail != nil || entry.holder != nil)
        return (entry.function.organisation, contact)
      }, uniquingKeysWith: { first, _ in first })
  }
}
