internal import Vocabulary
internal import Web

/// Reads a set from JSON. Each fault is a sentence that names the question and the field as the file has them.
struct SetFileReader {
  private var faults: [String] = []
  private var areas: Set<String> = []
  private var themes: Set<String> = []
  private var codes: Set<String> = []
  private var withoutVersion: Set<String> = []

  init() {}

  mutating func read(_ value: JSONValue) throws -> SetFile {
    guard value["format"].text == SetFile.format, value["formatVersion"].whole == 1 else {
      throw Problems(
        "fil", "Filen är ingen indikatoruppsättning: format ska vara \"\(SetFile.format)\" och formatVersion 1.")
    }
    let name = text(value, "name", at: "Uppsättningen")
    let version = text(value, "version", at: "Uppsättningen")
    let areas = list(value, "areas", at: "Uppsättningen").enumerated().compactMap { readArea($1, number: $0 + 1) }
    let themes = (value["themes"].list ?? []).enumerated().map { readTheme($1, number: $0 + 1) }
    self.areas = Set(areas.map(\.code))
    self.themes = Set(themes.map(\.code))
    let indicators = list(value, "indicators", at: "Uppsättningen").enumerated().compactMap {
      readIndicator($1, number: $0 + 1)
    }
    if indicators.isEmpty && faults.isEmpty { faults.append("Uppsättningen, indicators: det finns inga frågor.") }
    try check()
    return SetFile(
      name: name, version: version, areas: areas, themes: themes, sources: sources(value["sources"]),
      indicators: indicators, withoutDefinitionVersion: withoutVersion)
  }

  private mutating func readArea(_ value: JSONValue, number: Int) -> SurveyArea? {
    let place = "Område \(number)"
    let code = key(value, "id", at: place)
    if !areas.insert(code).inserted { faults.append("\(place), id: \(code) finns två gånger.") }
    return SurveyArea(code: code, name: text(value, "name", at: place), englishName: value["englishName"].text)
  }

  private mutating func readTheme(_ value: JSONValue, number: Int) -> IndicatorSet.Theme {
    let place = "Tema \(number)"
    return IndicatorSet.Theme(code: key(value, "id", at: place), name: text(value, "name", at: place))
  }

  private func sources(_ value: JSONValue) -> [IndicatorSet.Source] {
    (value.object ?? [:]).sorted { $0.key < $1.key }.map {
      IndicatorSet.Source(key: $0.key, title: $0.value["title"].text ?? $0.key, url: $0.value["url"].text)
    }
  }

  private mutating func readIndicator(_ value: JSONValue, number: Int) -> Indicator? {
    let code = key(value, "id", at: "Fråga \(number)")
    let place = code.isEmpty ? "Fråga \(number)" : code
    if !codes.insert(code).inserted { faults.append("\(place), id: finns två gånger i filen.") }
    guard let type = value["type"].text.flatMap(Indicator.AnswerType.init(rawValue:)) else {
      let allowed = Indicator.AnswerType.allCases.map(\.rawValue).joined(separator: ", ")
      faults.append("\(place), type: ska vara något av \(allowed).")
      return nil
    }
    let options = readOptions(value, at: place)
    var indicator = Indicator(
      id: "", code: code, area: area(value, at: place), question: text(value, "text", at: place),
      hint: value["hint"].text, answerType: type, unit: value["unit"].text, weight: weight(value, at: place),
      isCore: flag(value, "core", at: place), isSensitive: flag(value, "sensitive", at: place),
      themes: themes(value, at: place), options: options, rows: readRows(value, at: place),
      levelRule: rule(value, type: type, at: place), definitionVersion: value["definitionVersion"].text ?? "1",
      definition: definition(value["definition"]), published: links(value, at: place),
      sources: (value["sources"].list ?? []).compactMap(\.text), isRetired: value["retired"].flag ?? false)
    if value["definitionVersion"].text == nil { withoutVersion.insert(code) }
    indicator.englishLabel = value["englishLabel"].text
    indicator.certainty = value["certainty"].text.flatMap(Indicator.Certainty.init(rawValue:))
    indicator.maxChoices = value["maxChoices"].whole
    faults += indicator.faults.map { "\(place), \($0.field): \($0.sentence)" }
    return indicator
  }

  private mutating func area(_ value: JSONValue, at place: String) -> String {
    let code = text(value, "area", at: place)
    if !code.isEmpty && !areas.contains(code) { faults.append("\(place), area: området \(code) finns inte i areas.") }
    return code
  }

