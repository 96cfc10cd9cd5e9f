/// Names of invented people: first names and made-up surnames put together by chance.
enum DemoNames {
  static func person(_ chance: Chance) -> String {
    "\(chance.and("first").pick(first)) \(chance.and("start").pick(start))\(chance.and("end").pick(end))"
  }

  private static let first = [
    "Agda", "Alrik", "Asta", "Barbro", "Bodil", "Dag", "Disa", "Edda", "Eskil", "Frej", "Gudrun", "Hedda", "Hillevi",
    "Idun",
    "Inge", "Jorunn", "Kettil", "Lovis", "Magne", "Målfrid", "Niklo", "Odd", "Ragna", "Runa", "Sigrun", "Solveig",
    "Sten",
    "Svea", "Torun", "Ulva", "Vidar", "Ylva", "Åsmund", "Älva", "Örjan",
  ]
  private static let start = [
    "Almund", "Björkfors", "Drivved", "Dimmhed", "Flodtal", "Frostnäs", "Granhav", "Gråberg", "Hagtorns", "Klippsund",
    "Kvarnmo", "Lavskog", "Ljungtjärn", "Mosskulla", "Myrhed", "Nordvind", "Pilört", "Renstig", "Sandrevel",
    "Skymnings",
    "Snödal", "Strandråg", "Tallbarr", "Tranmyr", "Udd", "Vattenklöver", "Vindfälle", "Åkerbär", "Ängsull", "Ödmark",
  ]
  private static let end = ["", "sten", "lund", "vik", "by"]
}
