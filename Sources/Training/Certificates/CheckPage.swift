internal import Access
internal import HTML
internal import Papers
internal import Vocabulary
internal import Web

/// A certificate that somebody checks, with whether its holder is protected.
struct CheckedCertificate: Sendable {
  let certificate: Certificate
  let person: ID<Person>?
  let isProtected: Bool
}

/// What a certificate is worth. The name is on the paper and not here: whoever has the paper can compare.
struct CheckPage {
  let found: CheckedCertificate
  let address: CertificateAddress
  let today: CalendarDate
  var form = Form()
  /// Whether the typed name was the holder's; nil before it is asked.
  var isSameName: Bool?
  var trouble: String?
  var problems = Problems()

  private var certificate: Certificate { found.certificate }

  var page: Page {
    Page(
      "Intyg", width: .form, problems: problems,
      content: """
        \(standing)
        <dl class="sum">\(fact("Utbildning", certificate.title))\
        \(fact(certificate.kind == .event ? "Dag" : "Genomförd", certificate.day.words))\
        \(fact("Omfattning", CertificatePaper.length(minutes: certificate.minutes)))\
        \(fact(certificate.organisers.count == 1 ? "Arrangör" : "Arrangörer", certificate.organisers.joined(separator: ", ")))\
        \(fact("Intygets nummer", certificate.number))\(fact("Gäller till och med", certificate.expiresOn?.words))\
        \(fact("Utfärdat", certificate.issuedAt.day.words))</dl>
        \(found.isProtected || certificate.withdrawnAt != nil ? .empty : HTML("<p><a class=\"btn second\" href=\"\(address.path)/intyg.pdf\">Hämta intyget som PDF</a></p>"))
        \(comparison)
        \(trouble.map { HTML("<div class=\"note warn\" role=\"alert\"><strong>PDF-filen går inte att hämta nu.</strong> \($0)</div>") } ?? .empty)
        """)
  }

  private var standing: HTML {
    switch certificate.standing(on: today) {
    case .valid: "<div class=\"note ok\"><strong>Intyget är äkta och gäller.</strong></div>"
    case .expired:
      "<div class=\"note warn\"><strong>Intyget är äkta men har gått ut.</strong> Det gällde till och med \(certificate.expiresOn?.words ?? "").</div>"
    case .replaced:
      "<div class=\"note warn\"><strong>Intyget är äkta men har ersatts av ett nyare.</strong> Be om det nya.</div>"
    case .withdrawn:
      "<div class=\"note warn\"><strong>Intyget gäller inte.</strong> \(certificate.withdrawnBecause ?? "Det är återtaget.")</div>"
    }
  }

  private var comparison: HTML {
    """
    <h2>Jämför namnet</h2>\(verdict)
    <form method="post" action="\(address.path)" novalidate>
    \(Fields(form, problems: problems).text("namn", "Namnet på papperet", hint: "Sidan svarar bara ja eller nej. Namnet läser du på papperet eller i PDF-filen.", autocomplete: "off"))
    <p class="actions">\(button("Jämför"))</p></form>
    """
  }

  private var verdict: HTML {
    switch isSameName {
    case true?: "<div class=\"note ok\" role=\"status\"><strong>Ja, namnet stämmer.</strong></div>"
    case false?:
      "<div class=\"note warn\" role=\"status\"><strong>Nej, namnet stämmer inte.</strong> Kontrollera stavningen. Skriv för- och efternamn.</div>"
    case nil: .empty
    }
  }

  /// The same for a code that never was and for one that was mistyped.
  static let unknown = Page(
    "Intyget finns inte", width: .form,
    content: """
      <p>Det finns inget intyg på den här adressen. Kontrollera att hela adressen kom med.</p>
      <p>Du kan också <a href="/intyg">skriva koden som står på papperet</a>. Stämmer den inte heller, be den som visade \
      intyget om ett nytt.</p>
      """)
}

/// Where a code is typed by whoever has the paper and no camera.
struct FindCertificatePage {
  var form = Form()
  var problems = Problems()

  var page: Page {
    Page(
      "Kontrollera ett intyg", width: .form, problems: problems,
      content: """
        <p>Skriv koden som står längst ner på intyget. Du behöver inget konto.</p>
        <form method="post" action="/intyg" novalidate>
        \(Fields(form, problems: problems).text("kod", "Kod", hint: "26 bokstäver och siffror. Stora och små bokstäver är lika.", autocomplete: "off"))
        <p class="actions">\(button("Kontrollera"))</p></form>
        """)
  }
}
