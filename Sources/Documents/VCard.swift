/// A contact card. It has no field for a street address: none is kept from what is read, and none is written.
package struct VCard: Equatable, Sendable {
  package enum PhoneKind: String, CaseIterable, Sendable { case work, cell, home, fax, other }

  package struct Phone: Equatable, Sendable {
    package var number: String
    package var kind: PhoneKind

    package init(_ number: String, kind: PhoneKind = .work) {
      self.number = number
      self.kind = kind
    }
  }

  /// As it is shown; empty when a card that was read has no name at all.
  package var name: String
  package var familyName = ""
  package var givenName = ""
  package var organisation = ""
  package var department = ""
  package var title = ""
  package var role = ""
  /// The preferred one first.
  package var emails: [String] = []
  /// The preferred one first.
  package var phones: [Phone] = []
  package var webPages: [String] = []
  package var categories: [String] = []
  package var note = ""
  package var uid = ""

  package init(name: String) { self.name = name }
}
