package import Access
package import Web

/// What is said of a person: never of a client, only of staff in their work.
package struct PersonDetails: Sendable {
  package var name: String
  package var mail: String?
  package var phone: String?
  package var title: String?
  package var presentation: String?
  package var hasProtectedIdentity: Bool

  package init(
    name: String, mail: String? = nil, phone: String? = nil, title: String? = nil, presentation: String? = nil,
    hasProtectedIdentity: Bool = false
  ) {
    self.name = name
    self.mail = mail
    self.phone = phone
    self.title = title
    self.presentation = presentation
    self.hasProtectedIdentity = hasProtectedIdentity
  }

  package init(_ person: Person) {
    self.init(
      name: person.name, mail: person.mail, phone: person.phone, title: person.title, presentation: person.presentation,
      hasProtectedIdentity: person.hasProtectedIdentity)
  }

  package init(form: Form) throws {
    var problems = Problems()
    let name = problems.require(form, "namn", "Skriv personens namn.")
    let presentation = form.text("presentation")
    if let presentation, presentation.count > 4000 {
      problems.add("presentation", "Texten är \(presentation.count) tecken lång. Korta den till högst 4000 tecken.")
    }
    self.init(
      name: name, mail: problems.mail(form, "epost"), phone: form.text("telefon"), title: form.text("titel"),
      presentation: presentation, hasProtectedIdentity: form.isTicked("skyddad"))
    try problems.check()
  }
}
