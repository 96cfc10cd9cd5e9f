/// Reads what somebody typed or chose as an answer to a question.
struct ReadTyped {
  static let longest = 20_000

  let item: Item
  /// The answers to choose between, as they are listed or as an expression makes them.
  let options: [AnswerOption]
  let occasion: Occasion

  /// Nil for what is left empty.
  func answer(_ typed: String, unit: String? = nil) throws(UnreadText) -> AnswerValue? {
    let text = trimmed(typed)
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= ReadTyped.longest else {
      throw problem(String(text.prefix(200)), "Texten är för lång. Korta den.")
    }
    if let option = options.first(where: { $0.key == text || $0.key == typed }) { return option.value }
    if !options.isEmpty, item.type != .coding, item.answers.openness == .optionsOnly {
      throw problem(text, "Välj ett av svaren i listan.")
    }
    return try free(text, unit)
  }

  private func free(_ text: String, _ unit: String?) throws(UnreadText) -> AnswerValue {
    switch item.type {
    case .boolean: return .boolean(try wanted(["true": true, "false": false][text], text, "Välj ja eller nej."))
    case .integer: return .integer(try wanted(number(text)?.wholeNumber, text, "Skriv ett heltal, som 12."))
    case .decimal: return .decimal(try wanted(number(text), text, "Skriv ett tal, som 12 eller 3,5."))
    case .date: return .date(try wanted(PartialDate(text), text, "Skriv dagen som 2026-11-25."))
    case .dateTime: return .dateTime(try wanted(dateTime(text), text, "Skriv dag och tid som 2026-11-25 14:30."))
    case .time: return .time(try wanted(time(text), text, "Skriv tiden som 14:30."))
    case .string, .text: return .string(text)
    case .url: return .uri(try wanted(address(text), text, "Skriv hela adressen, som https://exempel.se."))
    case .reference: return .reference(Reference(to: text))
    case .quantity: return .quantity(try quantity(text, unit))
    case .coding: return try choice(text)
    case .group, .display, .question, .attachment: throw problem(text, "Här går det inte att skriva något.")
    }
  }

  private func choice(_ text: String) throws(UnreadText) -> AnswerValue {
    if item.answers.openness == .optionsOrString { return .string(text) }
    if item.answers.openness == .optionsOrType { return .coding(Coding(code: nil, display: text)) }
    if let fits = item.answers.alsoFits, (try? fits.matchesWhole(text)) == true { return .coding(Coding(code: text)) }
    throw problem(text, "Välj ett av svaren i listan.")
  }

  private func quantity(_ text: String, _ unit: String?) throws(UnreadText) -> Quantity {
    let number = try wanted(number(text), text, "Skriv ett tal, som 12 eller 3,5.")
    let options = item.units.options
    guard !options.isEmpty else { return item.units.quantity(number, unit: item.units.own) }
    let chosen = options.first { $0.code == unit || $0.code == nil && $0.display == unit }
    guard let chosen = chosen ?? (options.count == 1 ? options[0] : nil) else { throw problem(text, "Välj enhet.") }
    return item.units.quantity(number, unit: chosen)
  }

  /// With decimal comma or point, and with spaces between thousands.
  private func number(_ text: String) -> DecimalNumber? {
    let plain = text.filter { !$0.isWhitespace }.replacing(",", with: ".").replacing("\u{2212}", with: "-")
    return plain.contains(where: { $0 == "e" || $0 == "E" }) ? nil : DecimalNumber(plain)
  }

  /// FHIR's times have seconds.
  private func time(_ text: String) -> PartialTime? {
    let colons = text.replacing(".", with: ":")
    return PartialTime(colons.count { $0 == ":" } == 1 ? colons + ":00" : text)
  }

  /// A time without a zone is by the clock on the wall.
  private func dateTime(_ text: String) -> PartialDateTime? {
    let halves = text.replacing("T", with: " ").split(separator: " ").map(String.init)
    guard halves.count == 2 else { return PartialDateTime(text) }
    guard let local = PartialDate(halves[0]), local.day != nil else { return nil }
    guard let time = time(halves[1]) else { return PartialDateTime("\(halves[0])T\(halves[1])") }
    let unzoned = PartialDateTime(date: local, time: time)
    return PartialDateTime(date: local, time: time, offset: occasion.offset(unzoned))
  }

  /// Only addresses that are safe to follow.
  private func address(_ text: String) -> String? {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    let isSafe = ["http", "https", "mailto", "tel", "urn", "ftp"].contains(scheme) && text.contains(":")
    return isSafe && !text.contains(where: \.isWhitespace) ? text : nil
  }

  private func wanted<Value>(_ value: Value?, _ text: String, _ sentence: String) throws(UnreadText) -> Value {
    guard let value else { throw problem(text, sentence) }
    return value
  }

  private func problem(_ text: String, _ sentence: String) -> UnreadText { UnreadText(text: text, sentence: sentence) }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension AnswerOption {
  /// What a form sends when the option is chosen.
  package var key: String {
    guard let coding = value.coding else { return value.shown }
    return "\(coding.system ?? "")|\(coding.code ?? coding.display ?? "")"
  }
}
