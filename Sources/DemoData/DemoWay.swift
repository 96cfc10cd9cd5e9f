internal import Casework
internal import Vocabulary

/// What happens in an invented case, by how many days after it was registered. Sv: påhittat ärendes gång.
struct DemoWay {
  struct Step {
    let kind: NoteKind
    let day: Int
    let minute: Int
    let answers: [String: Answer]
    var text = ""
  }

  /// A text as it is, or a day counted from the step's own.
  enum Answer: ExpressibleByStringLiteral {
    case text(String)
    case day(after: Int)

    init(stringLiteral text: String) { self = .text(text) }

    func text(_ day: CalendarDate) -> String {
      switch self {
      case .text(let text): text
      case .day(let days): day.adding(days: days).text
      }
    }
  }

  let role: CaseFile.Role
  let chance: Chance

  var steps: [Step] {
    let steps = role == .child ? child : adult
    // Some cases have stopped where they are, and their times have passed.
    guard chance.and("stannat").share < 0.06 else { return steps }
    return Array(steps.prefix(1 + chance.and("hur långt").number(below: steps.count)))
  }

  private func days(_ name: String, _ from: Int, _ span: Int) -> Int { from + chance.and(name).number(below: span) }

  // MARK: A child

  private var child: [Step] {
    let decided = days("förhandsbedömning", 4, 8)
    var steps = [
      Step(kind: .childProtection, day: 0, minute: 0, answers: Self.protection),
      Step(kind: .intake, day: 0, minute: 40, answers: intake), talk(2),
    ]
    guard chance.and("inleda").share < 0.75 else {
      return steps + [
        preliminary(decided, "inte"),
        Step(kind: .feedback, day: decided + 2, minute: 0, answers: ["dag": .day(after: 0), "hur": "Per telefon"]),
      ]
    }
    steps += [
      preliminary(decided, "inleda"),
      Step(
        kind: .notice, day: decided + 1, minute: 0,
        answers: [
          "val": "senare", "vem": "Den ena vårdnadshavaren", "skal": "Risken bedöms först", "nydag": .day(after: 14),
        ]),
      Step(kind: .feedback, day: decided + 2, minute: 0, answers: ["dag": .day(after: 0), "hur": "Per telefon"]),
      Step(kind: .plan, day: decided + 4, minute: 0, answers: Self.plan), risk(decided + 6, first: true),
      Step(
        kind: .notice, day: decided + 12, minute: 0,
        answers: [
          "val": "nu", "vem": "Den ena vårdnadshavaren", "skal": "Barnet är tryggt och vet om det", "alla": "ja",
        ]),
      Step(kind: .childSafetyPlan, day: decided + 15, minute: 0, answers: Self.childPlan), talk(decided + 30),
      decision(decided + days("beslut", 60, 50), "insats"),
    ]
    return steps + after(decided + 115)
  }

  private func preliminary(_ day: Int, _ outcome: String) -> Step {
    Step(
      kind: .preliminary, day: day, minute: 0,
      answers: [
        "utfall": .text(outcome), "skal": "Det som har kommit fram om hur barnet har det hemma",
        "beslutare": "Enhetschefen, på delegation",
      ])
  }

  // MARK: An adult

  private var adult: [Step] {
    var steps = [
      Step(kind: .intake, day: 0, minute: 0, answers: intake),
      Step(
        kind: .attempt, day: 1, minute: 0,
        answers: ["utfall": "ingen", "satt": "Ringde på den tid som står", "nasta": .day(after: 2), "tid": "kl. 9–11"]),
      Step(kind: .attempt, day: 3, minute: 0, answers: ["utfall": "fick", "satt": "Ringde på den tid som står"]),
      risk(3, first: true),
    ]
    if role == .exposed { steps.append(Step(kind: .safetyPlan, day: 5, minute: 0, answers: Self.safety)) }
    steps.append(Step(kind: .consent, day: 6, minute: 0, answers: Self.consent))
    guard chance.and("ansökan").share < 0.6 else {
      return steps + [
        Step(
          kind: .unassessed, day: 8, minute: 0, answers: ["stod": "Upp till fem samtal", "upplyst": "ja"]), talk(20),
        talk(41),
        closing(days("klart", 70, 60)),
      ]
    }
    steps += [
      Step(
        kind: .application, day: 8, minute: 0,
        answers: [
          "form": .text(chance.and("form").pick(["muntlig", "skriftlig", "oklar"])),
          "begaran": "Stöd för att ta sig ur våldet",
        ]),
      Step(kind: .plan, day: 11, minute: 0, answers: Self.plan), talk(16),
      decision(days("beslut", 30, 40), "bifall"),
    ]
    return steps + after(75)
  }

