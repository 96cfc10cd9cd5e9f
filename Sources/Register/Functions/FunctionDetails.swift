package import Access
package import Web

/// What is said of a function when it is added or changed.
package struct FunctionDetails: Sendable {
  package var role: Function.Role
  package var title: String
  package var mail: String?

  package init(role: Function.Role, title: String, mail: String? = nil) {
    self.role = role
    self.title = title
    self.mail = mail
  }

  package init(form: Form) throws {
    var problems = Problems()
    let role = Function.Role(rawValue: form.raw("roll"))
    if role == nil { problems.add("roll", "Välj vilken roll funktionen har.") }
    let title = problems.require(form, "titel", Self.noTitle, limit: 100)
    self.init(role: role ?? .staff, title: title, mail: problems.mail(form, "epost"))
    try problems.check()
  }

  private static let noTitle = "Skriv vad funktionen heter, till exempel Kvinnofridssamordnare."

  func check(in organisation: Organisation) throws {
    if title.isEmpty { throw Problems("titel", Self.noTitle) }
    if organisation.kind.isShelter, let fault = StreetAddress.fault(in: title) { throw Problems("titel", fault) }
  }
}