  private mutating func weight(_ value: JSONValue, at place: String) -> Int {
    guard let weight = value["weight"].whole, (0...3).contains(weight) else {
      faults.append("\(place), weight: ska vara 0, 1, 2 eller 3.")
      return 0
    }
    return weight
  }

  private mutating func themes(_ value: JSONValue, at place: String) -> [String] {
    let named = (value["theme"].list ?? []).compactMap(\.text)
    for theme in named where !themes.contains(theme) {
      faults.append("\(place), theme: temat \(theme) finns inte i themes.")
    }
    return named
  }

  private mutating func readOptions(_ value: JSONValue, at place: String) -> [Indicator.Option] {
    (value["options"].list ?? []).enumerated().map { index, option in
      let place = "\(place), options \(index + 1)"
      let level = option["level"].whole.flatMap { (0...100).contains($0) ? $0 : nil }
      if level == nil && !option["level"].isNull {
        faults.append("\(place), level: ska vara ett heltal 0–100, eller null när alternativet inte räknas.")
      }
      return Indicator.Option(
        id: key(option, "id", at: place), text: text(option, "text", at: place), level: level,
        isUnknown: option["unknown"].flag ?? false, isNone: option["none"].flag ?? false)
    }
  }

  private mutating func readRows(_ value: JSONValue, at place: String) -> [Indicator.MatrixRow] {
    (value["rows"].list ?? []).enumerated().map { index, row in
      let place = "\(place), rows \(index + 1)"
      return Indicator.MatrixRow(id: key(row, "id", at: place), text: text(row, "text", at: place))
    }
  }

  private mutating func rule(_ value: JSONValue, type: Indicator.AnswerType, at place: String) -> LevelRule {
    switch value["levelRule"].text {
    case "option": return .option
    case "share": return .share
    case "any": return .any
    case "none": return .none
    case "steps":
      if type == .date, value["stepUnit"].text != "monthsSince" {
        faults.append("\(place), stepUnit: ett datum räknas i hela månader, så det ska stå \"monthsSince\".")
      }
      return .steps(steps(value, at: place))
    default:
      faults.append("\(place), levelRule: ska vara option, share, any, steps eller none.")
      return .none
    }
  }

  private mutating func steps(_ value: JSONValue, at place: String) -> [LevelRule.Step] {
    list(value, "steps", at: place).compactMap { step in
      guard let from = step["from"].number, let level = step["level"].whole else {
        faults.append("\(place), steps: varje steg ska ha talen from och level.")
        return nil
      }
      return LevelRule.Step(from: from, level: level)
    }.sorted { $0.from < $1.from }
  }

  private func definition(_ value: JSONValue) -> Indicator.Definition {
    var definition = Indicator.Definition()
    for field in Indicator.Definition.fields { definition[keyPath: field.path] = value[field.key].text }
    return definition
  }

  private mutating func links(_ value: JSONValue, at place: String) -> [Indicator.PublishedLink] {
    (value["published"].list ?? []).map { link in
      let answers = (link["answers"].object ?? [:]).compactMapValues(\.text)
      return Indicator.PublishedLink(
        source: text(link, "source", at: "\(place), published"), key: text(link, "key", at: "\(place), published"),
        row: link["row"].text, answers: answers)
    }
  }

  private mutating func text(_ value: JSONValue, _ field: String, at place: String) -> String {
    guard let text = value[field].text?.trimmed, !text.isEmpty else {
      faults.append("\(place), \(field): saknas eller är inte text.")
      return ""
    }
    return text
  }

  /// A short key that is stored with answers and stands in addresses.
  private mutating func key(_ value: JSONValue, _ field: String, at place: String) -> String {
    let text = text(value, field, at: place)
    if !text.isEmpty && !Indicator.isKey(text) {
      faults.append(
        "\(place), \(field): ”\(text)” får bara ha bokstäverna a–z, siffror och bindestreck, högst 60 tecken.")
    }
    return text
  }

  private mutating func flag(_ value: JSONValue, _ field: String, at place: String) -> Bool {
    if value[field].flag == nil { faults.append("\(place), \(field): ska vara true eller false.") }
    return value[field].flag ?? false
  }

  private mutating func list(_ value: JSONValue, _ field: String, at place: String) -> [JSONValue] {
    if value[field].list == nil { faults.append("\(place), \(field): saknas eller är ingen lista.") }
    return value[field].list ?? []
  }

  /// The first faults, since a list of thousands helps nobody.
  private func check() throws {
    var problems = Problems()
    for fault in faults.prefix(40) { problems.add("fil", fault) }
    if faults.count > 40 {
      problems.add("fil", "Och \(faults.count - 40) fel till. Rätta de här först och försök igen.")
    }
    try problems.check()
  }
}
