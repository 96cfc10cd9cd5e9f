internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form of somebody who wants to come. No account is needed.
struct RegisterPage {
  let offer: RegistrationOffer
  let room: Room
  let form: Form
  var problems = Problems()

  private var edition: Edition { offer.edition }

  var page: Page {
    let values = RegistrationFields(offer: offer, room: room, fields: Fields(form, problems: problems))
    return Page(
      "Anmäl dig", width: .form, crumbs: edition.publicCrumbs,
      lead: "\(edition.title), \(edition.time). Det du skriver läses bara av dem som arrangerar.", problems: problems,
      content: """
        \(full)<form method="post" action="\(edition.path)/anmal" novalidate>\(Fields(form).hidden("en_gang"))
        \(values.person)\(values.phone)\(values.place)\(values.profession("Vad arbetar du med?"))\(values.ways("Hur är du med?"))\(values.sessions)\(values.questions)\
        \(values.invoice)\(values.needs)
        <p class="actions">\(button("Anmäl mig"))</p></form>
        """)
  }

  private var full: HTML {
    guard room.openWays.isEmpty else { return .empty }
    return """
      <div class="note warn"><strong>Alla platser är tagna.</strong> Anmäl dig ändå, så står du på väntelistan och får ett \
      brev när det blir en plats.</div>
      """
  }
}

/// The form of a manager who registers several.
struct RegisterGroupPage {
  let offer: RegistrationOffer
  let room: Room
  let form: Form
  var problems = Problems()

  private var edition: Edition { offer.edition }

  var page: Page {
    let fields = Fields(form, problems: problems)
    let values = RegistrationFields(offer: offer, room: room, fields: fields)
    return Page(
      "Anmäl en grupp", width: .form, crumbs: edition.publicCrumbs,
      lead: """
        Var och en får ett eget brev. I det väljer de pass, svarar på frågor, skriver vad de behöver för att kunna delta, och kan avanmäla sig. \
        Namn och adresser raderas den \(edition.namesErasedOn.words).\
        \(edition.certificateMinutes == nil ? "" : " Den som får ett intyg har sitt namn kvar på det.")
        """, problems: problems,
      content: """
        <form method="post" action="\(edition.path)/grupp" novalidate>\(fields.hidden("en_gang"))
        \(fields.text("chefens_namn", "Ditt namn", hint: "De som du anmäler får veta vem som har anmält dem.", autocomplete: "name"))
        \(fields.text("chefens_mail", "Din egen e-postadress", hint: "Dit skickar vi en bekräftelse, högst en om dagen.", type: "email", autocomplete: "email"))
        \(values.place)
        \(fields.area("personer", "Vilka ska med?", hint: "En person på varje rad: namn, komma och e-postadress. Högst \(RegisterGroup.most).", rows: 8))
        \(values.profession("Vad arbetar de med?"))\(values.ways("Hur är de med?"))\(values.invoice)
        <p class="actions">\(button("Anmäl gruppen"))</p></form>
        """)
  }
}

/// What is said to whoever has registered. The letter has the rest: this page is the same whoever was registered before.
struct RegisteredPage {
  let edition: Edition
  let answer: Answer

  /// As the address has it. What came of each in a group is not told: it would say who was registered before.
  enum Answer: String {
    case placed = "plats"
    case waiting = "vantar"
    case group = "grupp"
  }

  var page: Page {
    Page(
      title, crumbs: edition.publicCrumbs,
      content: """
        <p>\(edition.title), \(edition.time).\(welcome)</p>
        <p>\(letter) Har det inte kommit inom en kvart: titta i skräpposten, eller skriv till \
        <a href="mailto:\(edition.contactMail)">\(edition.contactMail)</a>.</p>
        <p><a href="\(edition.path)">Tillbaka till \(edition.title)</a></p>
        """)
  }

  private var title: String {
    switch answer {
    case .placed: "Du är anmäld"
    case .waiting: "Du står på väntelistan"
    case .group: "Gruppen är anmäld"
    }
  }

  private var welcome: String {
    switch answer {
    case .placed: " Välkommen!"
    case .waiting: " Blir en plats ledig får den som stått längst ett brev."
    case .group: ""
    }
  }

  private var letter: String {
    if answer == .group {
      return """
        Var och en har fått ett eget brev. Där står om personen har en plats eller står på väntelistan. Med länken i \
        brevet ser och ändrar de sin anmälan, skickar någon annan eller säger att de inte kan komma. Till dig går en \
        bekräftelse, högst en om dagen.
        """
    }
    return """
      Vi har skickat ett brev med en länk. Med länken ser och ändrar du din anmälan, skickar någon annan eller säger att \
      du inte kan komma. Var du redan anmäld gäller det du skrev då.
      """
  }
}

extension Edition {
  var publicCrumbs: [Link] { [Link("Temadagar och utbildningar", "/evenemang"), Link(title, path)] }
}
