internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The fields of a registration. Sv: anmälans fält.
struct RegistrationFields {
  let offer: RegistrationOffer
  /// Nil where it is not told how many places there are.
  let room: Room?
  let fields: Fields
  /// Whether those who hold the event fill it in, for somebody else.
  var isForAnother = false

  private var edition: Edition { offer.edition }

  /// Who one is: not asked again of somebody who changes.
  var person: HTML {
    """
    \(fields.text("namn", "Namn", hint: nameHint, autocomplete: own("name")))
    \(fields.text("mail", "E-postadress", hint: "Dit skickar vi beskedet.", type: "email", autocomplete: own("email")))
    """
  }

  private var nameHint: String {
    isForAnother
      ? "Så står personen på deltagarlistan och på intyget. Vid skyddade personuppgifter räcker det med ett förnamn."
      : "Så står du på deltagarlistan och på intyget. Har du skyddade personuppgifter räcker det med ett förnamn."
  }

  /// What the browser may fill in, which is of whoever sits at it.
  private func own(_ autocomplete: String) -> String { isForAnother ? "off" : autocomplete }

  var place: HTML {
    """
    \(fields.text("organisation", "Arbetsplats eller förening", autocomplete: own("organization")))
    \(town)
    """
  }

  var town: HTML {
    fields.select(
      "kommun", "Kommun",
      [.init("", "Välj"), .init(RegistrationDetails.townless, RegistrationDetails.townlessWords)]
        + Sweden.current.municipalitiesByName.map { .init($0.code.text, $0.name) })
  }

  var phone: HTML {
    fields.text("telefon", "Telefon", optional: true, type: "tel", autocomplete: own("tel"), size: .w20)
  }

  func profession(_ label: String) -> HTML {
    fields.select("yrke", label, [.init("", "Välj")] + Profession.allCases.map { .init($0.rawValue, $0.swedish) })
  }

  func ways(_ legend: String) -> HTML {
    guard edition.forms == .both else { return .empty }
    return fields.radios(
      "deltar", legend,
      Registration.Way.allCases.map { way in
        .init(
          way.rawValue, way.swedish,
          hint: room.flatMap { $0.left(way) == 0 ? full("Fullt, anmälan hamnar på väntelistan") : nil })
      })
  }

  var sessions: HTML {
    let chosen = offer.sessions.filter(\.isChosen)
    guard !chosen.isEmpty else { return .empty }
    return fields.boxes(
      "pass", isForAnother ? "Vilka pass gäller det?" : "Vilka pass vill du vara med på?",
      chosen.map { session in
        let full = room.flatMap { $0.left(session) == 0 ? self.full("Fullt, hela anmälan hamnar på väntelistan") : nil }
        return .init(
          session.id.text, "\(session.time(in: edition)) \(session.title)", hint: full ?? session.contributors)
      }, hint: "Välj högst ett av dem som är samtidigt.")
  }

  /// Those who hold the event give a place also where it is full.
  private func full(_ words: String) -> String { isForAnother ? "Fullt" : words }

  var questions: HTML {
    offer.questions.html { question in
      question.choices.isEmpty
        ? fields.area(question.field, question.text, optional: !question.isRequired, rows: 2)
        : fields.select(
          question.field, question.text, [.init("", "Välj")] + question.choices.map { .init($0, $0) },
          optional: !question.isRequired)
    }
  }

  var invoice: HTML {
    guard let cost = edition.cost else { return .empty }
    return fields.area(
      "faktura", "Faktura", hint: "Avgiften är \(SwedishNumber.text(cost)) kronor. Skriv fakturaadress och referens.",
      rows: 3)
  }

  /// When the name goes, and where it stays.
  private var erasure: String {
    let who = isForAnother ? "Personens namn och adress" : "Ditt namn och din adress"
    let certificate =
      isForAnother ? " På ett intyg finns namnet kvar." : " Får du ett intyg finns ditt namn kvar på det."
    return "\(who) raderas den \(edition.namesErasedOn.words).\(edition.certificateMinutes == nil ? "" : certificate)"
  }

  var needs: HTML {
    """
    <h2>\(isForAnother ? "För att personen ska kunna delta" : "För att du ska kunna delta")</h2>
    <p>Bara de som arrangerar ser det här. Det raderas den \(edition.needsErasedOn.words)\(offer.questions.isEmpty ? "" : ", liksom svaren på arrangörernas frågor"). \
    \(erasure)</p>
    \(fields.boxes("behov", isForAnother ? "Vad behöver personen?" : "Vad behöver du?", AccessNeeds.Kind.allCases.map { .init($0.rawValue, $0.swedish) }))
    \(edition.forms == .web ? .empty : fields.text("kost", "Kost", hint: "Till exempel vegetariskt, eller en allergi.", optional: true))
    \(fields.area("annat_behov", "Något annat", optional: true, rows: 2))
    """
  }
}

/// What makes a form count once, however often it is sent.
enum FormOnce {
  /// - Parameter field: Where it is said that the form came without one.
  static func read(_ form: Form, at field: String = "namn") throws -> String {
    let text = form.raw("en_gang")
    guard ID<Registration>(text).isWellFormed else {
      throw Problems(field, "Sidan var för gammal. Öppna anmälan på nytt från evenemangets sida.")
    }
    return text
  }

  static func make() -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return String((0..<26).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] })
  }
}
