internal import Calendars
internal import HTML
internal import Vocabulary
internal import Web

/// Asks how often a network meets, then shows the days that it gives so that some can be left out.
struct RhythmPage {
  let network: Network
  /// What the address says, so that the proposal can be looked at again.
  let form: Form
  /// Nil until the rhythm can be read.
  let rhythm: Rhythm?
  let taken: TakenDays
  let csrf: HTML
  var problems = Problems()

  private var path: String { "\(network.path)/planera/rytm" }

  var page: Page {
    Page(
      "Planera efter rytm", width: .form,
      crumbs: [
        Link("Nätverk", "/natverk"), Link(network.name, network.path), Link("Planera", "\(network.path)/planera"),
      ], problems: problems, content: "\(question)\(proposal)")
  }

  private var question: HTML {
    let fields = Fields(form, problems: problems)
    let ordinals = [
      ("1", "Den första"), ("2", "Den andra"), ("3", "Den tredje"), ("4", "Den fjärde"), ("-1", "Den sista"),
    ]
    let months = (1...12).compactMap { CalendarDate(year: 2026, month: $0, day: 1) }
    return """
      <form method="get" action="\(path)" novalidate>
      \(fields.select("takt", "Hur ofta?", Rhythm.Pace.allCases.map { .init($0.rawValue, $0.swedish) }))
      \(fields.select("vilken", "Vilken i månaden?", ordinals.map { .init($0.0, $0.1) }, hint: "Gäller inte om ni träffas varje vecka eller varannan vecka."))
      \(fields.select("veckodag", "Veckodag", Weekday.allCases.map { .init("\($0.rawValue)", $0.name.capitalizedFirst) }))
      \(fields.boxes("inte", "Inte i", months.map { .init("\($0.month)", $0.monthName.capitalizedFirst) }))
      \(fields.date("fran", "Från och med"))\(fields.date("till", "Till och med"))
      <p class="actions">\(button("Visa dagarna", name: "visa", value: "ja", style: "btn second"))</p></form>
      """
  }

  private var proposal: HTML {
    guard let rhythm else { return .empty }
    let days = rhythm.days
    guard !days.isEmpty else { return "<h2>Dagar</h2><p>Ingen dag blev kvar. Ändra rytmen eller månaderna.</p>" }
    let fields = Fields(form, problems: problems)
    return """
      <h2 id="f-dagar" tabindex="-1">\(rhythm.rule.words.capitalizedFirst)</h2>
      <form method="post" action="\(path)" novalidate>\(csrf)\(["takt", "vilken", "veckodag", "fran", "till"].html { fields.hidden($0) })\
      \(form.all("inte").html { "<input type=\"hidden\" name=\"inte\" value=\"\($0)\">" })
      \(fields.text("rubrik", "Vad heter träffarna?", size: .w20))
      \(fields.text("borjar", "Börjar", hint: "Samma tid alla dagar. Du kan ändra en enskild träff sedan.", inputMode: "numeric", size: .w8))
      \(fields.text("slutar", "Slutar", inputMode: "numeric", size: .w8))
      <fieldset class="field"><legend>Dagar</legend><div class="choices">\(days.html(box))</div></fieldset>
      <p class="actions">\(button("Planera"))</p></form>
      """
  }

  private func box(_ day: CalendarDate) -> HTML {
    let isTaken = taken.own.contains(day)
    let words =
      taken.others[day, default: []].map { HTML("\($0)") }
      + taken.clashes[day, default: []].map(\.wordsWithoutLink)
    let clash = words.html { "<br><small><span class=\"st late\">Krockar</span> \($0)</small>" }
    let isChosen = form.has("rubrik") ? form.all("dagar").contains(day.text) : !isTaken
    return """
      <label><input type="checkbox" name="dagar" value="\(day.text)"\(attribute("checked", when: isChosen))>\
      <span>\(day.wordsWithWeekday.capitalizedFirst), \(day.week.text)\(isTaken ? " (ni har redan en träff den dagen)" : "")\(clash)</span></label>
      """
  }
}
