internal import Access
internal import Documents
internal import HTML
internal import Vocabulary
internal import Web

/// A registration with what its page needs. Sv: den egna anmälan.
struct OwnRegistration: Sendable {
  let registration: Registration
  let offer: RegistrationOffer
  let chosen: Set<ID<ProgrammeSession>>
  let needs: AccessNeeds
  let answers: [ID<EventQuestion>: String]
  let documents: [EventDocument]
  /// What has to be answered, and is not.
  let unanswered: [EventQuestion]

  var edition: Edition { offer.edition }

  /// What is stored, as the form has it.
  var form: Form {
    let row = registration
    let fields: [(String, String)] = [
      ("telefon", row.phone ?? ""), ("organisation", row.organisationName), ("yrke", row.profession.rawValue),
      ("deltar", row.way.rawValue), ("faktura", row.invoice ?? ""), ("kost", needs.diet ?? ""),
      ("annat_behov", needs.other ?? ""), ("version", "\(row.version)"),
    ]
    let lists =
      chosen.map { ("pass", $0.text) } + needs.kinds.map { ("behov", $0.rawValue) }
      + offer.questions.map { ($0.field, answers[$0.id] ?? "") }
    return Form(fields: fields + lists)
  }
}

/// What the link of the letter opens.
struct OwnRegistrationPage {
  let own: OwnRegistration
  let path: String
  let addresses: RegistrationAddress
  let now: Moment
  var substitute = Form()
  var problems = Problems()

  private var edition: Edition { own.edition }
  private var registration: Registration { own.registration }

  var page: Page {
    Page(
      // A title stays in the browser's history: it tells nothing of what the day is about.
      "Din anmälan", width: .form, problems: problems,
      content: """
        \(asked)\(state)<dl class="sum">\(fact("Evenemang", html: HTML("<a href=\"\(edition.path)\">\(edition.title)</a>")))\
        \(fact("När", edition.time.capitalizedFirst))\(fact("Anmäld", registration.name))\
        \(fact("Anmäld av", registration.registeredByName))\(fact("Var", place))\(link)\(fact("Pass", sessions))\(fact("Behov", needs))</dl>
        \(answer)\(change)\(code)\(documents)\(leave)
        """)
  }

  /// First of all, since nobody else answers it.
  private var asked: HTML {
    guard !own.unanswered.isEmpty else { return .empty }
    return """
      <div class="note warn"><strong>\(own.unanswered.count == 1 ? "En fråga är kvar att svara på." : "Några frågor är kvar att svara på.")</strong>
      <ul>\(own.unanswered.html { "<li>\($0.text)</li>" })</ul><a href="\(path)/andra">Svara nu</a></div>
      """
  }

  private var state: HTML {
    if edition.state == .cancelled {
      return "<div class=\"note warn\"><strong>Inställt.</strong> \(edition.cancelledBecause ?? "")</div>"
    }
    switch registration.state {
    case .confirmed where isOver: return afterwards
    case .confirmed: return "<div class=\"note ok\"><strong>Du har en plats.</strong></div>"
    case .waiting:
      return """
        <div class="note"><strong>Du står på väntelistan.</strong> Den som har stått längst får en plats först. Du får ett \
        brev när det blir din tur.</div>
        """
    case .offered:
      return """
        <div class="note ok"><strong>Det finns en plats till dig.</strong> Tacka ja senast \
        \(registration.offeredUntil?.words ?? ""), annars går den till nästa.</div>
        """
    case .lapsed where registration.waitedInVain:
      return "<div class=\"note\"><strong>Det blev ingen plats.</strong> Tack för att du ville vara med.</div>"
    case .lapsed: return "<div class=\"note warn\"><strong>Erbjudandet gick ut.</strong> Platsen gick till nästa.</div>"
    case .withdrawn: return "<div class=\"note\"><strong>Du är avanmäld.</strong>\(substituteWords)</div>"
    }
  }

  private var isOver: Bool { edition.isOver(at: now) }

  /// Whoever was not there, or of whom nobody has said it yet, is told nothing of a place.
  private var afterwards: HTML {
    guard registration.presence?.wasThere ?? false else { return .empty }
    let evaluation: HTML =
      registration.isEvaluated
      ? .empty : " <a href=\"\(addresses.evaluation(registration.link))\">Svara på vad du tyckte</a>"
    return "<div class=\"note ok\"><strong>Du var med.</strong>\(evaluation)</div>"
  }

  private var substituteWords: String {
    guard let substitute = registration.substitute, now < edition.starts else { return "" }
    return " \(substitute.name) kommer i ditt ställe och har fått ett brev."
  }

  private var place: String {
    edition.place(for: registration)
  }

