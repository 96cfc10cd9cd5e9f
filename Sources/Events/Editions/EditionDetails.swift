package import Access
internal import Register
package import Vocabulary
package import Web

/// What an event is, when, where and for whom, as its form has it.
package struct EditionDetails: Sendable {
  package var series: ID<EventSeries>?
  package var title: String
  package var kind: Edition.Kind
  package var about: String
  package var starts: Moment
  package var ends: Moment
  package var forms: Edition.Forms
  package var place: String?
  package var isPlaceHidden: Bool
  package var municipality: MunicipalityCode?
  package var webLink: String?
  package var theme: TimelineItem.Theme?
  package var audiences: Set<TimelineItem.Audience>
  package var counties: [CountyCode]
  package var group: String?
  package var placesOnSite: Int?
  package var placesOnWeb: Int?
  package var quota: Int?
  package var registerBy: CalendarDate
  package var changeBy: CalendarDate
  package var needsErasedOn: CalendarDate
  package var namesErasedOn: CalendarDate
  package var cost: Int?
  package var contactName: String
  package var contactMail: String
  package var certificateMinutes: Int?
  package var certificateContent: String?
  package var filmLink: String?
  /// A shelter among those who hold it: nothing of it may tell where the shelter is.
  package var hidesPlace = false
  /// The version that the form was opened with; nil for what is not changed by a form.
  package var version: Int?

  package init(form: Form) throws {
    var problems = Problems()
    series = form.text("serie").map { ID($0) }
    title = problems.require(form, "rubrik", "Skriv vad det heter.", limit: 120)
    kind = Edition.Kind(rawValue: form.raw("slag")) ?? .themeDay
    if Edition.Kind(rawValue: form.raw("slag")) == nil { problems.add("slag", "Välj vad det är.") }
    about = problems.require(form, "om", "Skriv vad det handlar om.", limit: 4000)
    (starts, ends) = problems.span(form)
    forms = Edition.Forms(rawValue: form.raw("form")) ?? .site
    if Edition.Forms(rawValue: form.raw("form")) == nil { problems.add("form", "Välj var man deltar.") }
    place = form.text("plats")
    problems.limit(form, ["plats"], to: 200)
    isPlaceHidden = form.isTicked("dolj_plats")
    municipality = form.text("kommun").flatMap { MunicipalityCode($0) }
    webLink = problems.webAddress(form, "webblank")
    theme = TimelineItem.Theme(form: form)
    audiences = Set(form: form)
    counties = Set(form.all("lan").compactMap { CountyCode($0) }).sorted()
    group = form.text("medlemmar")
    placesOnSite = problems.count(form, "platser", of: 1...100_000)
    placesOnWeb = problems.count(form, "webbplatser", of: 1...100_000)
    quota = problems.count(form, "kvot", of: 1...10_000)
    let day = starts.day
    registerBy = problems.day(form, "anmal_senast") ?? day.adding(days: -7)
    changeBy = problems.day(form, "andra_senast") ?? registerBy
    needsErasedOn = problems.day(form, "radera") ?? ends.day.adding(days: 14)
    namesErasedOn = problems.day(form, "radera_namn") ?? EraseNames.usualDay(after: ends.day)
    cost = problems.count(form, "avgift", of: 1...100_000)
    contactName = problems.require(form, "kontakt", "Skriv vem man frågar.", limit: 100)
    contactMail = problems.mail(form, "kontaktmail") ?? ""
    if form.text("kontaktmail") == nil { problems.add("kontaktmail", "Skriv en adress som man kan fråga.") }
    certificateMinutes = problems.count(form, "intyg_minuter", of: 1...10_000)
    certificateContent = form.text("intyg_innehall")
    filmLink = problems.webAddress(form, "film")
    version = form.number("version")
    problems.limit(form, ["intyg_innehall"], to: 1000)
    if form.text("dag").flatMap({ CalendarDate($0) }) != nil { checkOrder(&problems) }
    try problems.check()
  }

  private func checkOrder(_ problems: inout Problems) {
    if registerBy > starts.day {
      problems.add("anmal_senast", "Sista dag att anmäla sig kan inte vara efter att det har börjat.")
    }
    if changeBy > starts.day {
      problems.add("andra_senast", "Sista dag att ändra kan inte vara efter att det har börjat.")
    }
    if needsErasedOn < ends.day { problems.add("radera", "Behoven ska finnas kvar tills det är över.") }
    if needsErasedOn > ends.day.adding(days: 60) {
      problems.add("radera", "Behoven ska raderas inom två månader efter att det är över.")
    }
    if namesErasedOn <= ends.day || namesErasedOn < needsErasedOn {
      problems.add("radera_namn", "Namnen ska finnas kvar tills det är över och behoven är raderade.")
    }
    if namesErasedOn > EraseNames.latestDay(after: ends.day) {
      problems.add("radera_namn", "Namnen ska raderas inom tre år efter att det är över.")
    }
    if certificateMinutes != nil && certificateContent == nil {
      problems.add("intyg_innehall", "Skriv vad intyget ska säga att dagen handlade om.")
    }
    if let municipality, Sweden.current.municipality(municipality) == nil {
      problems.add("kommun", "Välj kommunen i listan.")
    }
  }

  /// What would tell where a shelter is.
  var faultsOfPlace: Problems {
    guard hidesPlace else { return Problems() }
    return StreetAddress.faults(
      ofPlace: place, in: municipality,
      and: [("rubrik", title), ("om", about), ("kontakt", contactName), ("intyg_innehall", certificateContent)])
  }

  /// The same as what is there.
  package init(_ edition: Edition) {
    series = edition.series
    title = edition.title
    kind = edition.kind
    about = edition.about
    starts = edition.starts
    ends = edition.ends
    forms = edition.forms
    place = edition.place
    isPlaceHidden = edition.isPlaceHidden
    municipality = edition.municipality
    webLink = edition.webLink
    theme = edition.theme
    audiences = edition.audiences
    counties = edition.counties
    group = edition.group
    placesOnSite = edition.placesOnSite
    placesOnWeb = edition.placesOnWeb
    quota = edition.quota
    registerBy = edition.registerBy
    changeBy = edition.changeBy
    needsErasedOn = edition.needsErasedOn
    namesErasedOn = edition.namesErasedOn
    cost = edition.cost
    contactName = edition.contactName
    contactMail = edition.contactMail
    certificateMinutes = edition.certificateMinutes
    certificateContent = edition.certificateContent
    filmLink = edition.filmLink
    version = edition.version
  }

  /// A day at a place, with a week's notice and nothing else decided.
  package init(
    title: String, kind: Edition.Kind, about: String, starts: Moment, ends: Moment, forms: Edition.Forms,
    contactName: String, contactMail: String
  ) {
    self.title = title
    self.kind = kind
    self.about = about
    self.starts = starts
    self.ends = ends
    self.forms = forms
    self.contactName = contactName
    self.contactMail = contactMail
    isPlaceHidden = false
    audiences = []
    counties = []
    registerBy = starts.day.adding(days: -7)
    changeBy = registerBy
    needsErasedOn = ends.day.adding(days: 14)
    namesErasedOn = EraseNames.usualDay(after: ends.day)
  }
}

