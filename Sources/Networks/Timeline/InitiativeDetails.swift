package import Access
package import Vocabulary
package import Web

/// What an initiative is, when and for whom, as its form has it.
package struct InitiativeDetails: Sendable {
  package var title: String
  package var kind: TimelineItem.Kind
  package var days: ClosedRange<CalendarDate>
  package var theme: TimelineItem.Theme?
  package var audiences: Set<TimelineItem.Audience>
  package var counties: [CountyCode]
  package var about: String?

  /// Meetings and events come from their own pages; what the year brings is data.
  package static let kinds: [TimelineItem.Kind] = [.initiative, .campaign, .call, .report]

  package init(
    title: String, kind: TimelineItem.Kind, days: ClosedRange<CalendarDate>, theme: TimelineItem.Theme? = nil,
    audiences: Set<TimelineItem.Audience> = [], counties: [CountyCode] = [], about: String? = nil
  ) {
    self.title = title
    self.kind = kind
    self.days = days
    self.theme = theme
    self.audiences = audiences
    self.counties = Set(counties).sorted()
    self.about = about
  }

  package init(form: Form) throws {
    var problems = Problems()
    title = problems.require(form, "rubrik", "Skriv vad ni ska göra.", limit: 120)
    let kind = TimelineItem.Kind(rawValue: form.raw("slag")).flatMap { Self.kinds.contains($0) ? $0 : nil }
    if kind == nil { problems.add("slag", "Välj vad det är.") }
    let (first, last) = (problems.day(form, "fran"), problems.day(form, "till"))
    if form.text("fran") == nil { problems.add("fran", "Skriv när det börjar.") }
    if let first, let last, last < first { problems.add("till", "Den sista dagen kan inte vara före den första.") }
    problems.limit(form, ["om"], to: 2000)
    try problems.check()
    guard let kind, let first else { throw problems }
    self.kind = kind
    days = first...(last ?? first)
    theme = TimelineItem.Theme(form: form)
    audiences = Set(form: form)
    counties = Set(form.all("lan").compactMap { CountyCode($0) }).sorted()
    about = form.text("om")
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ initiative: Initiative) {
    self.init(
      fields: [
        ("rubrik", initiative.title), ("slag", initiative.kind.rawValue), ("fran", initiative.days.lowerBound.text),
        ("till", initiative.days.upperBound.text), ("tema", initiative.theme?.rawValue ?? ""),
        ("om", initiative.about ?? ""),
      ] + initiative.audiences.fields + initiative.counties.map { ("lan", $0.text) }
        + initiative.organisations.map { ("aktor", $0.text) })
  }
}
