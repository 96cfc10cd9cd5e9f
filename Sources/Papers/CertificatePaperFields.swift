internal import Vocabulary

/// A certificate on its way to the program that draws it.
extension CertificatePaper {
  package var fields: PaperFields {
    var fields = PaperFields()
    fields.add("holder", holder)
    fields.add("subject", subject)
    fields.add("kind", kind.rawValue)
    fields.add("minutes", "\(minutes)")
    for line in contents { fields.add("content", line) }
    for organiser in organisers { fields.add("organiser", organiser) }
    fields.add("day", day.text)
    fields.add("until", validUntil?.text)
    fields.add("address", checkAddress)
    fields.add("code", code)
    fields.add("number", number)
    fields.add("mark", mark)
    fields.add("issued", "\(issued.milliseconds)")
    return fields
  }

  /// Nil when something that a certificate must say is not there.
  package init?(_ fields: PaperFields) {
    guard let holder = fields.value("holder"), let subject = fields.value("subject"),
      let kind = fields.value("kind").flatMap({ Kind(rawValue: $0) }),
      let minutes = fields.value("minutes").flatMap({ Int($0) }),
      let day = fields.value("day").flatMap({ CalendarDate($0) }), let address = fields.value("address"),
      let code = fields.value("code"), let number = fields.value("number"),
      let issued = fields.value("issued").flatMap({ Int64($0) })
    else { return nil }
    self.init(
      holder: holder, subject: subject, kind: kind, minutes: minutes, contents: fields.all("content"),
      organisers: fields.all("organiser"), day: day, validUntil: fields.value("until").flatMap { CalendarDate($0) },
      checkAddress: address, code: code, number: number, issued: Moment(milliseconds: issued),
      mark: fields.value("mark"))
  }
}
