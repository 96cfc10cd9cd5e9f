import HTML
import Vocabulary
import Web

/// Sentences that several result pages share.
enum ResultWords {
  static func crumbs(_ view: RoundView) -> [Link] {
    [
      Link("Kartläggning", SurveyPaths.rounds), Link(view.snapshot.name, view.roundPath),
      Link("Resultat", view.path),
    ]
  }

  static func weight(_ weight: Int) -> String {
    switch weight {
    case 3: "vikt 3 (lag eller säkerhet)"
    case 2: "vikt 2 (starkt rekommenderat)"
    case 1: "vikt 1 (utveckling)"
    default: "räknas inte"
    }
  }

  /// What a question's answers say, in one sentence. `isMean` is for a matrix, whose level is the mean of its parts.
  /// `onlySeen` is when there are answers that the viewer does not see: then nothing is said of everybody.
  static func finding(_ counts: LevelCounts, isMean: Bool = false, onlySeen: Bool = false) -> String {
    let words = onlySeen ? seenFinding(counts, isMean) : wholeFinding(counts, isMean)
    guard counts.scored > 0, counts.unknown > 0 else { return words }
    return "\(words) \(counts.unknown) svarar ”vet inte”."
  }

  private static func seenFinding(_ counts: LevelCounts, _ isMean: Bool) -> String {
    guard counts.scored > 0 else { return "Inget av de svar du ser har en nivå i frågan än." }
    let atTarget = counts.count(Target.level...100)
    let inPlace = isMean ? "att detta är på plats i alla delar sammantaget" : "att detta är på plats"
    return atTarget == 0
      ? "Av de svar du ser visar inget \(inPlace)."
      : "Av de svar du ser visar \(atTarget) av \(counts.scored) \(inPlace)."
  }

  private static func wholeFinding(_ counts: LevelCounts, _ isMean: Bool) -> String {
    guard counts.scored > 0 else { return "Ingen har en nivå i frågan än." }
    let atTarget = counts.count(Target.level...100)
    let share = Double(atTarget) / Double(counts.scored)
    let inPlace = isMean ? "har detta på plats i alla delar sammantaget" : "har detta på plats"
    return switch share {
    case _ where counts.scored == 1:
      "Den enda som har svarat har det \(atTarget == 1 ? "på plats" : "inte på plats än"). Det säger inget om helheten."
    case _ where counts.scored < Spread.fewest:
      "\(atTarget) av \(counts.scored) \(inPlace). Det är för få svar för att säga något om helheten."
    case 0: "Ingen av de svarande \(inPlace)."
    case 1: "Alla \(counts.scored) som har svarat \(inPlace)."
    case ..<0.1: "En liten del \(inPlace): \(atTarget) av \(counts.scored)."
    case ..<0.4: "En mindre del \(inPlace): \(atTarget) av \(counts.scored)."
    case ..<0.6: "Ungefär hälften \(inPlace): \(atTarget) av \(counts.scored)."
    case ..<0.9: "De flesta \(inPlace): \(atTarget) av \(counts.scored)."
    default: "Nästan alla \(inPlace): \(atTarget) av \(counts.scored)."
    }
  }

  /// Why nothing is said of the difference between the respondents.
  static func noComparison(_ view: RoundView, _ what: String) -> String {
    view.disclosure.seesEveryone
      ? "Det är för få bekräftade svar för att \(what) än."
      : "Skillnaden mellan de svarande visas bara för den som får se allas svar."
  }

  /// A question in a sentence: what it asks, with its code behind.
  static func named(_ column: SnapshotColumn) -> String { "”\(column.indicator.question)” (\(column.indicator.code))" }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(SwedishNumber.text(number)) \(number == 1 ? one : many)"
  }
}

extension ResultWords {
  /// What can be taken along; with the county's report when a county is chosen.
  static func exports(_ view: RoundView, filter: ResultFilter = ResultFilter()) -> HTML {
    """
    <a class="btn second small" href="\(view.roundPath)/export.xlsx\(filter.query())">Excel</a>\
    <a class="btn second small" href="\(view.roundPath)/export.csv\(filter.query())">CSV</a>\(report(view, filter.county))\
    <button class="btn second small" type="button" data-print hidden>Skriv ut</button>
    """
  }

  static func report(_ view: RoundView, _ county: CountyCode?) -> HTML {
    guard let county, view.snapshot.counties.contains(county) else { return .empty }
    let path = CountyReportLinks.path(county, in: view.round)
    return "<a class=\"btn second small\" href=\"\(path)\">Länsrapport</a>"
  }
}
