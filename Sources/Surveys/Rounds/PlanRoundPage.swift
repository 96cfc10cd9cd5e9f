internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What one can choose among when a round is planned.
struct PlanningChoices: Sendable {
  let sets: [SetOverview]
  let rounds: [Round]
  let areas: [Area]
  /// City districts, associations and shelters that can answer.
  let organisations: [Organisation]
  let owners: [Organisation]
}

/// Plans a round. Sv: planera en omgång.
struct PlanRoundPage {
  let choices: PlanningChoices
  let values: Form
  let csrf: HTML
  var problems = Problems()

  private var fields: Fields { Fields(values, problems: problems) }

  var page: Page {
    guard choices.sets.contains(where: { !$0.set.isRetired }) else { return withoutSets }
    return Page(
      "Planera en omgång", width: .form, crumbs: [Link("Kartläggning", SurveyPaths.rounds)], problems: problems,
      content: """
        <form method="post" action="/kartlaggning/ny" novalidate>\(csrf)
        \(fields.text("namn", "Namn", hint: "Till exempel Kartläggning 2027."))
        <h2>Frågor</h2>
        \(fields.select("uppsattning", "Uppsättning", choices.sets.filter { !$0.set.isRetired }.map { .init($0.set.id.text, "\($0.set.title) (\($0.questionCount) frågor)") }))
        \(fields.radios("form", "Formulär", forms))
        \(fields.select("forra", "Förra omgången", [.init("", "Ingen")] + choices.rounds.map { .init($0.id.text, $0.name) }, hint: "Förra svaret visas bredvid varje fråga, och förändringen räknas därifrån.", optional: true))
        <h2>Tid</h2>
        \(fields.date("oppnar", "Öppnar"))\(fields.date("stanger", "Sista dag att svara"))
        <h2>Vem ser svaren?</h2>\(RoundPlanFields(fields: fields).visibility)\(RoundPlanFields(fields: fields).ranking)
        \(RespondentFields(fields: fields, areas: choices.areas, organisations: choices.organisations, values: values).html)
        <h2>Avsändare</h2>
        \(fields.select("agare", "Organisation som frågar", choices.owners.map { .init($0.id.text, $0.name) }))
        <p class="actions">\(button("Planera omgången"))</p>
        <p class="small">Ingen inbjudan skickas nu. Texterna kan du ändra innan du skickar.</p></form>
        """)
  }

  private var forms: [Fields.Choice] {
    [
      .init("short", "Kortformuläret", hint: "De viktigaste frågorna."),
      .init("full", "Hela formuläret", hint: "Alla frågor."),
    ]
  }

  private var withoutSets: Page {
    Page(
      "Planera en omgång", crumbs: [Link("Kartläggning", SurveyPaths.rounds)],
      content: """
        <div class="empty"><p class="serif">Det finns inga frågor att ställa än</p><p>Läs in en uppsättning först.</p>
        <p><a class="btn" href="/indikatorer/importera">Läs in en uppsättning</a></p></div>
        """)
  }
}

/// The fields that planning and changing share.
struct RoundPlanFields {
  let fields: Fields

  var visibility: HTML {
    fields.radios(
      "synlighet", "Vem ser svaren?",
      [
        .init("county", Round.Visibility.county.swedish, hint: "De som svarar ser bara sina egna svar."),
        .init("respondents", Round.Visibility.respondents.swedish, hint: "De kan jämföra sig med varandra."),
        .init("all", Round.Visibility.all.swedish, hint: "Även den som inte svarar i omgången."),
      ], hint: "Det visas före första frågan. Det går inte att ändra när någon har börjat svara.")
  }

  var ranking: HTML {
    fields.box(
      "rangordning", "Tillåt rangordning", hint: "Utan detta visas inga listor över bäst och sämst.")
  }
}

/// The fields that say who answers.
struct RespondentFields {
  let fields: Fields
  let areas: [Area]
  let organisations: [Organisation]
  /// What is typed so far, so that what was chosen stands open.
  let values: Form

  var html: HTML {
    """
    <h2>Vilka ska svara?</h2>
    \(fields.radios("urval", "Kommuner", [
      .init("landet", "Alla 290 kommuner"), .init("lan", "Kommunerna i vissa län"),
      .init("omrade", "Kommunerna i vissa områden"), .init("kommuner", "Bara de kommuner som jag skriver", hint: "Lämna rutan tom om bara andra organisationer ska svara."),
    ]))
    <details class="more"\(attribute("open", when: values.raw("urval") == "lan"))><summary>Välj län</summary>\
    \(fields.boxes("lan", "Län", Sweden.current.counties.map { .init($0.code.text, $0.name) }))</details>
    <details class="more"\(attribute("open", when: values.raw("urval") == "omrade"))><summary>Välj områden</summary>\(fields.boxes("omrade", "Områden", areas.map { .init($0.id, "\($0.name) (\($0.municipalities.count))") }))</details>
    \(fields.area("kommuner", "Kommuner", hint: "En per rad, namn eller kod.", optional: true, rows: 4))
    \(organisations.isEmpty ? .empty : others)
    """
  }

  private var others: HTML {
    """
    <details class="more"\(attribute("open", when: values.has("organisation")))><summary>Lägg till stadsdelar och ideella organisationer</summary>\
    \(fields.boxes("organisation", "Andra som ska svara", organisations.map { .init($0.id.text, "\($0.name), \($0.kind.swedish.lowercased())") }))</details>
    """
  }
}
