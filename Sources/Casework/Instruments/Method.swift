/// What is known of a standardised method: what it is for, who may use it, and how it differs from the others. Its questions and levels
/// are its owner's and do not come with the program. Sv: metod.
struct Method: Sendable {
  /// As it stands in addresses.
  let id: String
  let name: String
  let question: String
  let informant: String
  let structure: String
  let scoring: String
  let outcome: String
  let unsuitable: String
  let users: String
  let training: String
  let rights: String
  let source: String
  /// An empty form to write one's own copy into.
  let template: String

  static let all: [Method] = fredas + [sara, patriark, irisk]

  private static let fredas = [
    freda(
      "freda-kortfragor", "FREDA-kortfrågor", "Förekommer våld? Ett stöd för att fråga, i vilken verksamhet som helst."),
    freda(
      "freda-beskrivning", "FREDA-beskrivning",
      "Hurdant är våldet, och hur mycket är det? Psykiskt, fysiskt och sexuellt."),
    freda(
      "freda-farlighet", "FREDA-farlighetsbedömning",
      "Hur farligt är det nu för en vuxen som har utsatts? En del av utredningen av behovet av skydd.",
      outcome: "En nivå, och ett samtal om den. En låg egen bedömning bredvid en hög nivå är skäl för ett samtal till."),
  ]

  private static func freda(
    _ id: String, _ name: String, _ question: String, outcome: String = "En bild av våldet att gå vidare med."
  ) -> Method {
    Method(
      id: id, name: name, question: question, informant: "Den som har utsatts.",
      structure: "Ett formulär med frågor, och en handbok.",
      scoring: "Uppgift saknas. Se handboken.",
      outcome: outcome, unsuitable: "Våld i hederns namn: använd PATRIARK.",
      users: "Socialtjänsten, vården och andra.",
      training: "Inga formella krav. Länsstyrelserna utbildar i alla tre delarna.",
      rights: "Socialstyrelsen har rätten till formulären. Använd den senaste utgåvan, så som den är tänkt.",
      source: "Socialstyrelsens metodguide och FREDA:s handbok från 2014",
      template: "> Skriv in frågorna från ert eget exemplar, en på varje rad, och svaren under frågan.\n\n# Frågor")
  }

  private static let sara = Method(
    id: "sara", name: "SARA", question: "Hur stor är risken för nytt våld mot en partner?",
    informant: "Den som utövar våld, den som har utsatts, vittnen och register, om det går.",
    structure:
      "Femton faktorer: fem om tidigare våld, fem om den som utövar det, fem om den utsattas sårbarhet. Det finns en nyare utgåva, version 3.",
    scoring: "Inga poäng. En bedömning med stöd av faktorerna.",
    outcome: "Risken de närmaste veckorna, risken längre fram, och hur svårt våldet kan bli.",
    unsuitable: "Våld i hederns namn: använd PATRIARK. Den som utövar våld ska vara vuxen.",
    users: "Framför allt polisen, också andra.", training: "Kurs förväntas.",
    rights: "Rättighetshavaren säljer handboken. Fråga dem om licens.", source: "Socialstyrelsens metodguide",
    template: template([
      ("Tidigare våld mot partner", 5), ("Den som utövar våld", 5), ("Den utsattas sårbarhet", 5),
    ]))

  private static let patriark = Method(
    id: "patriark", name: "PATRIARK", question: "Hur stor är risken för våld i hederns namn, ofta från flera?",
    informant: "Som SARA, och familjens och gruppens sammanhang.",
    structure:
      "Femton faktorer, för nu och för tidigare: fem om mönstret, fem om dem som utövar våldet, fem om den utsattas sårbarhet. Egna faktorer kan läggas till.",
    scoring: "Inga poäng, och inget räknas.",
    outcome:
      "Risk för svårt våld, akut risk, vem som kan drabbas. Händelseförlopp med låg, medel eller hög risk, och åtgärder för vart och ett.",
    unsuitable: "Våld utan hedersmotiv. Tänkt för utövare från 18 år, kan hjälpa också för yngre.",
    users: "Polis, socialtjänst och psykiatri.", training: "Kurs förväntas.",
    rights: "Rättighetshavaren äger formuläret. Fråga dem om licens.", source: "Socialstyrelsens metodguide",
    template: template([("Mönstret", 5), ("De som utövar våld", 5), ("Den utsattas sårbarhet", 5)]))

  private static let irisk = Method(
    id: "irisk", name: "iRiSk",
    question: "Vilken risk lever barnet med, och vilket skydd behövs, när en vuxen är våldsam?",
    informant: "Barnet, den utsatta föräldern och den våldsamma föräldern.",
    structure: "Fyra intervjuer och sex kompletterande formulär. Bara de som behövs används.",
    scoring: "Ett underlag för bedömning. Uppgift om poäng saknas.",
    outcome: "Behov av skydd, stöd och behandling.",
    unsuitable:
      "I första hand inte för hedersvåld, våld utanför familjen, sexuella övergrepp, försummelse eller vårdnadstvist utan våld.",
    users: "Socialtjänstens barnutredningar.", training: "Utbildning och handledning det första året.",
    rights: "Rättighetshavarna äger formulären. Fråga dem om licens.", source: "Socialstyrelsens metodguide",
    template: template([("Barnet", 1), ("Den utsatta föräldern", 1), ("Den våldsamma föräldern", 1)]))

  private static func template(_ groups: [(heading: String, count: Int)]) -> String {
    groups.map { group in
      "# \(group.heading)\n" + (1...group.count).map { "Fråga \($0) ur ert eget exemplar" }.joined(separator: "\n\n")
    }.joined(separator: "\n\n")
  }

  var aspects: [(label: String, words: String)] {
    [
      ("Frågan den svarar på", question), ("Vem som berättar", informant), ("Uppbyggnad", structure),
      ("Poäng", scoring),
      ("Det den ger", outcome), ("Passar inte", unsuitable), ("Vem som använder den", users), ("Utbildning", training),
      ("Rättigheter", rights), ("Källa", source),
    ]
  }
}