  /// What follows on a decision.
  private func after(_ day: Int) -> [Step] {
    [
      Step(kind: .execution, day: day, minute: 0, answers: ["dag": .day(after: 0), "utforare": "Egen verksamhet"]),
      risk(day + 20, first: false), followUp(day + 60), risk(day + 110, first: false), followUp(day + 150),
      closing(day + days("klart", 200, 120)),
    ]
  }

  private func talk(_ day: Int) -> Step {
    Step(
      kind: .plain, day: day, minute: 0, answers: [:],
      text: chance.and("samtal \(day)").pick([
        "Samtal här. Vi går igenom hur veckan har varit och vad som känns tryggt just nu.",
        "Kort samtal på telefon. Ny tid är bokad.",
        "Samtal om vad som hände och om vad personen själv vill ska hända nu.",
      ]))
  }

  private func risk(_ day: Int, first isFirst: Bool) -> Step {
    let levels = RiskLevel.allCases.map(\.rawValue)
    let level = chance.and("risk \(day)").number(below: isFirst ? 4 : 3)
    let own = min(3, max(0, level + chance.and("egen \(day)").number(below: 3) - 1))
    return Step(
      kind: .risk, day: day, minute: 30,
      answers: [
        "anledning": isFirst
          ? "forsta" : .text(chance.and("därför \(day)").pick(["planerad", "uppgift", "flytt", "rattegang"])),
        "kalla": "sjalv",
        "underlag": "Hot, svartsjuka och en separation som talar för risk. Ett nätverk som talar emot.",
        "egen": .text(levels[own]), "niva": .text(levels[level]),
        "bedomning": "Bedömningen vilar på det som har hänt den senaste tiden och på personens egen bild.",
        "atgarder": "Säkerhetsplanen gås igenom. Nytt samtal bokas.", "nasta": .day(after: 105),
      ])
  }

  private func decision(_ day: Int, _ outcome: String) -> Step {
    Step(
      kind: .decision, day: day, minute: 0,
      answers: [
        "utfall": .text(outcome), "insats": "Samtalsstöd", "lagrum": "11 kap. 1 § SoL", "delegat": "unitManager",
        "beslutare": "Enhetschefen", "skal": "Behovet framgår av utredningen.",
        "overklagan": "Skriftligt till nämnden inom tre veckor från den dag beslutet togs emot.",
      ])
  }

  private func followUp(_ day: Int) -> Step {
    Step(
      kind: .followUp, day: day, minute: 0,
      answers: [
        "lage": "Personen säger att vardagen är lugnare.", "risk": "Inget nytt har kommit fram.",
        "nasta": .day(after: 120),
      ])
  }

  private func closing(_ day: Int) -> Step {
    Step(
      kind: .closing, day: day, minute: 0,
      answers: [
        "skal": .text(chance.and("slut").pick(["klart", "klart", "klart", "avbrott", "flytt"])),
        "mal": .text(chance.and("mål").pick(["helt", "delvis", "delvis", "inte", "okant"])),
        "risk": "Risken är lägre än när ärendet började, säger personen.",
      ])
  }

  private var intake: [String: Answer] {
    var answers: [String: Answer] = [
      "satt": .text(chance.and("kom in").pick(["egen", "oro", "myndighet", "jour"])),
      "inkom": .day(after: 0), "vad": "Det har varit våld i hemmet under en längre tid. Mer står i samtalen.",
    ]
    if role == .child { answers["aterkoppling"] = "ja" }
    return answers
  }

  private static let protection: [String: Answer] = [
    "behov": "inte", "grund": "Det som har berättats och den trygga vuxnas bild",
    "barnet": "Barnet vill vara kvar hos den trygga vuxna",
    "kontakt": "Ingen kontakt med den som har använt våld just nu", "atgard": "Samtal med barnet i veckan",
  ]
  private static let plan: [String: Answer] = [
    "fragor": "Vad har hänt, vad behövs, och hur är risken?", "samtal": "Enskilda samtal, aldrig tillsammans",
    "risk": "Genom samtal, med personens egen bild bredvid",
  ]
  private static let safety: [String: Answer] = [
    "tecken": "Tystnad, och frågor om var hon har varit", "utvagar": "Bakdörren, och sedan till en vän",
    "vaska": "Väska med papper och mediciner hos vännen", "telefon": "Platsdelningen är avstängd",
    "nasta": .day(after: 330),
  ]
  private static let childPlan: [String: Answer] = [
    "tecken": "När rösterna blir höga", "gor": "Går till mitt rum och ringer", "vuxen": "Mormor och min lärare",
    "ringa": "Jag säger vad jag heter och var jag är", "nasta": .day(after: 330),
  ]
  private static let consent: [String: Answer] = [
    "till": "Vårdcentralen", "vad": "Tider för besök", "syfte": "Så att stödet hänger ihop", "fran": .day(after: 0),
    "till-och-med": .day(after: 365), "hur": "Muntligt vid besök", "ensam": "ja",
  ]
}
