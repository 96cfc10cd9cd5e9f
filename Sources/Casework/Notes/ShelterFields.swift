/// A child in protected housing against one guardian's will: what the board decides, asks the court and looks at again (Act 2024:79).
extension NoteKind {
  static let urgentShelterFields: [NoteField] = [
    .day("beslutad", "Dag för beslutet", .past, required: true),
    .day("dag", "Dag då barnet placerades", .past, required: true), .area("skal", "Grunderna för beslutet"),
    .area("information", "Vad barnet har fått veta, och hur"), .area("barnet", "Vad barnet självt säger"),
    .choice("delegat", "Den som beslutar", DecisionMaker.allCases.map { ($0.rawValue, $0.swedish) }),
    .line("beslutare", "Beslutsfattarens namn och titel", required: true),
  ]

  /// What an application to the court must say; nothing of it is asked at the other steps.
  static let applicationAnswers = ["forhallanden", "grunder", "information", "barnet"]

  static let courtFields: [NoteField] = [
    .choice(
      "steg", "Vad som har hänt",
      [
        ("understallt", "Det omedelbara beslutet är underställt rätten"), ("ansokan", "Ansökan är lämnad till rätten"),
        ("bifall", "Rätten har slutligt bifallit ansökan"),
        ("avslag", "Rätten har avslagit, eller beslutet har upphört"),
        ("borjat", "Vistelsen har börjat efter rättens beslut"),
      ]), .day("dag", "Dag", .past, required: true),
    .area("forhallanden", "Barnets förhållanden", hint: "Behövs i en ansökan.", required: false).atTimes,
    .area("grunder", "Grunderna", hint: "Behövs i en ansökan.", required: false).atTimes,
    .area("information", "Vad barnet har fått veta, och hur", hint: "Behövs i en ansökan.", required: false).atTimes,
    .area("barnet", "Vad barnet självt säger", hint: "Behövs i en ansökan.", required: false).atTimes,
  ]

  static let secrecyFields: [NoteField] = [
    .choice(
      "vad", "Beslutet gäller",
      [
        ("vistelse", "Att vistelsen är hemlig för en vårdnadshavare"), ("umgange", "Barnets umgänge"),
        ("bada", "Båda delarna"),
      ]),
    .choice(
      "utfall", "Beslut",
      [("galler", "Det gäller från nu"), ("fortsatt", "Det behövs fortfarande"), ("upphor", "Det upphör")]),
    .area("skal", "Skälen"), .line("beslutare", "Den som beslutar, och i vilken roll", required: true),
  ]
}