  private var link: HTML {
    guard registration.state == .confirmed, registration.way == .web, !isOver, let link = edition.webLink else {
      return .empty
    }
    return fact("Länk", html: "<a href=\"\(link)\" rel=\"noreferrer\">Till mötet på webben</a>")
  }

  /// What one has chosen; whoever has a place on site reads in which room, also of what all are at.
  private var sessions: String? {
    let isComing = registration.state == .confirmed && registration.way == .site
    let shown = own.offer.sessions.filter { session in
      own.chosen.contains(session.id)
        || isComing && !session.isChosen && session.place != nil && session.forms.has(.site)
    }
    let words = shown.map { "\($0.time(in: edition)) \(isComing ? $0.titleAndRoom : $0.title)" }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private var needs: String? { own.needs.isEmpty ? nil : own.needs.words.joined(separator: ", ") }

  private var answer: HTML {
    switch registration.state {
    case .offered where now < edition.starts && edition.state == .open:
      return post("ja", "Ja, jag tar platsen", style: "btn")
    case .lapsed where edition.takesRegistrations(at: now), .withdrawn where edition.takesRegistrations(at: now):
      return post("igen", "Ställ mig på väntelistan igen", style: "btn second")
    default: return .empty
    }
  }

  private func post(_ act: String, _ text: String, style: String) -> HTML {
    "<form method=\"post\" action=\"\(path)/\(act)\"><p>\(button(text, style: style))</p></form>"
  }

  private var change: HTML {
    guard registration.state.isActive, edition.takesChanges(at: now) else { return .empty }
    return
      "<p><a class=\"btn second\" href=\"\(path)/andra\">Ändra det jag skrev</a> till och med den \(edition.changeBy.words).</p>"
  }

  /// Shown at the door; whoever reads it has to be signed in to learn who it is.
  private var code: HTML {
    guard registration.hasDoorCode, edition.state == .open, !isOver,
      let svg = try? QRCode.svg(addresses.checkIn(registration.id), label: "Kod för incheckning")
    else { return .empty }
    return "<h2>Visa vid dörren</h2><div class=\"qr\">\(HTML(trusted: svg))</div>"
  }

  private var documents: HTML {
    guard registration.state == .confirmed, !own.documents.isEmpty else { return .empty }
    return """
      <h2>Att läsa</h2><ul>\(own.documents.html { document in
        "<li><a href=\"\(document.link ?? "\(path)/dokument/\(document.id)")\" rel=\"noreferrer\">\(document.title)</a></li>"
      })</ul>
      """
  }

  private var leave: HTML {
    guard registration.state.isActive, now < edition.starts, edition.state == .open else { return .empty }
    let fields = Fields(substitute, problems: problems)
    return """
      <h2>Kan du inte komma?</h2>
      <p>Du kan avanmäla dig eller skicka någon annan ända tills det börjar. Gör det gärna så snart du vet, så hinner någon annan \
      få platsen.</p>
      <details class="more"\(attribute("open", when: !problems.isEmpty))><summary>Skicka någon annan i ditt ställe</summary><div>
      <p>Den som kommer i ditt ställe ska komma från \(own.place). Platsen följer med.</p>
      <form method="post" action="\(path)/ersattare" novalidate>
      \(fields.text("namn", "Namn"))\(fields.text("mail", "E-postadress", type: "email"))
      \(fields.select("yrke", "Vad arbetar hen med?", [.init("", "Välj")] + Profession.allCases.map { .init($0.rawValue, $0.swedish) }))
      <p>\(button("Skicka i mitt ställe", style: "btn second"))</p></form></div></details>
      <form method="post" action="\(path)/avanmal"><p>\(button("Jag kan inte komma, avanmäl mig", style: "btn danger"))</p></form>
      """
  }
}

extension OwnRegistration {
  /// Where a substitute has to come from.
  var place: String {
    registration.municipality.flatMap { Sweden.current.municipality($0)?.name } ?? registration.organisationName
  }
}

/// The form in which one chooses anew.
struct ChangeRegistrationPage {
  let own: OwnRegistration
  let room: Room
  let path: String
  let form: Form
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    let values = RegistrationFields(offer: own.offer, room: room, fields: fields)
    return Page(
      "Ändra din anmälan", width: .form, crumbs: [Link("Din anmälan", path)], problems: problems,
      content: """
        <form method="post" action="\(path)/andra" novalidate>\(fields.hidden("version"))
        \(values.phone)\(fields.text("organisation", "Arbetsplats eller förening"))\(values.profession("Vad arbetar du med?"))
        \(values.ways("Hur är du med?"))\(values.sessions)\(values.questions)\(values.invoice)\(values.needs)
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }
}
