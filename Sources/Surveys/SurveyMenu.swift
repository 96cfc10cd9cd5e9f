internal import Access
internal import Web

/// The surveys' entries in the navigation.
enum SurveyMenu {
  static let items: [MenuItem] = [
    MenuItem("Kartläggning", SurveyPaths.rounds, .withFunction, order: 30, use: "Se omgångarna och deras resultat."),
    MenuItem(
      "Gemensamma insatser", "/behov", .withFunction, order: 35, use: "Se vad flera gör tillsammans.",
      titles: [.countyTeam: "Gemensamma behov"]),
    MenuItem("Indikatorer", SurveyPaths.sets, .withFunction, order: 40, use: "Läs frågorna och vad de bygger på."),
    MenuItem(
      "Publicerade värden", SurveyPaths.published, .countyTeam, order: 50,
      use: "Läs in det som redan är publicerat, så att ingen frågas två gånger."),
  ]
}
