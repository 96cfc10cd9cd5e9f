internal import HTML
internal import Vocabulary
internal import Web

/// How many have taken a course, never who.
struct FollowUpPage {
  let course: Course
  let title: String
  let followUp: FollowUp

  var page: Page {
    Page(
      "Uppföljning", width: .wide, crumbs: [Link("Kurser", "/kurser"), Link(title, course.path)], lead: "\(sentence)",
      content: """
        <p>På den här sidan står hur många, aldrig vilka. Ingen ser vad någon har svarat eller skrivit. Färre än \(Shares.fewest) personer \
        med konto visas inte för sig, och ibland döljs fler rader så att ingen går att räkna ut. Är nästan ingen eller nästan alla klara \
        står det bara ungefär hur många.</p>
        <p>Den som behöver göra om kursen räknas inte som klar. De som bara har varit med i en grupp räknas då inte alls, förrän gruppen \
        har gjort om kursen.</p>
        \(part("Kommuner", followUp.municipalities, "Andel klara av dem som har en funktion i kommunens organisationer, har börjat kursen där eller har varit med i en grupp."))
        \(part("Organisationer", followUp.organisations, "Andel klara av dem som har en funktion där, har börjat kursen där eller har varit med i en grupp. Alla enheter räknas ihop. Bara den egna chefen ser enheterna var för sig."))
        \(followUp.units.html(units))
        \(part("Yrkesgrupper", followUp.professions, "Andel klara av dem som har börjat kursen."))
        """)
  }

  private var sentence: String {
    guard let total = followUp.organisations.total else {
      return "Det är för få som du följer för att visa hur det går."
    }
    return "Av \(SwedishNumber.text(total.among)) personer har \(total.words) gått kursen."
  }

  private func units(_ units: FollowUp.UnitShares) -> HTML {
    part(
      followUp.units.count > 1 ? "Enheter, \(units.organisation)" : "Enheter", units.shares,
      "Andel klara, efter den enhet som var och en har angett under Utbildning eller som chefen har angett i kompetensplanen.",
      empty: "Var och en anger sin enhet under Utbildning.")
  }

  private func part(_ title: String, _ shares: Shares, _ reading: String, empty: String = "") -> HTML {
    let hidden =
      shares.hidden == 0
      ? "" : "\(counted(shares.hidden, "En rad är dold", "rader är dolda")) för att ingen ska gå att räkna ut."
    guard !shares.shown.isEmpty else {
      return "<h2>\(title)</h2><p>Inget att visa än. \(shares.hidden == 0 ? empty : hidden)</p>"
    }
    return """
      <h2>\(title)</h2><p>\(reading) \(hidden)</p>
      <div class="scroll" role="region" aria-label="\(title)" tabindex="0"><table class="data">
      <thead><tr><th scope="col">\(title)</th><th scope="col" class="num">Personer</th><th scope="col">Klara</th></tr></thead>
      <tbody>\(shares.shown.html { row in
        "<tr><th scope=\"row\">\(row.name)</th><td class=\"num\">\(SwedishNumber.text(row.among))</td><td>\(row.words)</td></tr>"
      })</tbody></table></div>
      """
  }
}
