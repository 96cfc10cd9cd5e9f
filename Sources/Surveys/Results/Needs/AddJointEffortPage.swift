import Access
import HTML
import Vocabulary
import Web

/// Who is to take part, what is to be done and who sees to it.
struct AddJointEffortPage {
  let view: RoundView
  let column: SnapshotColumn
  let need: Need?
  let functions: [HeldChoice]
  /// The keys of those to ask along since they have it in place.
  var invited: [String] = []
  let csrf: HTML
  /// What was typed, when something was wrong.
  var typed: Form?
  var problems = Problems()

  /// A function to choose, with where it is.
  struct HeldChoice: Sendable {
    let id: ID<Function>
    let words: String
  }

  var page: Page {
    let code = column.indicator.code
    return Page(
      "Gör något gemensamt", width: .form,
      crumbs: [Link("Gemensamma behov", "/behov?omgang=\(urlPart(view.round.id.text))")],
      kind: "\(view.snapshot.name), \(column.indicator.shownCode)", lead: HTML(text: column.indicator.question),
      problems: problems,
      content: """
        <form method="post" action="/behov/insatser" novalidate>\(csrf)
        <input type="hidden" name="omgang" value="\(view.round.id.text)"><input type="hidden" name="fraga" value="\(code)">
        \(fields.text("rubrik", "Vad ska göras?", hint: "Till exempel ”Gemensam rutin” eller ”Utbildningsdag i höst”."))
        \(fields.area("beskrivning", "Beskriv kort", hint: "Skriv inget om enskilda personer.", optional: true))
        \(fields.select("ansvarig", "Vem ser till att det blir av?",
          [.init("", "Ingen utsedd än")] + functions.map { .init($0.id.text, $0.words) },
          hint: "Den som har funktionen får ett brev.", optional: true))
        \(fields.boxes("svarande", "Vilka är med?", choices, hint: "\(ticked) De som är med ser frågan och hur många de är. Varandras namn ser de bara när omgången visar svaren för dem, eller när var och en har sagt ja till det."))
        \(resources.isEmpty ? .empty : fields.boxes("resurs", "Vilka kan hjälpa till?", resources, hint: "De har det på plats. Att de är med som resurs ser bara länsteamet."))
        <p class="actions">\(button("Börja insatsen"))</p></form>
        """)
  }

  private var ticked: String {
    switch need?.kind {
    case .wish: "De som har önskat stödet är förkryssade."
    default: "De som saknar det är förkryssade, de andra har kommit en bit."
    }
  }

  /// More than so many are too many to choose among in a form; whoever was asked along is always there.
  private static let mostResources = 30

  private var resources: [Fields.Choice] {
    let having = need?.having ?? []
    let keys = Set(invited)
    let offered =
      having.count > Self.mostResources
      ? having.filter { keys.contains(view.snapshot.rows[$0].respondent.key) } : having
    return offered.map { .init(view.snapshot.rows[$0].respondent.key, view.snapshot.rows[$0].name) }
  }

  /// Those with the need first, then those who may have something to give.
  private var choices: [Fields.Choice] {
    let needing = need?.rows ?? []
    let chosen = Set(needing)
    let others = typed.map { Set($0.all("svarande")) } ?? []
    let more = view.snapshot.all.filter {
      !chosen.contains($0) && others.contains(view.snapshot.rows[$0].respondent.key)
    }
    return (needing + more).map { .init(view.snapshot.rows[$0].respondent.key, view.snapshot.rows[$0].name) }
  }

  /// Where nobody lacks it, all who are not there yet.
  private var ticks: [Int] { need.map { $0.lacking.isEmpty ? $0.rows : $0.lacking } ?? [] }

  private var fields: Fields {
    let untouched = Form(
      fields: ticks.map { ("svarande", view.snapshot.rows[$0].respondent.key) } + invited.map { ("resurs", $0) })
    return Fields(typed ?? untouched, problems: problems)
  }
}
