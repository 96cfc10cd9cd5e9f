internal import HTML
internal import Vocabulary
internal import Web

/// The form that links files: by number and role, so that no page shows two parties together.
struct RelationFormPage {
  let desk: Desk
  let files: [NumberedFile]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Koppla akter", width: .form, crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      lead: """
        Akter som hör ihop skiljs från varandra: ingen får arbeta med två av dem. Kopplingen öppnar ingen akt, och bara den \
        som är utsedd ser den. Kontrollera numren först: att ta ut en akt igen behöver ett skäl och granskas.
        """, problems: problems,
      content: files.count < 2
        ? "<div class=\"empty\"><p>Du behöver ha lagt upp minst två akter som ingen har tagit över.</p></div>"
        : """
        <form method="post" action="\(desk.path)/relationer/ny" novalidate>\(csrf)
        \(fields.boxes("akt", "Akter som hör ihop", files.map { .init($0.id.text, $0.words) }))
        \(RelationFields(fields: fields).html)
        <p class="actions">\(button("Koppla"))</p></form>
        """)
  }
}

/// What is asked of a relation, when it is made and when it is changed.
private struct RelationFields {
  let fields: Fields

  var html: HTML {
    """
    \(fields.boxes("slag", "Våldet", RelationContent.Kind.allCases.map { .init($0.rawValue, $0.swedish) }))
    \(fields.text("sedan", "Hur länge det har pågått", hint: "Till exempel våren 2024.", optional: true, size: .w20))
    \(fields.box("barn", "Ett barn har sett, hört eller märkt våldet"))
    \(fields.area(
      "andra", "Andra som deltar", hint: "Till exempel flera släktingar, kända eller okända. Skriv roller, inte namn och inte platser.",
      optional: true, rows: 2))
    """
  }
}

/// The form that says anew what a relation is, and brings more files into it.
struct ChangeRelationPage {
  let desk: Desk
  let relation: Relation
  /// Those that can be brought in.
  let files: [NumberedFile]
  /// Those that are in it.
  let linked: [NumberedFile]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    let path = "\(desk.path)/relationer/\(relation.id)"
    return Page(
      "Ändra kopplingen", width: .form,
      crumbs: [Link("Mina akter", desk.path), Link("Kopplade ärenden", path)], kind: desk.name,
      lead: "En akt som har kopplats förblir skild från de andra.", problems: problems,
      content: """
        <form method="post" action="\(path)/andra" novalidate>\(csrf)\(fields.hidden("sett"))
        \(files.isEmpty
          ? .empty : fields.boxes("akt", "Akter att lägga till", files.map { .init($0.id.text, $0.words) }))
        \(RelationFields(fields: fields).html)<p class="actions">\(button("Spara"))</p></form>
        \(release(fields, path))
        """)
  }

  private func release(_ fields: Fields, _ path: String) -> HTML {
    """
    <details class="more"\(attribute("open", when: problems.sentence(for: "ta-ut") != nil || problems.sentence(for: "skal") != nil))>\
    <summary>Ta ut en akt som har kopplats av misstag</summary>
    <p class="hint">\(linked.count > 2
      ? "Akten är sedan inte längre skild från de andra." : "Kopplingen upphör helt: akterna är sedan inte längre skilda från varandra.") \
    Det granskas alltid, och går bara så länge ingen har tagit över någon av akterna. Det du har ändrat här ovanför sparas inte.</p>
    <form method="post" action="\(path)/ta-ut" novalidate>\(csrf)
    \(fields.radios("ta-ut", "Vilken akt som ska tas ut", linked.map { .init($0.id.text, $0.words) }))
    \(fields.area("skal", "Varför", hint: "Skriv inga namn.", rows: 2))
    <p class="actions">\(button("Ta ut akten", style: "btn second"))</p></form></details>
    """
  }
}

extension Form {
  init(_ content: RelationContent) throws {
    self.init(
      fields: content.kinds.map { ("slag", $0.rawValue) } + [
        ("sedan", content.since), ("barn", content.isWitnessedByChild ? "ja" : ""), ("andra", content.others),
        ("sett", try content.fingerprint()),
      ])
  }
}

/// What links the files, for its readers. It leads to none of them.
struct RelationPage {
  let desk: Desk
  let relation: Relation
  let files: [NumberedFile]

  var page: Page {
    let content = relation.content
    return Page(
      "Kopplade ärenden", crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      actions: "<a class=\"btn second small\" href=\"\(desk.path)/relationer/\(relation.id.text)/andra\">Ändra</a>",
      content: """
        <dl class="sum">
        \(fact("Ärenden", files.map(\.words).joined(separator: "; ")))
        \(fact("Våldet", content.kinds.map(\.swedish).joined(separator: ", ")))
        \(content.since.isEmpty ? .empty : fact("Har pågått", content.since))
        \(fact("Barn", content.isWitnessedByChild ? "Ett barn har sett, hört eller märkt våldet." : "Inget är känt om det."))
        \(content.others.isEmpty ? .empty : fact("Andra som deltar", content.others))
        </dl><p class="hint">Sidan följer inte med någon akt, utskrift eller lista.</p>
        """)
  }
}