extension Problems {
  /// From a day and a time to another; the last day may be left out.
  mutating func span(_ form: Form) -> (Moment, Moment) {
    let first = day(form, "dag")
    let last = day(form, "sista_dag") ?? first
    let (start, end) = (time(form, "borjar"), time(form, "slutar"))
    for (field, sentence) in [
      ("dag", "Skriv vilken dag det är."), ("borjar", "Skriv när det börjar."), ("slutar", "Skriv när det slutar."),
    ] where form.text(field) == nil { add(field, sentence) }
    guard let first, let last, let start, let end else {
      return (Moment(milliseconds: 0), Moment(milliseconds: 60_000))
    }
    let (from, to) = (SwedishTime.moment(on: first, at: start), SwedishTime.moment(on: last, at: end))
    if to <= from { add("slutar", "Det måste sluta efter att det har börjat.") }
    return (from, max(to, from.adding(minutes: 1)))
  }

  /// A number that may be left out.
  mutating func count(_ form: Form, _ field: String, of range: ClosedRange<Int>) -> Int? {
    guard let text = form.text(field) else { return nil }
    guard let number = Int(text.replacing(" ", with: "")), range.contains(number) else {
      add(field, "Skriv ett helt tal från \(range.lowerBound) till \(range.upperBound), eller lämna tomt.")
      return nil
    }
    return number
  }
}

extension Form {
  /// What is stored, as the form has it.
  package init(_ edition: Edition) {
    let (start, end) = (SwedishTime(edition.starts), SwedishTime(edition.ends))
    let number = { (value: Int?) in value.map(String.init) ?? "" }
    self.init(
      fields: [
        ("serie", edition.series?.text ?? ""), ("rubrik", edition.title), ("slag", edition.kind.rawValue),
        ("om", edition.about), ("dag", start.date.text), ("sista_dag", start.date == end.date ? "" : end.date.text),
        ("borjar", start.clockTime.text), ("slutar", end.clockTime.text), ("form", edition.forms.rawValue),
        ("plats", edition.place ?? ""), ("dolj_plats", edition.isPlaceHidden ? "ja" : ""),
        ("kommun", edition.municipality?.text ?? ""), ("webblank", edition.webLink ?? ""),
        ("tema", edition.theme?.rawValue ?? ""), ("medlemmar", edition.group ?? ""),
        ("platser", number(edition.placesOnSite)), ("webbplatser", number(edition.placesOnWeb)),
        ("kvot", number(edition.quota)), ("avgift", number(edition.cost)), ("anmal_senast", edition.registerBy.text),
        ("andra_senast", edition.changeBy.text), ("radera", edition.needsErasedOn.text),
        ("radera_namn", edition.namesErasedOn.text),
        ("kontakt", edition.contactName), ("kontaktmail", edition.contactMail),
        ("intyg_minuter", number(edition.certificateMinutes)), ("intyg_innehall", edition.certificateContent ?? ""),
        ("film", edition.filmLink ?? ""), ("version", "\(edition.version)"),
      ] + edition.audiences.fields + edition.counties.map { ("lan", $0.text) }
        + edition.organisations.map { ("arrangor", $0.text) })
  }
}
