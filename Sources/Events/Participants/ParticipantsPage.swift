internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Who is registered, for those who hold the event.
struct ParticipantsPage {
  let participants: Participants
  let shown: Shown
  let visit: Visit

  /// What part of the list is looked at.
  enum Shown: String, CaseIterable {
    case places = "plats"
    case offered = "erbjudande"
    case waiting = "vantar"
    case gone = "borta"
    case needs = "behov"
    case unanswered = "svar"
    case letters = "brev"

    var title: String {
      switch self {
      case .places: "Har plats"
      case .offered: "Har fått erbjudande"
      case .waiting: "Väntar"
      case .gone: "Kommer inte"
      case .needs: "Behov och kost"
      case .unanswered: "Har inte svarat"
      case .letters: "Brevet kom inte fram"
      }
    }
  }

  private var edition: Edition { participants.edition }

  var page: Page {
    let rows = self.rows
    let pager = Pager(visit, total: rows.count, address: ListAddress(visit, keeping: ["visa"]))
    return Page(
      "Deltagare", width: .wide,
      crumbs: organisedCrumbs + [Link(edition.title, edition.organisedPath)],
      lead: """
        Bara de som arrangerar ser den här sidan. Behov raderas den \(edition.needsErasedOn.words), och namn den \
        \(edition.namesErasedOn.words).
        """,
      actions: """
        <a class="btn second" href="\(edition.organisedPath)/deltagare.csv">Hämta som fil</a>\
        \(shown == .needs ? HTML("<a class=\"btn second\" href=\"\(edition.organisedPath)/deltagare.csv?behov=ja\">Hämta med behov</a>") : .empty)\
        <a class="btn second" href="\(edition.organisedPath)/anmal">\(edition.takesEntries(at: visit.now) ? "Skriv in någon som var med" : "Anmäl någon")</a>
        """,
      content: """
        \(parts)\(rows.isEmpty ? HTML("<div class=\"empty\"><p>Ingen här.</p></div>") : table(Array(rows[pager.range])))\(pager.html)
        """)
  }

  private var parts: HTML {
    let path = { (tab: Shown) in "\(edition.organisedPath)/deltagare?visa=\(tab.rawValue)" }
    return tabs(
      "Deltagare", Shown.allCases.map { Link("\($0.title) (\(count($0)))", path($0)) }, current: path(shown))
  }

  private func count(_ tab: Shown) -> Int { participants.registrations.count { has(tab, $0) } }

  private var rows: [Registration] {
    let found = participants.registrations.filter { has(shown, $0) }
    return shown == .waiting ? found : SwedishOrder.sorted(found) { $0.name }
  }

  private func has(_ tab: Shown, _ registration: Registration) -> Bool {
    switch tab {
    case .places: registration.state == .confirmed
    case .offered: registration.state == .offered
    case .waiting: registration.state == .waiting
    case .gone: !registration.state.isActive
    case .needs: registration.state.isActive && participants.needs[registration.id] != nil
    case .unanswered: !participants.unanswered(by: registration, on: visit.today).isEmpty
    case .letters: participants.undelivered.contains(registration.id)
    }
  }

  private func table(_ rows: [Registration]) -> HTML {
    """
    <div class="scroll" role="region" aria-label="Deltagare" tabindex="0"><table class="data">
    <thead><tr><th scope="col">Namn</th><th scope="col">Arbetar</th><th scope="col">Deltar</th><th scope="col">Läge</th>\
    \(shown == .needs ? HTML("<th scope=\"col\">Behov</th>") : .empty)<th scope="col"><span class="vh">Gör</span></th></tr></thead><tbody>\(rows.html(row))</tbody></table></div>
    """
  }

  private func row(_ registration: Registration) -> HTML {
    let town = registration.municipality.flatMap { Sweden.current.municipality($0)?.name } ?? ""
    let answers = participants.questions.compactMap { question in
      participants.answers[registration.id]?[question.id].map { "\(question.text) \($0)" }
    }
    let extra = (participants.sessions(of: registration) + answers).joined(separator: ". ")
    return """
      <tr><th scope="row">\(registration.name)<br><small>\(contact(registration))</small></th>\
      <td>\(registration.organisationName)<br><small>\([town, registration.profession.swedish].filter { !$0.isEmpty }.joined(separator: ", "))</small></td>\
      <td>\(registration.way.swedish)<br><small>\(extra)</small>\(unanswered(registration))</td><td>\(state(registration))</td>\
      \(needs(registration))<td>\(correct(registration))\(remove(registration))</td></tr>
      """
  }

  private func contact(_ registration: Registration) -> HTML {
    let by = registration.registeredByName.map { name -> HTML in
      "<br>Anmäld av \(name)\(registration.registeredBy.map { ", \($0)" } ?? "")"
    }
    return "\([registration.mail, registration.phone].compactMap(\.self).joined(separator: ", "))\(by ?? .empty)"
  }

  private func unanswered(_ registration: Registration) -> HTML {
    let questions = participants.unanswered(by: registration, on: visit.today)
    guard !questions.isEmpty else { return .empty }
    return
      "<br><span class=\"st wait\">Inte besvarat</span> <small>\(questions.map(\.text).joined(separator: " "))</small>"
  }

  private func state(_ registration: Registration) -> HTML {
    let late: HTML =
      participants.undelivered.contains(registration.id)
      ? "<br><span class=\"st late\">Brevet kom inte fram</span>" : .empty
    let until = registration.state == .offered ? registration.offeredUntil.map { ", till \($0.words)" } ?? "" : ""
    return
      "\(registration.stateInWords)\(until)\(registration.invoice.map { HTML("<br><small>Faktura: \($0)</small>") })\(late)"
  }

  /// Nobody reads what others need while looking for something else.
  private func needs(_ registration: Registration) -> HTML {
    guard shown == .needs else { return .empty }
    return "<td>\(participants.needs[registration.id]?.words.joined(separator: ". ") ?? "")</td>"
  }

  private func correct(_ registration: Registration) -> HTML {
    guard registration.state.isActive, !registration.isErased, edition.state != .cancelled else { return .empty }
    return """
      <a class="btn quiet small" href="\(edition.organisedPath)/deltagare/\(registration.id.text)/adress">Rätta adressen\
      <span class="vh"> till \(registration.name)</span></a>
      """
  }

  private func remove(_ registration: Registration) -> HTML {
    guard registration.state.isActive, visit.now < edition.starts else { return .empty }
    return """
      <details class="more"><summary>Avanmäl<span class="vh"> \(registration.name)</span></summary><div>
      <p>\(whatRemovingDoes(to: registration))</p>
      <form method="post" action="\(edition.organisedPath)/deltagare/\(registration.id.text)/avanmal">\(visit.csrf)\
      <p>\(button("Ja, avanmäl \(registration.name)", style: "btn danger small"))</p></form></div></details>
      """
  }

  private func whatRemovingDoes(to registration: Registration) -> String {
    registration.state.holdsPlace
      ? "\(registration.name) förlorar sin plats och får ett brev om det. Platsen erbjuds den som står först på väntelistan."
      : "\(registration.name) tas bort från väntelistan och får ett brev om det."
  }
}
