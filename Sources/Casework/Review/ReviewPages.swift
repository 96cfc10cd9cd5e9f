internal import AccessLog
internal import HTML
internal import Vocabulary
internal import Web

/// What is to be looked at of a month.
struct SamplePage {
  let desk: Desk
  let month: ReviewMonth
  let entries: [SampledEntry]
  let names: ReviewNames
  let today: CalendarDate
  let csrf: HTML

  var page: Page {
    Page(
      "Granska loggen för \(month.words)", width: .wide, kind: desk.name,
      lead: """
        Här står ett slumpvis urval för varje enhet, och det som en regel pekar ut. Granskningen gäller om det fanns skäl att \
        öppna akten. Den får inte användas för att mäta hur någon arbetar.
        """,
      content: """
        <nav class="tabs" aria-label="Månader"><ul>\(months.html(tab))</ul></nav>
        <form method="post" action="\(desk.path)/logg/\(month.text)">\(csrf)
        <p class="actions">\(button(entries.isEmpty ? "Ta fram urvalet" : "Ta fram det som kommit sedan dess", style: "btn second"))</p></form>
        \(entries.isEmpty ? HTML("<div class=\"empty\"><p>Inget är framtaget för månaden än.</p></div>") : table)
        """)
  }

  private var months: [ReviewMonth] {
    let current = ReviewMonth(of: today)
    let latest = [current, current.previous, current.previous.previous]
    return latest.contains(month) ? latest : latest + [month]
  }

  private func tab(_ other: ReviewMonth) -> HTML {
    "<li><a href=\"\(desk.path)/logg/\(other.text)\"\(attribute("aria-current", other == month ? "page" : nil))>\(other.words)</a></li>"
  }

  private var table: HTML {
    let left = entries.count { $0.review == nil }
    return """
      <div class="scroll" role="region" aria-labelledby="urval" tabindex="0"><table class="data">
      <caption id="urval">\(counted(entries.count, "En post", "poster")), varav \(left) att granska</caption>
      <thead><tr><th scope="col">När</th><th scope="col">Vem</th><th scope="col">Enhet</th><th scope="col">Vad</th>\
      <th scope="col">Ärende</th><th scope="col">Varför</th><th scope="col">Granskning</th></tr></thead>
      <tbody>\(entries.html(row))</tbody></table></div>
      """
  }

  private func row(_ sampled: SampledEntry) -> HTML {
    let entry = sampled.entry
    return """
      <tr><th scope="row"><a href="\(desk.path)/logg/\(month.text)/\(entry.id.text)">\(entry.at.words)</a></th>
      <td>\(names.who(entry))</td><td>\(names.unit(entry))</td><td>\(entry.kind.swedish)</td>
      <td class="nb">\(sampled.number ?? "–")</td><td>\(sampled.reasons.map(\.swedish).joined(separator: ", "))</td>
      <td>\(sampled.review.map { HTML(text: $0.result.swedish) } ?? "<span class=\"st wait\">Att granska</span>")</td></tr>
      """
  }
}

/// One entry, and what came of looking at it.
struct ReviewPage {
  let desk: Desk
  let sampled: SampledEntry
  let names: ReviewNames
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let entry = sampled.entry
    return Page(
      "Loggpost \(entry.at.words)", width: .form,
      crumbs: [Link("Granska loggen", "\(desk.path)/logg/\(sampled.month.text)")], kind: desk.name, problems: problems,
      content: """
        <dl class="sum">\(fact("Vem", names.who(entry)))\(fact("Enhet", names.unit(entry)))\
        \(fact("Vad", entry.kind.swedish))\(sampled.number.map { fact("Ärende", $0) })\
        \(sampled.detail.isEmpty ? .empty : fact("Uppgift i loggen", sampled.detail))\
        \(fact("Varför", sampled.reasons.map(\.swedish).joined(separator: ", ")))</dl>
        \(sampled.review.map(done))
        \(entry.account == desk.staff.account.text ? own : reviewForm)
        """)
  }

  private func done(_ review: Review) -> HTML {
    """
    <p>\(review.result.swedish). \(names.reviewer(review)), \(review.at.words).</p>\(paragraphs(review.remark))
    """
  }

  private var own: HTML { "<p>Det här har du själv gjort. Någon annan granskar det.</p>" }

  private var reviewForm: HTML {
    let fields = Fields(form, problems: problems)
    return """
      <form method="post" action="\(desk.path)/logg/\(sampled.month.text)/\(sampled.entry.id.text)" novalidate>\(csrf)
      \(fields.radios("resultat", "Vad visade granskningen?", [
        .init("justified", "Det var befogat"), .init("asked", "Jag har frågat den det gäller eller dess chef"),
        .init("reported", "Jag har anmält det till ansvarig chef"),
      ]))
      \(fields.area("anmarkning", "Anmärkning", hint: "Skriv inte vem akten handlar om.", optional: true))
      <p class="actions">\(button(sampled.review == nil ? "Spara" : "Ändra"))</p></form>
      """
  }
}

extension LogEntry.Kind {
  /// What was done.
  var swedish: String {
    switch self {
    case .read: "Läste"
    case .search: "Sökte"
    case .refusal: "Nekades"
    case .write: "Skrev"
    case .print: "Skrev ut"
    case .export: "Lämnade ut"
    case .review: "Granskade loggen"
    case .restore: "La tillbaka en kopia"
    }
  }
}
