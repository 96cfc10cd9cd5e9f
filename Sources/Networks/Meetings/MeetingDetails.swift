package import Access
internal import Register
package import Vocabulary
package import Web

/// When, where and about what a meeting is, as its form has it.
package struct MeetingDetails: Sendable {
  package var title: String
  package var starts: Moment
  package var ends: Moment
  package var place: String?
  package var municipality: MunicipalityCode?
  package var videoLink: String?
  package var about: String?
  package var responsible: ID<Organisation>?
  package var planningNotes: String?
  package var answerBy: CalendarDate?
  /// A shelter among the hosts: nothing that all members read may tell where it is.
  package var hidesPlace = false
  /// The version that the form was opened with; nil for what is not changed by a form.
  package var version: Int?

  package init(
    title: String, starts: Moment, ends: Moment, place: String? = nil, municipality: MunicipalityCode? = nil,
    videoLink: String? = nil, about: String? = nil, responsible: ID<Organisation>? = nil, planningNotes: String? = nil,
    answerBy: CalendarDate? = nil
  ) {
    self.title = title
    self.starts = starts
    self.ends = ends
    self.place = place
    self.municipality = municipality
    self.videoLink = videoLink
    self.about = about
    self.responsible = responsible
    self.planningNotes = planningNotes
    self.answerBy = answerBy
  }

  package init(form: Form) throws {
    var problems = Problems()
    title = problems.require(form, "rubrik", "Skriv vad träffen heter.", limit: 120)
    let day = problems.day(form, "dag")
    let (start, end) = (problems.time(form, "borjar"), problems.time(form, "slutar"))
    if form.text("dag") == nil { problems.add("dag", "Skriv vilken dag ni träffas.") }
    if form.text("borjar") == nil { problems.add("borjar", "Skriv när träffen börjar.") }
    if form.text("slutar") == nil { problems.add("slutar", "Skriv när träffen slutar.") }
    let known = day ?? CalendarDate(dayNumber: 0)
    starts = SwedishTime.moment(on: known, at: start ?? ClockTime(minutes: 0))
    ends = SwedishTime.moment(on: known, at: end ?? ClockTime(minutes: 1))
    place = form.text("plats")
    municipality = form.text("kommun").flatMap { MunicipalityCode($0) }
    videoLink = problems.webAddress(form, "video")
    about = form.text("om")
    responsible = form.text("ansvarig").map { ID($0) }
    planningNotes = form.text("planering")
    answerBy = problems.day(form, "svara")
    version = form.number("version")
    problems.limit(form, ["plats"], to: 200)
    problems.limit(form, ["om", "planering"], to: 4000)
    try problems.check()
  }

  /// What is wrong for this network.
  func faults(in network: Network) -> Problems {
    var problems = Problems()
    if ends <= starts { problems.add("slutar", "Träffen måste sluta efter att den har börjat.") }
    if let answerBy, answerBy > starts.day { problems.add("svara", "Sista dag att svara kan inte vara efter träffen.") }
    if let responsible, !network.hosts.contains(responsible) {
      problems.add("ansvarig", "Välj en av värdarna som ansvarig.")
    }
    if let until = network.until, starts.day > until {
      problems.add(
        "dag", "Nätverket har sin sista dag den \(until.words). Välj en tidigare dag, eller ändra nätverket.")
    }
    problems.append(faultsOfPlace)
    if let municipality, Sweden.current.municipality(municipality) == nil {
      problems.add("kommun", "Kommunkod \(municipality.text) finns inte. Välj i listan.")
    }
    return problems
  }

  /// What is wrong just now with the last day to answer about a meeting that is to come. One that stood there before
  /// hinders no other change.
  func faults(at now: Moment, since former: Meeting? = nil) -> Problems {
    guard ends > now, let answerBy, answerBy < now.day, answerBy != former?.answerBy else { return Problems() }
    return Problems("svara", "Den sista svarsdagen har redan varit.")
  }

  /// What would tell where a shelter is. The municipality stands in letters and calendars, which are sent on.
  private var faultsOfPlace: Problems {
    guard hidesPlace else { return Problems() }
    var problems = StreetAddress.faults(
      ofPlace: place, in: municipality,
      and: [("om", about), ("rubrik", title), ("planering", planningNotes)])
    if municipality != nil, problems.sentence(for: "kommun") == nil {
      problems.add("kommun", "Välj ingen kommun när en jour är värd. Den skulle stå i brev och kalendrar.")
    }
    return problems
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ meeting: Meeting) {
    let (start, end) = (SwedishTime(meeting.starts), SwedishTime(meeting.ends))
    self.init(fields: [
      ("rubrik", meeting.title), ("dag", start.date.text), ("borjar", start.clockTime.text),
      ("slutar", end.clockTime.text), ("plats", meeting.place ?? ""), ("kommun", meeting.municipality?.text ?? ""),
      ("video", meeting.videoLink ?? ""), ("om", meeting.about ?? ""), ("ansvarig", meeting.responsible?.text ?? ""),
      ("version", "\(meeting.version)"), ("planering", meeting.planningNotes ?? ""),
      ("svara", meeting.answerBy?.text ?? ""),
    ])
  }
}
