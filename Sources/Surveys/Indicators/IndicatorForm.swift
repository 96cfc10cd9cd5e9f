internal import Vocabulary
internal import Web

/// A question as a form has it, both ways. Options, rows and steps stand in numbered lines; an empty line is left out.
struct IndicatorForm {
  private let form: Form

  init(_ form: Form) { self.form = form }

  static let optionLines = 14
  static let rowLines = 14
  static let stepLines = 7

  /// The question, with what the form does not show taken from the one it replaces; throws all that is wrong.
  func indicator(in questionnaire: Questionnaire, replacing before: Indicator?) throws -> Indicator {
    var problems = Problems()
    let code = before?.code ?? problems.require(form, "kod", "Skriv en kod, till exempel LED-11.", limit: 20)
    if !code.isEmpty && !Indicator.isKey(code) {
      problems.add("kod", "Koden får bara ha bokstäverna a–z, siffror och bindestreck.")
    }
    if ["ny", "kopiera", "export", "utskrift", "ordning", "omraden", "dra-tillbaka"].contains(code) {
      problems.add("kod", "Koden är upptagen. Välj en annan.")
    }
    let question = problems.require(form, "fraga", "Skriv frågan.", limit: 500)
    let area = form.raw("omrade")
    if questionnaire.area(area) == nil { problems.add("omrade", "Välj ett område.") }
    guard let type = Indicator.AnswerType(rawValue: form.raw("typ")) else {
      problems.add("typ", "Välj hur frågan besvaras.")
      throw problems
    }
    var indicator = Indicator(
      id: before?.id ?? "", code: code, area: area, question: question, hint: form.text("hjalp"), answerType: type,
      unit: form.text("enhet"), weight: weight(&problems), isCore: form.isTicked("kort"),
      isSensitive: form.isTicked("kansligt"),
      themes: form.all("tema"), options: options(&problems), rows: rows(), levelRule: rule(&problems),
      definitionVersion: before?.definitionVersion ?? "1", definition: definition,
      published: before?.publishedLinks ?? [],
      sources: sources, isRetired: before?.isRetired ?? false)
    indicator.englishLabel = form.text("engelska")
    indicator.certainty = before?.certainty
    indicator.maxChoices = form.number("hogst")
    for fault in indicator.faults { problems.add(Self.field(of: fault.field), fault.sentence.capitalisedFirst) }
    try problems.check()
    return indicator
  }

  private func weight(_ problems: inout Problems) -> Int {
    guard let weight = form.number("vikt"), (0...3).contains(weight) else {
      problems.add("vikt", "Välj en vikt.")
      return 0
    }
    return weight
  }

  private func options(_ problems: inout Problems) -> [Indicator.Option] {
    var taken: Set<String> = []
    var options: [Indicator.Option] = []
    for line in 0..<Self.optionLines {
      guard let text = form.text("alt-\(line)-text") else { continue }
      let level = form.text("alt-\(line)-niva")
      if let level, Int(level).map({ (0...100).contains($0) }) != true {
        problems.add(
          "alt-\(line)-niva",
          "Nivån för ”\(text)” ska vara ett heltal 0–100. Lämna fältet tomt om alternativet inte räknas.")
      }
      let id = unique(form.text("alt-\(line)-id") ?? text.slug, among: &taken)
      options.append(
        Indicator.Option(
          id: id, text: text, level: level.flatMap { Int($0) }, isUnknown: form.isTicked("alt-\(line)-vetinte"),
          isNone: form.isTicked("alt-\(line)-inget")))
    }
    return options
  }

  private func rows() -> [Indicator.MatrixRow] {
    var taken: Set<String> = []
    return (0..<Self.rowLines).compactMap { line in
      form.text("rad-\(line)-text").map {
        Indicator.MatrixRow(id: unique(form.text("rad-\(line)-id") ?? $0.slug, among: &taken), text: $0)
      }
    }
  }

  private func unique(_ key: String, among taken: inout Set<String>) -> String {
    let base = Indicator.isKey(key) ? key : "alternativ"
    var candidate = base
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(base)-\(number)"
      number += 1
    }
    return candidate
  }

  private func rule(_ problems: inout Problems) -> LevelRule {
    switch form.raw("regel") {
    case "option": return .option
    case "share": return .share
    case "any": return .any
    case "none": return .none
    case "steps": return .steps(steps(&problems))
    default:
      problems.add("regel", "Välj hur svaret blir en nivå.")
      return .none
    }
  }

  private func steps(_ problems: inout Problems) -> [LevelRule.Step] {
    var steps: [LevelRule.Step] = []
    for line in 0..<Self.stepLines {
      guard let from = form.text("steg-\(line)-fran") else { continue }
      guard let number = Double(from.replacing(",", with: ".")), let level = form.number("steg-\(line)-niva") else {
        problems.add("steg-\(line)-fran", "Steg \(line + 1) ska ha ett tal och en nivå 0–100.")
        continue
      }
      steps.append(LevelRule.Step(from: number, level: level))
    }
    return steps.sorted { $0.from < $1.from }
  }

  private var definition: Indicator.Definition {
    var definition = Indicator.Definition()
    for field in Indicator.Definition.fields { definition[keyPath: field.path] = form.text("definition-\(field.key)") }
    return definition
  }

  private var sources: [String] {
    (form.text("kallor") ?? "").split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init)
  }

  /// Where in the form a fault of the question is shown.
  private static func field(of field: String) -> String {
    switch field {
    case "options": "alt-0-text"
    case "rows": "rad-0-text"
    case "steps": "steg-0-fran"
    case "levelRule": "regel"
    case "weight": "vikt"
    case "maxChoices": "hogst"
    default: "fraga"
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Indicator {
  /// The question as the form shows it.
  var form: Form {
    var fields: [(name: String, value: String)] = [
      ("kod", code), ("fraga", question), ("omrade", area), ("typ", answerType.rawValue), ("hjalp", hint ?? ""),
      ("enhet", unit ?? ""), ("vikt", String(weight)), ("kort", isCore ? "ja" : ""),
      ("kansligt", isSensitive ? "ja" : ""),
      ("regel", levelRule.key), ("engelska", englishLabel ?? ""), ("hogst", maxChoices.map { String($0) } ?? ""),
      ("kallor", sources.joined(separator: " ")),
    ]
    fields += themes.map { ("tema", $0) }
    for (line, option) in statedOptions.enumerated() {
      fields += [
        ("alt-\(line)-id", option.id), ("alt-\(line)-text", option.text),
        ("alt-\(line)-niva", option.level.map { String($0) } ?? ""),
        ("alt-\(line)-vetinte", option.isUnknown ? "ja" : ""), ("alt-\(line)-inget", option.isNone ? "ja" : ""),
      ]
    }
    for (line, row) in rows.enumerated() { fields += [("rad-\(line)-id", row.id), ("rad-\(line)-text", row.text)] }
    if case .steps(let steps) = levelRule {
      for (line, step) in steps.enumerated() {
        fields += [("steg-\(line)-fran", SwedishNumber.plain(step.from)), ("steg-\(line)-niva", String(step.level))]
      }
    }
    fields += Definition.fields.map { ("definition-\($0.key)", definition[keyPath: $0.path] ?? "") }
    return Form(fields: fields)
  }
}

extension SwedishNumber {
  /// A number as one types it in a field.
  fileprivate static func plain(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number).replacing(".", with: ",")
  }
}
