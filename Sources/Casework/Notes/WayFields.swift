extension NoteKind {
  /// What it asks for, besides free text.
  var fields: [NoteField] {
    switch self {
    case .plain, .form: []
    case .reminder:
      [.area("vad", "Det du vill komma ihåg"), .day("dag", "Dag", .future, required: true)]
    case .attempt, .phone, .consent, .withdrawal, .disclosure, .transfer, .deviation: contactFields
    case .urgentShelter: Self.urgentShelterFields
    case .courtStep: Self.courtFields
    case .whereaboutsSecrecy: Self.secrecyFields
    case .risk: Self.riskFields
    case .safetyPlan: Self.safetyFields
    case .childSafetyPlan: Self.childSafetyFields
    default: wayFields
    }
  }

  /// What the documents of the way of a case ask for (casework.md 4.2).
  private var wayFields: [NoteField] {
    switch self {
    case .intake: Self.intakeFields
    case .application:
      [
        .choice(
          "form", "Så har den kommit in",
          [
            ("skriftlig", "Skriftlig ansökan"), ("muntlig", "Muntlig ansökan"),
            ("oklar", "En begäran som inte tydligt bara gäller information"),
          ]), .area("begaran", "Det personen ber om"),
      ]
    case .unassessed:
      [
        .area("stod", "Stödet som ges"),
        .box("upplyst", "Personen har fått veta att det går att ansöka om mer (11 kap. 6 § SoL)", required: true),
      ]
    case .childProtection: Self.protectionFields
    case .preliminary:
      [
        .choice("utfall", "Beslut", [("inleda", "Utredning inleds"), ("inte", "Utredning inleds inte")]),
        .area("skal", "Skälen för beslutet"), .line("beslutare", "Den som beslutar, och i vilken roll", required: true),
      ]
    case .notice:
      [
        .choice(
          "val", "Ska vårdnadshavaren underrättas?",
          [
            ("nu", "Ja, vårdnadshavaren underrättas nu"), ("senare", "Inte nu, frågan prövas igen"),
            ("inte", "Nej, det finns särskilda skäl mot det"),
          ]), .line("vem", "Vårdnadshavaren det gäller", required: true),
        .area("skal", "Skälen för valet", hint: "Vad händer med barnet och den andra föräldern när personen får veta?"),
        .day(
          "nydag", "Dag då frågan prövas igen", .future, hint: "Behövs när underrättelsen väntar. Skriv som 2026-11-22."
        ).atTimes,
        .box("alla", "Frågan är prövad för alla vårdnadshavare", hint: "Beslutet är öppet tills rutan är kryssad."),
      ]
    case .feedback:
      [
        .day("dag", "Dag då svaret lämnades", .past, required: true),
        .line("hur", "Hur, eller varför inget svar lämnas", required: true),
      ]
    case .placementReview:
      [
        .area("lage", "Hur barnet har det, och vad barnet självt säger"),
        .choice("fortsatt", "Behövs placeringen?", [("ja", "Ja, den fortsätter"), ("nej", "Nej, den upphör")]),
        .area("skal", "Skälen"),
      ]
    case .plan:
      [
        .area("fragor", "Det utredningen ska svara på"), .area("samtal", "Samtal som ska hållas, med vem och hur"),
        .area("risk", "Så bedöms risken, och vad personen själv säger om den"),
        .area("uppgifter", "Uppgifter som hämtas in, och med vilket samtycke", required: false),
      ]
    case .moreTime:
      [
        .choice(
          "vad", "Det som får mer tid", [("preliminary", "Förhandsbedömningen"), ("investigation", "Utredningen")]),
        .day("dag", "Ny sista dag", .future, required: true),
        .area("skal", "Skälen"), .line("beslutare", "Den som beslutar, och i vilken roll", required: true),
      ]
    case .category:
      [
        .choice("till", "Ny kategori", CaseCategory.allCases.map { ($0.rawValue, $0.swedish) }),
        .area("skal", "Skälen för ändringen", hint: "Vad ändringen betyder för barnet ska framgå."),
      ]
    case .decision: Self.decisionFields
    case .execution:
      [
        .day("dag", "Dag då insatsen började", .past, required: true),
        .line("utforare", "Den som utför insatsen"),
      ]
    case .followUp:
      [
        .area("lage", "Hur det går, och vad personen själv säger"),
        .area("risk", "Har risken ändrats? Vad bygger det på?"),
        .day("nasta", "Nästa uppföljning", .future, hint: "Skriv som 2026-11-22. Lämna tomt om ingen behövs."),
      ]
    case .closing: Self.closingFields
    default: []
    }
  }

  private static let intakeFields: [NoteField] = [
    .choice(
      "satt", "Så har det kommit in",
      [
        ("egen", "Personen hörde av sig själv"), ("oro", "Orosanmälan"),
        ("myndighet", "Polis, vård, skola eller annan myndighet"), ("jour", "Socialjouren"), ("annat", "På annat sätt"),
      ]), .day("inkom", "Dag då det kom in", .past, required: true),
    .area("vad", "Vad som har kommit fram"),
    .choice(
      "barn", "Finns det barn?", CaseSubject.Children.allCases.map { ($0.rawValue, $0.swedish) },
      hint: "Varje barn ska ha en egen akt.", required: false
    ).forChild(false),
    NoteField(
      name: "anmalare", label: "Den som anmälde", control: .line,
      hint: "Visas bara här, inte i aktens lista. Lämnas inte ut utan egen prövning.", isGuarded: true),
    .box(
      "aterkoppling", "Anmälaren vill veta om utredning inleds",
      hint: "Svar lämnas inom en vecka efter beslutet, om det inte är olämpligt (19 kap. 6 § SoL)."
    ).forChild(true),
  ]

  private static let protectionFields: [NoteField] = [
    .choice(
      "behov", "Bedömning",
      [("genast", "Barnet behöver skydd genast"), ("inte", "Barnet behöver inte skydd genast")]),
    .area("grund", "Vad bedömningen bygger på"),
    .area("barnet", "Vad barnet självt har sagt, och hur det kom fram"),
    .area("kontakt", "Risken i barnets kontakt med den som utövar våld"),
    .area("atgard", "Det som görs nu, och vem som gör det"),
  ]

  private static let decisionFields: [NoteField] = [
    .choice(
      "utfall", "Beslut",
      [
        ("bifall", "Ansökan bifalls"), ("delvis", "Ansökan bifalls delvis"), ("avslag", "Ansökan avslås"),
        ("insats", "Insats ges efter utredningen"), ("utan", "Utredningen avslutas utan insats"),
      ]), .line("insats", "Insatsen", hint: "Till exempel samtalsstöd. Skriv inte var den ges."),
    .line("lagrum", "Lagrum", hint: "Till exempel 11 kap. 1 § SoL.", required: true),
    .box("placering", "Barnet placeras utanför hemmet eller i skyddat boende").forChild(true),
    .choice("delegat", "Den som beslutar", DecisionMaker.allCases.map { ($0.rawValue, $0.swedish) }),
    .line("beslutare", "Beslutsfattarens namn och titel", required: true),
    .area("skal", "Skälen för beslutet"),
    .area("overklagan", "Hur beslutet överklagas", hint: "Vart, hur och inom vilken tid."),
  ]

  private static let closingFields: [NoteField] = [
    .choice(
      "skal", "Därför avslutas ärendet",
      [
        ("klart", "Stödet är klart"), ("avbrott", "Personen vill inte fortsätta"), ("flytt", "Personen har flyttat"),
        ("over", "Ärendet tas över av någon annan"), ("annat", "Annat skäl"),
      ]),
    .choice(
      "mal", "Har målet nåtts?",
      [
        ("helt", "Ja, helt"), ("delvis", "Delvis"), ("inte", "Nej"), ("okant", "Det går inte att säga"),
      ]), .area("risk", "Risken i dag, och vad personen själv säger om den"),
  ]

  private var contactFields: [NoteField] {
    switch self {
    case .attempt:
      [
        .choice(
          "utfall", "Hur det gick",
          [
            ("ingen", "Ingen svarade"), ("avbrots", "Samtalet bröts"), ("annan", "Någon annan svarade"),
            ("fick", "Vi fick kontakt"),
          ]), .line("satt", "Hur vi försökte", hint: "Bara på det sätt som står i trygg kontakt.", required: true),
        .day("nasta", "Nästa säkra dag", .future, hint: "Syns i dina akter. Skriv som 2026-11-22."),
        .line("tid", "Nästa säkra tid", hint: "Till exempel kl. 9–11."),
      ]
    case .phone:
      [
        .line("vem", "Med vem", required: true), .area("vad", "Vad som sades"),
        .day("ring", "Dag att ringa igen", .future, hint: "Syns i dina akter. Skriv som 2026-11-22."),
        .box("klart", "Det var det här samtalet som skulle ringas"),
      ]
    case .transfer:
      [
        .choice(
          "steg", "Vad som har hänt",
          [
            ("begard", "Vi har begärt att en annan nämnd tar över"), ("fatt", "Vi har fått en begäran att ta över"),
            ("ja", "Den är besvarad med ja"), ("nej", "Den är besvarad med nej"), ("ivo", "Frågan är lämnad till IVO"),
          ]), .day("dag", "Dag", .past, required: true), .area("skal", "Skälen, och vad personen själv vill"),
      ]
    case .deviation:
      [
        .choice(
          "steg", "Vad som har hänt",
          [
            ("rapporterat", "Missförhållandet är rapporterat"), ("avhjalpt", "Det är utrett och avhjälpt"),
            ("anmalt", "Det allvarliga är anmält till IVO, med utredningen"),
          ]), .day("dag", "Dag", .past, required: true),
        .area("skal", "Vad det gäller", hint: "Det som hände, eller det som utredningen har visat."),
        .area("atgard", "Vad som har gjorts för personen", required: false),
        .box(
          "allvarligt", "Det är allvarligt, eller en påtaglig risk för det",
          hint: "Anmäls till IVO så snart det går, med utredningen."),
      ]
    case .consent: Self.consentFields
    case .withdrawal: [.day("dag", "Dag då det återkallades", .past, required: true)]
    case .disclosure:
      [
        .area("vad", "Uppgifterna som lämnades ut"), .line("till", "Till vem", required: true),
        .choice("grund", "Stöd i lagen", DisclosureGround.allCases.map { ($0.rawValue, $0.swedish) }),
        .area("skal", "Skälen", hint: "Vilka omständigheter, och hur det påverkar den utsatta och barnen."),
        .day("dag", "Dag", .past, required: true),
      ]
    default: []
    }
  }

  private static let consentFields: [NoteField] = [
    .line("till", "Till vem uppgifter får lämnas", required: true), .area("vad", "Vilka uppgifter"),
    .area("syfte", "Varför"), .day("fran", "Gäller från", required: true),
    .day("till-och-med", "Gäller till och med"),
    .line("hur", "Hur personen svarade", hint: "Till exempel muntligt vid besök.", required: true),
    .box(
      "ensam", "Personen var ensam när vi frågade", hint: "Ett samtycke inför den som utövar våld är inget samtycke.",
      required: true),
  ]
}
