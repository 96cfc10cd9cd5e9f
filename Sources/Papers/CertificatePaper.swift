package import Vocabulary

/// What a certificate says on paper, on one page with a code that leads to where it is checked. Sv: intyget på papper.
package struct CertificatePaper: Sendable, Equatable {
  /// What was attended: a course by oneself or a theme day together.
  package enum Kind: String, Sendable { case course, event }

  /// The name as the holder wrote it.
  package let holder: String
  /// The course or theme day, by its name.
  package let subject: String
  package let kind: Kind
  /// Minutes of study.
  package let minutes: Int
  /// What it was about, a line each.
  package let contents: [String]
  /// Authorities, municipalities and others, by name.
  package let organisers: [String]
  /// When the event was held or the course was finished.
  package let day: CalendarDate
  /// Nil when the certificate does not expire.
  package let validUntil: CalendarDate?
  /// The web address where the certificate is checked, its code included.
  package let checkAddress: String
  /// As somebody types it who has no camera.
  package let code: String
  /// Its place in the register of certificates.
  package let number: String
  package let issued: Moment
  /// What stands on all that leaves a demonstration; nil where the data are real.
  package let mark: String?

  package init(
    holder: String, subject: String, kind: Kind, minutes: Int, contents: [String], organisers: [String],
    day: CalendarDate, validUntil: CalendarDate?, checkAddress: String, code: String, number: String, issued: Moment,
    mark: String? = nil
  ) {
    self.holder = holder
    self.subject = subject
    self.kind = kind
    self.minutes = minutes
    self.contents = contents
    self.organisers = organisers
    self.day = day
    self.validUntil = validUntil
    self.checkAddress = checkAddress
    self.code = code
    self.number = number
    self.issued = issued
    self.mark = mark
  }

  /// "1,5 timmar", "45 minuter".
  package static func length(minutes: Int) -> String {
    if minutes < 60 { return counted(minutes, "en minut", "minuter") }
    let hundredths = (minutes * 100 + 30) / 60
    let decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2
    return SwedishNumber.text(Double(hundredths) / 100, decimals: decimals) + (hundredths == 100 ? " timme" : " timmar")
  }
}
