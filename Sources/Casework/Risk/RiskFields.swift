extension NoteKind {
  /// An assessment's method decides nothing: the person's own estimate and the worker's words stand beside it, and who departs from
  /// a method's level, up or down, says why.
  static let riskFields: [NoteField] = [
    .choice(
      "anledning", "Därför bedöms risken nu",
      [
        ("forsta", "Första bedömningen"), ("uppbrott", "Uppbrott eller separation"), ("frigivning", "Frigivning"),
        ("rattegang", "Rättegång eller dom"), ("flytt", "Flytt"), ("graviditet", "Graviditet"),
        ("umgange", "Barnets umgänge ändras"), ("uppgift", "Nya uppgifter"), ("planerad", "Planerad omprövning"),
      ]),
    .choice(
      "kalla", "Uppgifterna kommer från",
      [
        ("sjalv", "Personen själv"), ("barnet", "Barnet"), ("utovaren", "Den som utövar våld"),
        ("annan", "Någon annan"), ("flera", "Flera"),
      ]),
    .area(
      "underlag", "Det som talar för risk, och det som talar emot", hint: "En sak i taget, med vad du bygger den på."),
    .choice("egen", "Personens egen bedömning", levels + [("vetinte", "Vet inte eller vill inte säga")]),
    .area("egnaord", "Med personens egna ord", required: false),
    NoteField(
      name: "formular", label: "Formulär som bedömningen bygger på", control: .recordedForm,
      hint: "De som är upprättade i akten."),
    .line(
      "metod", "Metod och version", hint: "Om den inte är ifylld här. Lämna tomt om du inte har använt någon metod."),
    .choice("metodniva", "Metodens nivå", levels + [("ingen", "Metoden ger ingen nivå")], required: false),
    .choice("niva", "Handläggarens bedömning", levels), .area("bedomning", "Handläggarens bedömning i ord"),
    .area(
      "avvikelse", "Varför bedömningen skiljer sig från metodens",
      hint: "Behövs när nivåerna är olika, åt båda hållen.",
      required: false
    ).atTimes, .area("atgarder", "Det ni har kommit överens om att göra"),
    .day("nasta", "Dag då risken bedöms igen", .future, required: true),
  ]

  private static let levels = RiskLevel.allCases.map { ($0.rawValue, $0.swedish) }

  static let safetyFields: [NoteField] = [
    .area("tecken", "Tecken på att det blir farligt"),
    .area("utvagar", "Vägar ut, och vart personen kan ta sig först"),
    .area("vaska", "Papper, pengar, nycklar och mediciner", hint: "Vad som ligger packat, och hos vem."),
    .area(
      "telefon", "Telefon, konton och platsdelning", hint: "Lösenord som ska bytas, appar som visar var man är.",
      required: false),
    .area("barn", "Barnen: vad de vet och vad de ska göra", required: false),
    .area("moten", "Möten, arbete, skola och resor", required: false),
    .area("vet", "De som vet, och vad de ska göra", required: false),
    .day("kontaktforbud", "Kontaktförbud gäller till och med", .future),
    .day("nasta", "Dag då planen ses över", .future, required: true),
  ]

  static let childSafetyFields: [NoteField] = [
    .area("tecken", "Så märker jag att det kan bli farligt"), .area("gor", "Det här gör jag då"),
    .area("vuxen", "De vuxna jag kan gå till"), .area("ringa", "Så ringer jag 112, och vad jag säger"),
    .area("inte", "Det här behöver jag inte ta ansvar för", required: false),
    .day("nasta", "Dag då planen ses över", .future, required: true),
  ]
}
