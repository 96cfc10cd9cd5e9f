internal import Access
internal import Papers
package import Vocabulary
package import Web

/// What was gone through, as the form for reporting has it. Sv: rapporterad utbildning.
package struct ReportDetails: Sendable {
  package let subject: ID<Subject>?
  package let kind: Completion.Kind
  package let title: String
  package let day: CalendarDate
  package let minutes: Int
  package let organisers: [String]
  package let validUntil: CalendarDate?

  static let webCourseOrganiser = "Nationellt centrum för kvinnofrid (NCK)"
  /// What NCK says that it takes.
  static let webCourseMinutes = 180

  package init(
    subject: ID<Subject>?, kind: Completion.Kind, title: String, day: CalendarDate, minutes: Int, organisers: [String],
    validUntil: CalendarDate? = nil
  ) {
    self.subject = subject
    self.kind = kind
    self.title = title
    self.day = day
    self.minutes = minutes
    self.organisers = organisers
    self.validUntil = validUntil
  }

  /// `ownKind` is what it is when it is not the web course.
  package init(form: Form, subjects: [Subject], ownKind: Completion.Kind, today: CalendarDate) throws {
    var problems = Problems()
    let chosen = subjects.first { $0.id.text == form.raw("amne") }
    let isWebCourse = chosen?.id == Subject.webCourse
    if form.text("amne") == nil, form.text("titel") == nil {
      problems.add("titel", "Välj ett ämne eller skriv vad utbildningen hette.")
    }
    problems.limit(form, ["titel", "anordnare"], to: 200)
    let day = problems.pastDay(form, "dag", missing: "Skriv vilken dag utbildningen var klar.", today: today)
    let minutes = problems.minutes(form, "timmar", default: isWebCourse ? Self.webCourseMinutes : nil)
    if form.text("anordnare") == nil, !isWebCourse { problems.add("anordnare", "Skriv vem som höll utbildningen.") }
    let until = problems.anyDay(form, "giltig")
    if let until, let day, until < day { problems.add("giltig", "Den sista dagen kan inte vara före utbildningen.") }
    try problems.check()
    guard let day, let minutes else { throw problems }
    self.init(
      subject: chosen?.id, kind: isWebCourse ? .webCourse : ownKind, title: form.text("titel") ?? chosen?.name ?? "",
      day: day, minutes: minutes, organisers: [form.text("anordnare") ?? Self.webCourseOrganiser], validUntil: until)
  }

  func completion(_ key: String, by learner: Learner) -> Completion {
    Completion(
      key: key, kind: kind, title: title, content: "", organisers: organisers, day: day, minutes: minutes,
      learner: learner)
  }
}

/// How the forms of training read days, lengths and texts.
extension Problems {
  mutating func limit(_ form: Form, _ fields: [String], to limit: Int) {
    for field in fields {
      let count = form.text(field)?.count ?? 0
      if count > limit { add(field, "Texten är \(count) tecken lång. Korta den till högst \(limit) tecken.") }
    }
  }

  /// A day that may be left out.
  mutating func anyDay(_ form: Form, _ field: String) -> CalendarDate? {
    guard let text = form.text(field) else { return nil }
    guard let day = CalendarDate(text) else {
      add(field, "”\(text)” är inget datum. Skriv som 2026-11-22.")
      return nil
    }
    return day
  }

  /// A day that has been; may be left out when there is nothing to say of it.
  mutating func pastDay(_ form: Form, _ field: String, missing: String?, today: CalendarDate) -> CalendarDate? {
    let had = list.count
    let day = anyDay(form, field)
    if day == nil, list.count == had, let missing { add(field, missing) }
    if let day, day > today { add(field, "Dagen har inte varit än. Skriv en dag till och med i dag.") }
    if let day, day.year < 1980 { add(field, "Dagen är för länge sedan. Kontrollera årtalet.") }
    return day
  }

  /// Hours as people write them: "3", "1,5".
  mutating func minutes(_ form: Form, _ field: String, default usual: Int?) -> Int? {
    guard let text = form.text(field) else {
      if usual == nil { add(field, "Skriv hur många timmar den var, till exempel 3 eller 1,5.") }
      return usual
    }
    guard let minutes = minutesOfStudy(text) else {
      add(field, "”\(text)” går inte att läsa som timmar. Skriv till exempel 3 eller 1,5, högst 2000.")
      return nil
    }
    return minutes
  }
}

/// Nil when the text is no number of hours between a quarter and two thousand.
func minutesOfStudy(_ text: String) -> Int? {
  guard let hours = Double(text.replacing(",", with: ".")), hours.isFinite, (0.25...2000).contains(hours) else {
    return nil
  }
  return Int((hours * 60).rounded())
}
