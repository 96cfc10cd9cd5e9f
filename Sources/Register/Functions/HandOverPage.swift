internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The handover: all that the function carries, who takes it, from when, and a note to the one who comes.
struct HandOverPage {
  let record: RegisterFunction
  let holder: Person?
  let colleagues: [Colleague]
  let carried: [CarriedItem]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Lämna över \(record.function.title)", width: .form, crumbs: record.crumbs, lead: lead, problems: problems,
      content: """
        <h2>Det här följer med</h2>
        <p>Allt hör till funktionen. Inget behöver flyttas, och inget försvinner.</p>
        \(CarriedList(items: carried).html)
        <h2>Vem tar över?</h2>
        <form method="post" action="/funktioner/\(record.function.id.text)/overlamna" novalidate>\(csrf)
        \(NewcomerFields(colleagues: colleagues, fields: fields).html)
        \(fields.date("fran", "Första dag för den nya",
          hint: "Dagen innan blir sista dag för den som har funktionen nu. Skriv som 2026-11-22."))
        \(fields.area("halsning", "Hälsning till den som tar över",
          hint: "Vad pågår, vad är bråttom, vem kan man fråga? Skriv inget om enskilda ärenden.", optional: true))
        \(holder.map { holder in
          fields.box("slutar", "\(holder.nameFirstInSentence) slutar helt: stäng kontot",
            hint: "Gör det bara om personen inte har någon annan funktion.")
        })
        <p class="actions">\(button("Lämna över"))</p></form>
        """)
  }

  private var lead: HTML {
    guard let holder else { return "Funktionen står tom. Den som tar över får allt som hör till den." }
    return "\(holder.nameFirstInSentence) har funktionen nu. Den nya får allt som hör till den."
  }
}
