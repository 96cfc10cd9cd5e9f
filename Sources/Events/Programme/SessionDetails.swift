package import Access
internal import Register
package import Storage
package import Vocabulary
package import Web

/// What a part of the programme is, as its form has it.
package struct SessionDetails: Sendable {
  package var title: String
  package var about: String?
  package var contributors: String?
  package var starts: Moment
  package var ends: Moment
  package var forms: Edition.Forms
  package var place: String?
  package var isChosen: Bool
  package var places: Int?
  /// A shelter among those who hold the event: nothing of it may tell where the shelter is.
  package var hidesPlace = false

  package init(
    title: String, starts: Moment, ends: Moment, isChosen: Bool = false, places: Int? = nil,
    contributors: String? = nil, forms: Edition.Forms = .both
  ) {
    self.title = title
    self.starts = starts
    self.ends = ends
    self.isChosen = isChosen
    self.places = places
    self.contributors = contributors
    self.forms = forms
  }

  /// The same another year, without those who spoke: they have not said yes to it.
  init(_ session: ProgrammeSession, movedBy weeks: Int) {
    self.init(
      title: session.title, starts: session.starts.moved(byWeeks: weeks), ends: session.ends.moved(byWeeks: weeks),
      isChosen: session.isChosen, places: session.places, forms: session.forms)
    about = session.about
    place = session.place
  }

  package init(form: Form, in edition: Edition) throws {
    var problems = Problems()
    title = problems.require(form, "pass_rubrik", "Skriv vad punkten heter.", limit: 120)
    about = form.text("pass_om")
    contributors = form.text("medverkande")
    let day = problems.day(form, "pass_dag") ?? edition.day
    let (start, end) = (problems.time(form, "pass_borjar"), problems.time(form, "pass_slutar"))
    if form.text("pass_borjar") == nil { problems.add("pass_borjar", "Skriv när det börjar.") }
    if form.text("pass_slutar") == nil { problems.add("pass_slutar", "Skriv när det slutar.") }
    starts = start.map { SwedishTime.moment(on: day, at: $0) } ?? edition.starts
    ends = end.map { SwedishTime.moment(on: day, at: $0) } ?? edition.ends
    if let start, let end, end <= start { problems.add("pass_slutar", "Punkten måste sluta efter att den har börjat.") }
    if starts < edition.starts || ends > edition.ends {
      problems.add("pass_borjar", "Punkten ligger utanför tiden \(edition.time). Ändra den, eller evenemangets tid.")
    }
    forms = Edition.Forms(rawValue: form.raw("pass_form")) ?? edition.forms
    place = form.text("sal")
    isChosen = form.isTicked("valjs")
    places = problems.count(form, "pass_platser", of: 1...100_000)
    if places != nil && !isChosen { problems.add("valjs", "Kryssa i att man väljer punkten när den har egna platser.") }
    problems.limit(form, ["sal"], to: 100)
    problems.limit(form, ["pass_om", "medverkande"], to: 1000)
    try problems.check()
  }

  /// What would tell where a shelter is.
  var faultsOfPlace: Problems {
    guard hidesPlace else { return Problems() }
    return StreetAddress.faults(
      in: [("pass_rubrik", title), ("medverkande", contributors), ("pass_om", about), ("sal", place)])
  }
}

extension Transaction {
  /// What of an event's programme, questions and documents would tell where a shelter is, where the form has no field for it.
  func faultsOfParts(of edition: ID<Edition>) throws -> Problems {
    var parts: [(words: String, texts: [String?])] = try programme(of: edition).map {
      ("”\($0.title)” i programmet", [$0.title, $0.contributors, $0.about, $0.place])
    }
    parts += try questions(of: edition).map { ("Frågan ”\($0.text)”", [$0.text] + $0.choices) }
    parts += try documents(of: edition).map { ("Dokumentet ”\($0.title)”", [$0.title]) }
    var problems = Problems()
    for (part, texts) in parts {
      if let sentence = texts.lazy.compactMap({ StreetAddress.fault(in: $0) }).first {
        problems.add("rubrik", sentence, about: part)
      }
    }
    return problems
  }

  @discardableResult
  package func insert(_ details: SessionDetails, to edition: ID<Edition>, at now: Moment) throws -> ID<ProgrammeSession>
  {
    let id: ID<ProgrammeSession> = newID(at: now)
    try execute(
      """
      INSERT INTO event_session (id, edition_id, title, about, contributors, starts_at, ends_at, forms, place, is_chosen,
        places)
      VALUES (\(id), \(edition), \(details.title), \(details.about), \(details.contributors), \(details.starts),
        \(details.ends), \(details.forms), \(details.place), \(details.isChosen), \(details.places))
      """)
    return id
  }
}
