internal import Access
package import Vocabulary
internal import Web

/// What is decided about a round besides who answers. Sv: omgångens plan.
package struct RoundPlan: Sendable {
  package var name: String
  package var opensOn: CalendarDate
  package var closesOn: CalendarDate
  package var visibility: Round.Visibility
  package var hasRanking: Bool

  package init(
    name: String, opensOn: CalendarDate, closesOn: CalendarDate, visibility: Round.Visibility, hasRanking: Bool = false
  ) {
    self.name = name
    self.opensOn = opensOn
    self.closesOn = closesOn
    self.visibility = visibility
    self.hasRanking = hasRanking
  }

  init?(form: Form, problems: inout Problems) {
    let name = problems.require(form, "namn", "Skriv ett namn på omgången, till exempel Kartläggning 2027.", limit: 120)
    let opens = Self.day(form, "oppnar", "Skriv dagen då omgången öppnar som 2026-11-22.", &problems)
    let closes = Self.day(form, "stanger", "Skriv sista dagen att svara som 2026-12-22.", &problems)
    if let opens, let closes, closes < opens {
      problems.add("stanger", "Sista dagen kan inte ligga före dagen då omgången öppnar.")
    }
    let visibility = Round.Visibility(rawValue: form.raw("synlighet"))
    if visibility == nil { problems.add("synlighet", "Välj vem som ska se svaren.") }
    guard let opens, let closes, let visibility else { return nil }
    self.init(
      name: name, opensOn: opens, closesOn: closes, visibility: visibility, hasRanking: form.isTicked("rangordning"))
  }

  private static func day(_ form: Form, _ field: String, _ missing: String, _ problems: inout Problems) -> CalendarDate?
  {
    let day = form.text(field).flatMap { CalendarDate($0) }
    if day == nil { problems.add(field, missing) }
    return day
  }
}
