internal import HTML
internal import Vocabulary
internal import Web

extension OpenFile {
  /// First on every page of the file.
  var banner: HTML {
    guard let protection else { return .empty }
    let review = protection.reviewOn.map { day in
      day <= desk.now.day
        ? " Skyddet ska omprövas nu. Det gäller tills någon har gjort det." : " Omprövas \(day.words)."
    }
    return """
      <div class="note warn" role="note"><h2>Skyddade personuppgifter: \(protection.level.swedish)</h2><p>Säg och \
      skriv ingenting som berättar var personen finns.\(review ?? "")</p></div>
      """
  }
}

/// The form for how the person's data are protected.
struct ProtectionFormPage {
  let open: OpenFile
  let subject: CaseSubject
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Skydd i ärende \(subject.number)", width: .form, crumbs: open.crumbs(subject), kind: open.file.role.swedish,
      lead: "Skyddet gäller tills någon har tagit bort det. Det upphör aldrig av sig självt.", problems: problems,
      content: """
        \(open.banner)<form method="post" action="\(open.path)/skydd" novalidate>\(csrf)\(fields.hidden("version"))
        \(fields.radios("niva", "Skydd", Protection.Level.choices.map { .init($0.rawValue, $0.swedish, hint: Self.hint($0)) }))
        \(fields.text("ursprung", "Vem som har sagt det", hint: "Till exempel Skatteverket eller personen själv.", size: .w20))
        \(fields.date("sedan", "Gäller från"))
        \(fields.date("omprovas", "Dag då skyddet omprövas", hint: "Behövs så länge skyddet finns. Skriv som 2026-11-22."))
        \(fields.area("skal", "Varför skyddet tas bort eller blir svagare", hint: "Granskas av någon annan.", optional: true, rows: 2))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  private static func hint(_ level: Protection.Level) -> String? {
    switch level {
    case .marked: "Skatteverket har satt en markering som varnar."
    case .registration: "Personen är folkbokförd på en annan ort än där hon eller han bor."
    case .newIdentity: "Anges innan något annat står i akten. De gamla uppgifterna får inte finnas här."
    default: nil
    }
  }
}

extension Form {
  init(_ protection: Protection?, version: Int) {
    self.init(fields: [
      ("version", String(version)),
      ("niva", protection?.level.rawValue ?? ""), ("ursprung", protection?.origin ?? ""),
      ("sedan", protection?.since?.text ?? ""), ("omprovas", protection?.reviewOn?.text ?? ""),
    ])
  }
}
