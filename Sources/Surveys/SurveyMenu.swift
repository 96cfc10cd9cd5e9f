internal import Access
internal import Web

/// The surveys' entries in the navigation.
enum SurveyMenu {
  static let items: [MenuItem] = [
    MenuItem("Kartläggning", SurveyPaths.rounds, .signedIn, order: 30),
    MenuItem(
      "Gemensamma insatser", "/behov", .signedIn, order: 35, titles: [.countyTeam: "Gemensamma behov"]),
    MenuItem("Indikatorer", SurveyPaths.sets, .signedIn, order: 40),
    MenuItem("Publicerade värden", SurveyPaths.published, .countyTeam, order: 50),
  ]
}
