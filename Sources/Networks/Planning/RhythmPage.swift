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
  /// Whether a shelter is among the hosts, so that nothing may tell where it is.
  let hidesPlace: Bool
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
    return """
      <form method="get" action="\(path)#f-dagar" novalidate>
      \(fields.select("takt", "Hur ofta?", Rhythm.Pace.allCases.map { .init($0.rawValue, $0.swedish) }))
      \(someMonths(fields))
      \(fields.select("vilken", "Vilken i månaden?", Self.ordinals, hint: "Gäller inte om ni träffas varje vecka eller varannan vecka."))
      \(fields.select("veckodag", "Veckodag", Self.weekdays))
      \(anotherDay(fields))
      \(fields.boxes("inte", "Inte i", Self.months, hint: "Gäller inte om ni bara träffas vissa månader."))
      \(fields.date("fran", "Från och med"))\(fields.date("till", "Till och med"))
      <p class="actions">\(button("Visa dagarna", name: "visa", value: "ja", style: "btn second"))</p></form>
      """
  }

  private func someMonths(_ fields: Fields) -> HTML {
    let isChosen = form.has("bara") || form.raw("takt") == Rhythm.Pace.someMonths.rawValue
    return """
      <details class="more"\(attribute("open", when: isChosen))><summary>Om ni bara träffas vissa månader</summary><div>
      \(fields.boxes("bara", "I vilka månader?", Self.months, hint: "Välj också ”Vissa månader” här ovanför."))</div></details>
      """
  }

  private func anotherDay(_ fields: Fields) -> HTML {
    """
    <details class="more"\(attribute("open", when: form.text("och-veckodag") != nil))><summary>Lägg till ännu en dag, till exempel tredje torsdagen</summary><div>
    \(fields.select("och-vilken", "Och vilken i månaden?", Self.ordinals))
    \(fields.select("och-veckodag", "Och vilken veckodag?", [Fields.Choice("", "Ingen mer dag")] + Self.weekdays))</div></details>
    """
  }

  private static let ordinals: [Fields.Choice] = [
    .init("1", "Den första"), .init("2", "Den andra"), .init("3", "Den tredje"), .init("4", "Den fjärde"),
    .init("-1", "Den sista"),
  ]
  private static let weekdays: [Fields.Choice] = Weekday.allCases.map {
    Fields.Choice("\($0.rawValue)", $0.name.capitalizedFirst)
  }
  private static let months: [Fields.Choice] = (1...12).compactMap { CalendarDate(year: 2026, month: $0, day: 1) }.map {
    Fields.Choice("\($0.month)", $0.monthName.capitalizedFirst)
  }

  private var proposal: HTML {
    guard let rhythm else { return .empty }
    let days = rhythm.days
    guard !days.isEmpty else {
      return "<h2 id=\"f-dagar\" tabindex=\"-1\">Dagar</h2><p>Ingen dag blev kvar. Ändra rytmen eller månaderna.</p>"
    }
    let fields = Fields(form, problems: problems)
    return """
      <h2 id="f-dagar" tabindex="-1">\(rhythm.rule.words.capitalizedFirst)</h2>
      <form method="post" action="\(path)" novalidate>\(csrf)\
      \(["takt", "vilken", "veckodag", "och-vilken", "och-veckodag", "fran", "till"].html { fields.hidden($0) })\
      \(all("inte"))\(all("bara"))
      \(fields.text("rubrik", "Vad heter träffarna?", size: .w20))
      \(fields.text("borjar", "Börjar", hint: "Samma tid alla dagar. Du kan ändra en enskild träff sedan.", inputMode: "numeric", size: .w8))
      \(fields.text("slutar", "Slutar", inputMode: "numeric", size: .w8))
      \(hidesPlace ? .empty : network.municipalityField(fields, hint: municipalityHint))
      \(fields.text("video", "Videolänk", hint: "Samma alla dagar.", optional: true, type: "url"))
      <fieldset class="field"><legend>Dagar</legend><div class="choices">\(days.html(box))</div></fieldset>
      <p class="actions">\(button("Planera"))</p></form>
      """
  }

  private var municipalityHint: String {
    network.usualPlace.map { "Träffarna läggs på er vanliga plats: \($0)." }
      ?? "Samma alla dagar. Platsen skriver du sedan på varje träff."
  }

  private func all(_ name: String) -> HTML {
    form.all(name).html { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
  }

  private func box(_ day: CalendarDate) -> HTML {
    let isTaken = taken.own.contains(day)
    let holiday = Holidays.current.name(of: day)
    let off: HTML = holiday.map { "<br><small><span class=\"st late\">Röd dag: \($0)</span></small>" } ?? .empty
    let clashes = taken.clashes[day, default: []]
    let words =
      taken.others[day, default: []].map { HTML("\($0)") } + clashes.filter { !$0.isApart }.map(\.wordsWithoutLink)
    let apart = clashes.filter(\.isApart).map(\.wordsWithoutLink)
    let clash: HTML = """
      \(words.html { "<br><small><span class=\"st late\">Krockar</span> \($0)</small>" })\
      \(apart.html { "<br><small>\($0)</small>" })
      """
    let isChosen = form.has("rubrik") ? form.all("dagar").contains(day.text) : !isTaken && holiday == nil
    return """
      <label><input type="checkbox" name="dagar" value="\(day.text)"\(attribute("checked", when: isChosen))>\
      <span>\(day.wordsWithWeekday.capitalizedFirst), \(day.week.text)\(isTaken ? " (ni har redan en träff den dagen)" : "")\(off)\(clash)</span></label>
      """
  }
}
