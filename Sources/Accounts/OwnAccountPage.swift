internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What the viewer can see and change about the own account.
struct OwnAccountPage {
  let viewer: Viewer
  let login: String
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
        <dl class="sum"><div><dt>Namn</dt><dd>\(viewer.name)</dd></div><div><dt>E-post</dt><dd>\(login)</dd></div>
        \(viewer.functions.html { "<div><dt>Funktion</dt><dd>\($0.title), \($0.organisation.name)</dd></div>" })</dl>
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
        <h2>Reservkoder</h2>
        <p>Du har \(unusedCodes) oanvända reservkoder. Nya koder ersätter de gamla.</p>
        <form method="post" action="/konto/reservkoder">\(csrf)\(button("Visa nya reservkoder", style: "btn second"))</form>
        <h2>Inloggningar</h2>
        <ul class="rows">\(sessions.html(session))</ul>
        <form method="post" action="/konto/inloggningar">\(csrf)\(button("Avsluta alla andra", style: "btn second"))</form>
        """)
  }

  private var fields: Fields { Fields(problems: problems) }

  private func session(_ session: OpenSession) -> HTML {
    """
    <li>\(session.device)\(session.fingerprint == current ? " (den här)" : "")\
    <small>Senast använd \(session.seenAt.words)</small></li>
    """
  }
}
