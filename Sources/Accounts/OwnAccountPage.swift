internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What the viewer can see and change about the own account.
struct OwnAccountPage {
  let person: Person
  let login: String
  let functions: [OwnFunction]
  let sessions: [OpenSession]
  let current: String
  let unusedCodes: Int
  let theme: String?
  let csrf: HTML
  let problems: Problems

  var page: Page {
    Page(
      "Mitt konto", problems: problems,
      content: """
        <dl class="sum"><div><dt>Namn</dt><dd><a href="/personer/\(person.id.text)">\(person.name)</a></dd></div>\
        <div><dt>E-post</dt><dd>\(login)</dd></div></dl>
        <h2>Mina funktioner</h2>
        \(functions.isEmpty ? "<p>Du har ingen funktion just nu.</p>" : HTML("<ul class=\"rows\">\(functions.html(row))</ul>"))
        <p><a href="/inbjudningar">Inbjudningar till funktioner</a></p>
        <h2>Utseende</h2>
        <form method="post" action="/konto/utseende">\(csrf)
        \(Fields(Form(fields: [("utseende", theme ?? "")])).radios("utseende", "Ljust eller mörkt",
          [.init("", "Som datorn är inställd"), .init("light", "Ljust"), .init("dark", "Mörkt")]))
        <p>\(button("Spara utseende", style: "btn second"))</p></form>
        <h2>Byt lösenord</h2>
        <form method="post" action="/konto/losenord" novalidate>\(csrf)
        \(fields.text("losenord", "Nuvarande lösenord", type: "password", autocomplete: "current-password"))
        \(fields.text("losenord-nytt", "Nytt lösenord", hint: "Minst \(Password.shortest) tecken.", type: "password",
          autocomplete: "new-password"))
        <p>\(button("Byt lösenord", style: "btn second"))</p></form>
        <h2>Ny telefon</h2>
        <p>Ska du byta telefon? Be en kollega i länsteamet eller din systemadministratör om en länk. Den kommer till din \
        e-post. Så kan ingen annan koppla sin telefon till ditt konto, fast du har lämnat skärmen öppen.</p>
        <h2>Reservkoder</h2>
        <p>Oanvända reservkoder: \(unusedCodes). Nya koder ersätter de gamla.</p>
        <form method="post" action="/konto/reservkoder" novalidate>\(csrf)
        \(fields.text("losenord-koder", "Ditt lösenord", type: "password", autocomplete: "current-password"))
        <p>\(button("Visa nya reservkoder", style: "btn second"))</p></form>
        <h2>Inloggningar</h2>
        <ul class="rows">\(sessions.html(session))</ul>
        <form method="post" action="/konto/inloggningar">\(csrf)\(button("Avsluta alla andra inloggningar", style: "btn second"))</form>
        """)
  }

  private var fields: Fields { Fields(problems: problems) }

  private func row(_ function: OwnFunction) -> HTML {
    """
    <li><a href="/funktioner/\(function.id.text)">\(function.title)</a>, \(function.organisation)\
    <small>Från den \(function.from.words)</small></li>
    """
  }

  private func session(_ session: OpenSession) -> HTML {
    """
    <li>\(session.browser.words)\(session.fingerprint == current ? " (den här)" : "")\
    <small>Senast använd \(session.seenAt.words)</small></li>
    """
  }
}
