internal import Access
internal import Documents
internal import HTML
internal import Web

/// Choose a password, or prove the password before a lost second factor is taken away.
struct InvitationPage {
  let invitation: Invitation
  let person: Person
  let names: Names
  let path: String
  var problems = Problems()

  var page: Page {
    let fields = Fields(problems: problems)
    return Page(
      title, lead: lead, problems: problems,
      content: """
        <form method="post" action="\(path)" novalidate>
        <input type="hidden" name="epost" autocomplete="username" value="\(person.mail)">
        \(invitation.purpose == .factor ? current(fields) : new(fields))
        <p class="actions">\(button("Fortsätt"))</p></form>
        """)
  }

  private var title: String {
    switch invitation.purpose {
    case .activate: "Välkommen till Samfrid"
    case .password: "Välj ett nytt lösenord"
    case .factor: "Koppla en ny app för koder"
    }
  }

  private var lead: HTML {
    switch invitation.purpose {
    case .activate:
      "Hej \(person.name)! \(inviter) har bjudit in dig. Du väljer ett lösenord och kopplar sedan en app som ger koder."
    case .password: "\(inviter) har hjälpt dig med länken. Koden från din app behövs som vanligt."
    case .factor:
      "\(inviter) har hjälpt dig med länken. Skriv ditt lösenord. Sedan kopplar du en ny app."
    }
  }

  private var inviter: String { Person.firstInSentence(names[invitation.invitedBy]) }

  private func new(_ fields: Fields) -> HTML {
    fields.text(
      "losenord", "Nytt lösenord", hint: "Minst \(Password.shortest) tecken. Gärna några ord som bara du sätter ihop.",
      type: "password", autocomplete: "new-password")
      + fields.text("losenord-igen", "Samma lösenord igen", type: "password", autocomplete: "new-password")
  }

  private func current(_ fields: Fields) -> HTML {
    fields.text("losenord", "Ditt lösenord", type: "password", autocomplete: "current-password")
  }
}

/// The QR code and the first code from the app.
struct SecondFactorPage {
  let secret: [UInt8]
  let login: String
  var problems = Problems()

  var page: Page {
    get throws {
      let picture = HTML(
        trusted: try QRCode.svg(TimeCode.address(secret: secret, login: login), label: "QR-kod för din app"))
      let key = TimeCode.base32(secret)
      return Page(
        "Koppla en app för koder",
        lead:
          "Med en kod utöver lösenordet kan ingen annan logga in som du. Använd en app för engångskoder, till exempel den som din arbetsgivare har valt.",
        problems: problems,
        content: """
          <ol><li>Öppna appen och välj att lägga till ett konto.</li><li>Läs av bilden, eller skriv nyckeln för hand.</li>
          <li>Skriv koden som appen visar.</li></ol>
          <figure class="qr">\(picture)</figure>
          <p>Nyckel: <span class="code">\(grouped(key))</span></p>
          <form method="post" action="/konto/andra-faktorn" novalidate>
          \(Fields(problems: problems).text("kod", "Kod från appen", hint: "Sex siffror.", autocomplete: "one-time-code", inputMode: "numeric", size: .w12))
          <p class="actions">\(button("Koppla appen"))</p></form>
          """)
    }
  }

  private func grouped(_ key: String) -> String {
    var text = ""
    for (index, character) in key.enumerated() {
      if index > 0, index % 4 == 0 { text += " " }
      text.append(character)
    }
    return text
  }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage {
  let codes: [String]
  /// The page that the account was opened for.
  var next = "/"

  var page: Page {
    Page(
      "Spara dina reservkoder",
      lead:
        "Varje kod fungerar en gång, när du inte har din telefon. De visas bara nu. Skriv ut dem eller spara dem på ett säkert ställe.",
      content: """
        <ul class="codes">\(codes.html { "<li>\($0)</li>" })</ul>
        <p class="actions noprint"><button class="btn second" type="button" data-print hidden>Skriv ut</button>
        <a class="btn" href="\(next)">Jag har sparat koderna</a></p>
        """)
  }
}
