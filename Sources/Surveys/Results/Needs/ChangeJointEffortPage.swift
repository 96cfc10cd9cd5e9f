import HTML
import Vocabulary
import Web

/// What a joint effort is about, who sees to it, and who takes part: for the team that started it.
struct ChangeJointEffortPage {
  let effort: JointEffort
  let functions: [AddJointEffortPage.HeldChoice]
  /// Those of the round that could take part.
  let others: [Fields.Choice]
  let csrf: HTML
  /// What was typed, when something was wrong.
  var typed: Form?
  var problems = Problems()

  var page: Page {
    Page(
      "Ändra insatsen", width: .form,
      crumbs: [Link("Gemensamma insatser", "/behov/insatser"), Link(effort.title, effort.path)],
      kind: "\(effort.roundName), \(effort.shownCode)", problems: problems,
      content: """
        <form method="post" action="\(effort.path)/redigera" novalidate>\(csrf)
        \(fields.text("rubrik", "Vad ska göras?"))
        \(fields.area("beskrivning", "Beskriv kort", hint: "Skriv inget om enskilda personer.", optional: true))
        \(fields.select("ansvarig", "Vem ser till att det blir av?",
          [.init("", "Ingen utsedd än")] + functions.map { .init($0.id.text, $0.words) },
          hint: "Den som får uppdraget får ett brev.", optional: true))
        <p class="actions">\(button("Spara"))</p></form>
        <h2>De som är med</h2><ul class="rows">\(effort.respondents.html(member))</ul>
        <h2>Fler som ska vara med</h2>\(more)
        """)
  }

  private func member(_ participant: JointEffort.Participant) -> HTML {
    let name = participant.name ?? "En som inte visas med namn"
    return """
      <li><form method="post" action="\(effort.path)/deltagare/bort">\(csrf)\
      <input type="hidden" name="svarande" value="\(participant.respondent.key)">\(name)\(participant.isResource ? ", resurs" : "") \
      \(button("Ta bort", style: "btn quiet small"))</form></li>
      """
  }

  private var more: HTML {
    guard !others.isEmpty else { return "<p>Alla som du ser i omgången är redan med.</p>" }
    return """
      <form method="post" action="\(effort.path)/deltagare" novalidate>\(csrf)
      \(fields.select("svarande", "Vem?", [.init("", "Välj i listan")] + others))
      \(fields.radios("som", "Hur är de med?",
        [.init("behov", "De har samma behov"), .init("resurs", "De har det på plats och kan hjälpa", hint: "Det ser bara länsteamet.")]))
      <p class="actions">\(button("Lägg till", style: "btn second"))</p></form>
      """
  }

  private var fields: Fields {
    let stored = Form(fields: [
      ("rubrik", effort.title), ("beskrivning", effort.note), ("ansvarig", effort.function?.text ?? ""),
      ("som", "behov"),
    ])
    return Fields(typed ?? stored, problems: problems)
  }
}
