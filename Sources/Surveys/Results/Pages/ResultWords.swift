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

  /// What a question's answers say, in one sentence.
  static func finding(_ counts: LevelCounts) -> String {
    guard counts.scored > 0 else { return "Ingen har en nivå i frågan än." }
    let atTarget = counts.count(Target.level...100)
    let share = Double(atTarget) / Double(counts.scored)
    let words =
      switch share {
      case 0: "Ingen av de svarande har detta på plats."
      case ..<0.1: "Bara några få har detta på plats: \(atTarget) av \(counts.scored)."
      case ..<0.4: "En mindre del har detta på plats: \(atTarget) av \(counts.scored)."
      case ..<0.6: "Ungefär hälften har detta på plats: \(atTarget) av \(counts.scored)."
      case ..<0.9: "De flesta har detta på plats: \(atTarget) av \(counts.scored)."
      case ..<1: "Nästan alla har detta på plats: \(atTarget) av \(counts.scored)."
      default: "Alla \(counts.scored) som har svarat har detta på plats."
      }
    guard counts.unknown > 0 else { return words }
    return "\(words) \(counts.unknown) svarar vet inte."
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(SwedishNumber.text(number)) \(number == 1 ? one : many)"
  }
}

extension ResultWords {
  static func exports(_ view: RoundView) -> HTML {
    """
    <a class="btn second small" href="\(view.roundPath)/export.xlsx">Excel</a>\
    <a class="btn second small" href="\(view.roundPath)/export.csv">CSV</a>\
    <button class="btn second small" type="button" data-print hidden>Skriv ut</button>
    """
  }
}
