internal import HTML
internal import Vocabulary
internal import Web

/// The card as it stands first on the file's page.
struct SafeContactCard {
  let open: OpenFile
  let contact: SafeContact?
  let writers: [ID<StaffMember>: String]

  var html: HTML {
    """
    <section class="panel" aria-labelledby="kontakt"><h2 id="kontakt">Trygg kontakt</h2>
    \(contact.map(card) ?? missing)
    <p><a href="\(open.path)/kontakt">\(contact == nil ? "Fyll i trygg kontakt" : "Ändra trygg kontakt")</a></p></section>
    """
  }

  private var missing: HTML {
    """
    <p class="st late">Ingen har frågat än hur vi når personen utan fara. Kontakta inte personen förrän det är klart.</p>
    """
  }

  private func card(_ contact: SafeContact) -> HTML {
    """
    <dl class="sum">\(SafeContact.Field.allCases.filter { !contact.card[$0].isEmpty }.html { field in
      "<div><dt>\(field.label)</dt><dd>\(paragraphs(contact.card[field]))</dd></div>"
    })</dl><p class="soft">\(writers[contact.writer] ?? ""), \(contact.savedAt.words).</p>
    """
  }
}

/// The form for the card.
struct SafeContactFormPage {
  let open: OpenFile
  let subject: CaseSubject
  let form: Form
  let csrf: HTML
  /// What was saved meanwhile, by somebody else.
  var stored: SafeContact?
  /// What the card is held back for.
  var revealing: RevealingWords?
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Trygg kontakt i ärende \(subject.number)", width: .form, crumbs: open.crumbs(subject),
      kind: open.file.role.swedish,
      lead: "Fråga när personen är ensam. Skriv ingenting som säger var personen bor eller vistas.",
      problems: problems,
      content: """
        \(open.banner)\(stored.map(other))
        <form method="post" action="\(open.path)/kontakt" novalidate>\(csrf)\(fields.hidden("version"))
        \(SafeContact.Field.allCases.html { field in
          fields.area(field.rawValue, field.label, hint: field.hint, optional: field != .how, rows: 2)
        })
        \(revealing.map { $0.question(fields, "Kortet är inte sparat. Ta bort det som röjer någon, och spara igen.") })
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  private func other(_ stored: SafeContact) -> HTML {
    """
    <section class="conflict" aria-labelledby="andrat"><h2 id="andrat">Någon har ändrat medan du skrev</h2>
    <p>Så här är det sparat, \(stored.savedAt.words). Det du skrev står kvar nedanför och har inte sparats än.</p>
    \(SafeContact.Field.allCases.filter { !stored.card[$0].isEmpty }.html { "<p><strong>\($0.label)</strong></p>\(paragraphs(stored.card[$0]))" })
    </section>
    """
  }
}

extension Form {
  init(_ contact: SafeContact?) {
    self.init(
      fields: [("version", String(contact?.version ?? 0))]
        + SafeContact.Field.allCases.map { ($0.rawValue, contact?.card[$0] ?? "") })
  }
}
