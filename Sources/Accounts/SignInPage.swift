internal import HTML
internal import Web

/// The first page one meets.
struct SignInPage {
  var resumption: Resumption
  var mail = ""
  var problems = Problems()

  var page: Page {
    Page(
      "Logga in", problems: problems,
      content: """
        <div class="signin"><form method="post" action="/logga-in" novalidate>
        \(resumption.hiddenFields)\(SignInFields.html(mail: mail, problems: problems))
        <p class="actions">\(button("Fortsätt"))</p></form>
        <aside aria-labelledby="hj"><h2 id="hj">Kommer du inte in?</h2>
        <p>Har du glömt lösenordet eller bytt telefon? Be en kollega i länsteamet eller din systemadministratör om hjälp. \
        De skickar en ny länk till din e-post.</p>
        <p>Är du ny? Öppna länken i din inbjudan. Den gäller i 30 dagar.</p></aside></div>
        """)
  }
}

/// The second step: a code from the app, or a recovery code.
struct CodePage {
  var resumption: Resumption
  var problems = Problems()

  var page: Page {
    let fields = Fields(problems: problems)
    return Page(
      "Skriv koden", problems: problems,
      content: """
        <form method="post" action="/logga-in/kod" novalidate>
        \(resumption.hiddenFields)
        \(fields.text("kod", "Kod från din app", hint: "Sex siffror. Du kan också använda en av dina reservkoder.",
          autocomplete: "one-time-code", size: .w12))
        <p class="actions">\(button("Logga in"))</p></form>
        """)
  }
}
