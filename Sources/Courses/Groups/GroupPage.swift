internal import HTML
internal import Vocabulary
internal import Web

/// The leader's guide, the exercises of all modules, and the form that says who took part.
struct GroupPage {
  let course: Course
  let content: CourseContent
  let groups: [CourseGroup]
  let csrf: HTML
  var form = Form()
  var problems = Problems()

  private var path: String { "\(course.path)/grupp" }

  var page: Page {
    Page(
      "Gå kursen i grupp", crumbs: [Link("Kurser", "/kurser"), Link(content.title, course.path)],
      lead: "Den som leder gruppen läser handledningen, håller i övningarna och anmäler vilka som var med.",
      problems: problems,
      content: """
        \(content.leadersGuide.isEmpty ? HTML("<p>Den här kursen har ingen handledning.</p>") : guide)
        \(exercises)
        <h2>Anmäl vilka som var med</h2>
        <p>De som du anmäler räknas som klara. Vad de sade skrivs inte ner någonstans.</p>
        \(register)\(own)\(SupportPage.line)
        """)
  }

  private var guide: HTML {
    "<h2>Handledning</h2>\(content.leadersGuide.html { "<h3>\($0.heading)</h3>\(courseText($0.text))" })"
  }

  private var exercises: HTML {
    let found = content.modules.enumerated().flatMap { index, module in
      module.blocks.compactMap { block -> HTML? in
        guard case .group(let exercise) = block.content else { return nil }
        return """
          <h3>Modul \(index + 1): \(exercise.title), \(exercise.minutes) minuter</h3>\(courseText(exercise.text))
          """
      }
    }
    return found.isEmpty ? .empty : "<h2>Övningar</h2>\(found)"
  }

  private var register: HTML {
    let fields = Fields(form, problems: problems)
    let choices = [Fields.Choice("", "Blandat")] + Profession.allCases.map { .init($0.rawValue, $0.swedish) }
    return """
      <form method="post" action="\(path)" novalidate>\(csrf)
      \(fields.text("grupp", "Vad heter gruppen?", size: .w20))
      \(fields.date("dag", "När var ni klara?"))
      \(fields.select("yrke", "Vad arbetar gruppen med?", choices))
      \(fields.area("deltagare", "Vilka var med?", hint: "En på varje rad: namn, e-post. Skriver du e-posten får personen själv sitt intyg.", rows: 8))
      <p class="actions">\(button("Anmäl gruppen"))</p></form>
      """
  }

  private var own: HTML {
    guard !groups.isEmpty else { return .empty }
    return """
      <h2>Grupper som du har anmält</h2>\(groups.html { group in
        """
        <h3>\(group.name), \(group.heldOn.words)</h3><ul class="rows">\(group.participants.html(participant))</ul>
        """
      })
      """
  }

  private func participant(_ participant: CourseGroup.Participant) -> HTML {
    """
    <li>\(participant.name)\(participant.certificate.map { HTML(" <a href=\"\($0)\">Intyg för \(participant.name)</a>") })
    <form method="post" action="\(path)/\(participant.id.text)/ta-bort">\(csrf)\
    \(button("\(participant.name) var inte med", style: "btn quiet small"))</form></li>
    """
  }
}
