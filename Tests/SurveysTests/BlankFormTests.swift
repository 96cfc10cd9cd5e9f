import Access
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Forms for the table at a meeting.
struct BlankFormTests {
  private static let team = RoundTeam(owner: "FoU-enheten", others: ["Länsstyrelsen Prov"], isForSeveralCounties: false)

  @Test(arguments: Engine.available) func `blanketten säger hur många som får väljas och har plats för kommentarer`(
    _ engine: Engine
  ) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.site.regional.write { tx in
      try tx.execute("UPDATE indicator SET max_choices = \(3) WHERE code = 'LED-02'")
    }
    let page = try await page(survey, area: nil)
    #expect(page.contains("Välj högst tre.") && !page.contains("Välj alla som stämmer."))
    #expect(page.split(separator: "Kommentar:").count == 9)
    #expect(page.contains("Länsteamet: FoU-enheten (ansvarar för omgången) och Länsstyrelsen Prov."))
    #expect(Markup(page).faults == [])
  }

  @Test(arguments: Engine.available) func `ett område för sig behåller frågornas nummer`(_ engine: Engine) async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let page = try await page(survey, area: "NYC")
    #expect(page.contains("Fråga 5, NYC-01") && !page.contains("LED-01"))
    let round = try await survey.reply().round
    let unknown = try await survey.site.regional.read { tx in
      try tx.questionnaire(round.set).flatMap { BlankForm(round: round, questionnaire: $0, area: "XYZ") } == nil
    }
    #expect(unknown)
  }

  @Test func `flera län nämns tillsammans och ett ensamt team står ensamt`() {
    #expect(RoundTeam(owner: "FoU", others: [], isForSeveralCounties: false).words == "FoU (ansvarar för omgången)")
    #expect(
      RoundTeam(owner: "FoU", others: ["A", "B"], isForSeveralCounties: false).words
        == "FoU (ansvarar för omgången), A och B")
    #expect(RoundTeam(owner: "FoU", others: [], isForSeveralCounties: true).words.contains("länsteamet i ert län"))
  }

  @Test(arguments: Engine.available) func `länsteamet är ägaren och de med team i den svarandes län`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let (round, now) = (try await survey.reply().round, survey.now)
    let team = try await survey.site.identity.write { tx in
      for (id, kind, county) in [
        ("a", "countyBoard", "24"), ("b", "federation", "22"), ("c", "shelter", "24"), ("fou", "researchUnit", "24"),
      ] {
        try tx.execute(
          """
          INSERT INTO organisation (id, kind, name, sort_name, counties, created_at)
          VALUES (\(id), \(kind), \("Organisation \(id)"), \(id), \(county), \(now))
          """)
      }
      return try tx.team(of: round, in: CountyCode("24"))
    }
    #expect(team.owner == "FoU-enheten" && team.others == ["Organisation a"] && !team.isForSeveralCounties)
  }

  private func page(_ survey: SmallSurvey, area: String?) async throws -> String {
    let round = try await survey.reply().round
    let form = try await survey.site.regional.read { tx in
      try tx.questionnaire(round.set).flatMap { BlankForm(round: round, questionnaire: $0, area: area) }
    }
    return BlankFormPage(form: try #require(form), team: Self.team).page.content.markup
  }
}
