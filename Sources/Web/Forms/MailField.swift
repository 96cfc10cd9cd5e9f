internal import Access

extension Problems {
  /// An address that may be left out; one that is there must be readable.
  package mutating func mail(_ form: Form, _ field: String) -> String? {
    guard let text = form.text(field) else { return nil }
    guard let address = MailAddress(text) else {
      add(field, MailAddress.fault)
      return nil
    }
    return address.text
  }
}
