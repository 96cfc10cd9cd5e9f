internal import Vocabulary
internal import Web

/// Why something typed cannot be taken, and at which field.
struct AnswerFault: Error, Equatable {
  let field: String
  let sentence: String

  init(_ field: String, _ sentence: String) {
    self.field = field
    self.sentence = sentence
  }
}

extension Indicator {
  /// Reads what was typed as a value of the question's type; nil when nothing was.
  func read(_ typed: TypedAnswer) throws(AnswerFault) -> AnswerValue? {
    guard typed.isUnknown, canBeUnknown else { return try readValue(typed) }
    if let written = (typed.values + rows.compactMap { typed.rows[$0.id] }).first(where: { !$0.trimmed.isEmpty }) {
      throw AnswerFault(
        code, "Både ”\(written.trimmed)” och ”Vet inte” är angivet. Ta bort det ena.")
    }
    return .unknown
  }

  private func readValue(_ typed: TypedAnswer) throws(AnswerFault) -> AnswerValue? {
    switch answerType {
    case .document, .single: try readOne(typed.values)
    case .multi: try readSeveral(typed.values)
    case .matrix: try options.isEmpty ? readNumbers(typed.rows) : readRows(typed.rows)
    case .count: try readCountOrRate(typed.text)
    case .share: try readShare(typed.text)
    case .date: try readDate(typed.text)
    case .text: try readText(typed.text)
    }
  }

  private func readOne(_ ids: [String]) throws(AnswerFault) -> AnswerValue? {
    guard let id = ids.last else { return nil }
    guard ids.count == 1 else { throw AnswerFault(code, "Välj bara ett alternativ.") }
    try check(id, field: code)
    return .options([id])
  }

  /// "Inget av detta" and "Vet inte" stand alone. The order is that of the options, so that equal choices are equal.
  private func readSeveral(_ ids: [String]) throws(AnswerFault) -> AnswerValue? {
    guard !ids.isEmpty else { return nil }
    for id in ids { try check(id, field: code) }
    let chosen = options.filter { ids.contains($0.id) }
    if chosen.count > 1, let alone = chosen.first(where: { $0.isNone || $0.isUnknown }) {
      throw AnswerFault(code, "”\(alone.text)” är valt tillsammans med annat. Välj det ensamt, eller ta bort det.")
    }
    if let most = maxChoices, chosen.count > most {
      throw AnswerFault(code, "Välj högst \(most) alternativ. Du har valt \(chosen.count).")
    }
    return .options(chosen.map(\.id))
  }

  private func readRows(_ typed: [String: String]) throws(AnswerFault) -> AnswerValue? {
    var chosen: [String: String] = [:]
    for row in rows {
      guard let id = typed[row.id] else { continue }
      try check(id, field: FieldNames(code).row(row.id))
      chosen[row.id] = id
    }
    return chosen.isEmpty ? nil : .matrix(chosen)
  }

  private func readNumbers(_ typed: [String: String]) throws(AnswerFault) -> AnswerValue? {
    var numbers: [String: Double] = [:]
    for row in rows {
      guard let text = typed[row.id] else { continue }
      numbers[row.id] = try readCount(text, field: FieldNames(code).row(row.id), of: row.text)
    }
    return numbers.isEmpty ? nil : .numbers(numbers)
  }

  private func check(_ id: String, field: String) throws(AnswerFault) {
    if option(id) == nil { throw AnswerFault(field, "Svaret finns inte bland alternativen. Välj ett som visas.") }
  }

  private func readCount(_ text: String, field: String, of row: String? = nil) throws(AnswerFault) -> Double? {
    guard let digits = compact(text) else { return nil }
    let subject = row.map { "Antalet för \($0)" } ?? "Antalet"
    guard let number = decimal(digits) else {
      throw AnswerFault(field, "\(subject) ska vara ett tal med siffror, till exempel 12. Du skrev ”\(text.trimmed)”.")
    }
    guard number >= 0 else { throw AnswerFault(field, "\(subject) kan inte vara mindre än 0.") }
    guard number == number.rounded() else {
      throw AnswerFault(field, "\(subject) ska vara ett helt tal, utan decimaler.")
    }
    guard number <= 10_000_000 else { throw AnswerFault(field, "\(subject) är orimligt stort. Kontrollera talet.") }
    return number
  }

  private func readCountOrRate(_ text: String) throws(AnswerFault) -> AnswerValue? {
    if let rate = try readRate(text) { return rate }
    return try readCount(text, field: code).map(AnswerValue.number)
  }

  /// "45,3 per 10 000", where the question may be answered so; nil for anything else.
  private func readRate(_ text: String) throws(AnswerFault) -> AnswerValue? {
    guard canBeRate, let digits = compact(text), let measure = digits.firstRange(of: "per10000") else { return nil }
    let rest = digits[measure.upperBound...]
    guard let rate = decimal(String(digits[..<measure.lowerBound])), (0...10_000).contains(rate),
      ["", "vuxna", "vuxnainvånare"].contains(rest)
    else {
      throw AnswerFault(code, "Skriv ett antal, eller ett tal mellan 0 och 10 000 så här: 45,3 per 10 000.")
    }
    return .rate(rate)
  }

  private func readShare(_ text: String) throws(AnswerFault) -> AnswerValue? {
    guard var digits = compact(text) else { return nil }
    if digits.hasSuffix("%") { digits.removeLast() }
    guard let number = decimal(digits) else {
      throw AnswerFault(code, "Andelen ska vara ett tal, till exempel 50 eller 12,5. Du skrev ”\(text.trimmed)”.")
    }
    guard (0...100).contains(number) else { throw AnswerFault(code, "Andelen ska vara mellan 0 och 100 procent.") }
    return .number(number)
  }

  private func readDate(_ text: String) throws(AnswerFault) -> AnswerValue? {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    guard let date = CalendarDate(text) else {
      throw AnswerFault(code, "Datumet finns inte eller går inte att läsa. Skriv det så här: 2026-11-22.")
    }
    guard (1900...2100).contains(date.year) else { throw AnswerFault(code, "Kontrollera årtalet i datumet.") }
    return .date(date)
  }

  private func readText(_ text: String) throws(AnswerFault) -> AnswerValue? {
    guard let text = try limited(text, field: code) else { return nil }
    return .text(text)
  }
}

/// A longer text, with one kind of line break; nil when empty.
func limited(_ text: String, field: String, to limit: Int = 10_000) throws(AnswerFault) -> String? {
  let text = text.replacing("\r\n", with: "\n").trimmed
  guard text.count <= limit else {
    throw AnswerFault(field, "Texten är \(text.count) tecken lång. Korta den till högst \(limit) tecken.")
  }
  return text.isEmpty ? nil : text
}

/// Without the spaces people put between thousands; nil when nothing is left.
private func compact(_ text: String) -> String? {
  let rest = text.filter { !$0.isWhitespace }
  return rest.isEmpty ? nil : rest
}

/// A number in ASCII digits with comma or point; not "1e5", "0x10" or "nan", which Swift would read.
private func decimal(_ text: String) -> Double? {
  let text = text.replacing(",", with: ".").replacing("\u{2212}", with: "-")
  let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
  let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
  let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  guard (1...2).contains(parts.count), isDigits else { return nil }
  return Double(text)
}
