package import Access
package import Vocabulary
package import Web

/// Who wants to come, how and to what, as the form has it.
package struct RegistrationDetails: Sendable {
  package var name: String
  package var mail: String
  package var phone: String?
  package var organisationName: String
  package var municipality: MunicipalityCode?
  package var profession: Profession
  package var way: Registration.Way
  package var sessions: Set<ID<ProgrammeSession>>
  package var answers: [ID<EventQuestion>: String]
  package var invoice: String?
  package var needs: AccessNeeds

  package init(
    name: String, mail: String, organisationName: String, municipality: MunicipalityCode?, profession: Profession,
    way: Registration.Way, sessions: Set<ID<ProgrammeSession>> = [], needs: AccessNeeds = AccessNeeds()
  ) {
    self.name = name
    self.mail = mail
    self.organisationName = organisationName
    self.municipality = municipality
    self.profession = profession
    self.way = way
    self.sessions = sessions
    self.needs = needs
    answers = [:]
  }

  /// - Parameter registration: What is changed, whose person is not judged again.
  package init(form: Form, to offer: RegistrationOffer, of registration: Registration? = nil) throws {
    var problems = Problems()
    if let registration {
      (name, mail) = (registration.name, registration.mail)
    } else {
      (name, mail) = Self.person(form, &problems)
    }
    phone = form.text("telefon")
    problems.limit(form, ["telefon"], to: 40)
    (organisationName, municipality) = Self.place(form, &problems)
    profession = Self.profession(form, &problems)
    way = Self.way(form, offer.edition, &problems)
    sessions = Self.sessions(form, offer, way: way, &problems)
    answers = Self.answers(form, offer.questions, &problems)
    invoice =
      offer.edition.cost == nil
      ? nil : problems.require(form, "faktura", "Skriv vart fakturan ska och med vilken referens.", limit: 500)
    needs = AccessNeeds(form: form)
    problems.limit(form, ["kost", "annat_behov"], to: 500)
    try problems.check()
  }

  static func person(_ form: Form, _ problems: inout Problems) -> (name: String, mail: String) {
    let name = problems.person(form, "namn", "Skriv namnet som ska stå på deltagarlistan.")
    let mail = problems.mail(form, "mail") ?? ""
    if form.text("mail") == nil { problems.add("mail", "Skriv e-postadressen. Dit skickar vi beskedet.") }
    return (name, mail)
  }

  static func profession(_ form: Form, _ problems: inout Problems) -> Profession {
    let profession = Profession(rawValue: form.raw("yrke"))
    if profession == nil { problems.add("yrke", "Välj det som ligger närmast ditt arbete.") }
    return profession ?? .other
  }

  static func place(_ form: Form, _ problems: inout Problems) -> (String, MunicipalityCode?) {
    (problems.require(form, "organisation", "Skriv arbetsplats eller förening.", limit: 120), town(form, &problems))
  }

  static func town(_ form: Form, _ problems: inout Problems) -> MunicipalityCode? {
    let text = form.raw("kommun")
    let municipality = MunicipalityCode(text).flatMap { Sweden.current.municipality($0)?.code }
    if municipality == nil && text != Self.townless {
      problems.add("kommun", "Välj kommun, eller att du inte arbetar i en viss kommun.")
    }
    return municipality
  }

  /// What the form sends of whoever works in no one municipality, and how it is said.
  static let townless = "ingen"
  static let townlessWords = "Ingen särskild kommun"

  /// The only way there is, or the chosen one.
  static func way(_ form: Form, _ edition: Edition, _ problems: inout Problems) -> Registration.Way {
    let ways = Registration.Way.allCases.filter(edition.forms.has)
    if ways.count == 1 { return ways[0] }
    let chosen = Registration.Way(rawValue: form.raw("deltar"))
    if chosen == nil { problems.add("deltar", "Välj om du är med på plats eller på webben.") }
    return chosen ?? .site
  }

  static func sessions(
    _ form: Form, _ offer: RegistrationOffer, way: Registration.Way, _ problems: inout Problems
  ) -> Set<ID<ProgrammeSession>> {
    let ticked = Set(form.all("pass"))
    let chosen = offer.sessions.filter { $0.isChosen && ticked.contains($0.id.text) }
    for (index, one) in chosen.enumerated() {
      if !one.forms.has(way) {
        problems.add("pass", "”\(one.title)” ges inte \(way == .site ? "på plats" : "på webben"). Välj ett annat.")
      }
      for other in chosen.dropFirst(index + 1) where one.overlaps(other) {
        problems.add("pass", "”\(one.title)” och ”\(other.title)” är samtidigt. Välj ett av dem.")
      }
    }
    return Set(chosen.map(\.id))
  }

  static func answers(
    _ form: Form, _ questions: [EventQuestion], _ problems: inout Problems
  ) -> [ID<EventQuestion>: String] {
    var answers: [ID<EventQuestion>: String] = [:]
    for question in questions {
      let text = form.text(question.field)
      if let text, question.choices.isEmpty || question.choices.contains(text) {
        answers[question.id] = text
      } else if question.isRequired {
        problems.add(question.field, question.choices.isEmpty ? "Svara på frågan." : "Välj ett av svaren.")
      }
      problems.limit(form, [question.field], to: 500)
    }
    return answers
  }

  var wish: Room.Wish { Room.Wish(way: way, municipality: municipality, sessions: sessions) }
}

extension Problems {
  /// What somebody is called, as it may stand in a letter to an address that nobody has confirmed.
  mutating func person(_ form: Form, _ field: String, _ missing: String) -> String {
    let name = require(form, field, missing, limit: .max)
    if !name.isNameOfPerson { add(field, NameInLetter.personFault) }
    return name
  }
}

/// What one registers to: the event with its programme and its questions. Sv: det man anmäler sig till.
package struct RegistrationOffer: Sendable {
  package let edition: Edition
  package let sessions: [ProgrammeSession]
  package let questions: [EventQuestion]
}
