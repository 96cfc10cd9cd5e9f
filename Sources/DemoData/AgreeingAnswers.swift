internal import Surveys

/// Answers that hang together: who has no plan says nothing of what it covers, and who never uses a method names none.
struct AgreeingAnswers {
  let place: AnsweringPlace
  let round: DemoRound
  private(set) var values: [String: AnswerValue]

  init(_ values: [String: AnswerValue], place: AnsweringPlace, round: DemoRound, counts: ReportedCounts) {
    (self.values, self.place, self.round) = (values, place, round)
    agreeOnPlan()
    agreeOnCoordinator()
    agreeOnRoutines()
    agreeOnRisk()
    agree(on: counts)
  }

  private mutating func agreeOnPlan() {
    switch choice("LED-03") {
    case nil: break
    case "nej":
      values["LED-04"] = nil
      say("LED-05", .options(["ingen-beslutad-plan"]))
    case "under-arbete", "finns": say("LED-05", .options(["ingen-beslutad-plan"]))
    default: say("LED-05", .options([chance("decided").pick(["kommunfullmaktige", "kommunstyrelsen", "namnd"])]))
    }
  }

  private mutating func agreeOnCoordinator() {
    switch choice("ORG-02") {
    case nil: break
    case "heltid": say("ORG-03", .number(100))
    case "deltid": say("ORG-03", .number(chance("part").pick([20, 25, 40, 50, 75])))
    default: say("ORG-03", .number(0))
    }
    let tenure =
      switch place.turnover.contactDays(at: round.openedDaysAgo) {
      case nil: "tom"
      case .some(..<183): "under-6-manader"
      case .some(..<365): "6-12-manader"
      case .some(..<1096): "1-3-ar"
      default: "over-3-ar"
      }
    say("ORG-04", .options([tenure]))
  }

  private mutating func agreeOnRoutines() {
    if choice("VUX-01") == "nej" { say("VUX-02", .options(["nej"])) }
    if choice("HRV-01") == "nej" { say("HRV-03", .options(["ingen"])) }
    guard case .matrix(let offers) = values["UTO-01"], offers.values.allSatisfy({ $0 == "nej" }) else { return }
    say("UTO-04", .options(["nej"]))
    say("NYC-05", .number(0))
  }

  private mutating func agreeOnRisk() {
    let spread = Double(chance("method").number(below: 31))
    switch choice("RIS-01") {
    case nil: return
    case "alltid": say("NYC-07", .number(100 - (spread / 4).rounded()))
    case "oftast": say("NYC-07", .number(60 + (spread * 0.9).rounded()))
    case "ibland": say("NYC-07", .number(15 + spread))
    default:
      say("NYC-07", .number(0))
      return say("RIS-02", .options(["ingen-metod"]))
    }
    if choice("RIS-02") == "ingen-metod" { say("RIS-02", .options(["freda-farlighetsbedomning"])) }
  }

  private mutating func agree(on counts: ReportedCounts) {
    say("NYC-01", .number(Double(counts.adults)))
    say("NYC-02", .number(Double(counts.supported)))
    say("NYC-03", .number(Double(counts.reached)))
    say("NYC-04", .number(Double(counts.children)))
    if values["NYC-05"] != .number(0) { say("NYC-05", .number(Double(counts.usingViolence))) }
    say("NYC-06", .number(Double(counts.honourShare)))
    say(
      "BOE-06",
      .numbers([
        "kvinnor": Double(counts.placedWomen), "man": Double(counts.placedMen), "barn": Double(counts.placedChildren),
      ]))
    say("BOE-07", .number(Double(counts.withoutPlace)))
  }

  /// The one option chosen; nil where the question is left open.
  private func choice(_ code: String) -> String? {
    if case .options(let ids) = values[code] { return ids.first }
    return nil
  }

  /// A question that is left open stays open.
  private mutating func say(_ code: String, _ value: AnswerValue) {
    if values[code] != nil { values[code] = value }
  }

  private func chance(_ word: String) -> Chance { Chance("agree", place.key, word) }
}
