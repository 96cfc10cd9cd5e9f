/// Judges one answer by its type, its list and its bounds.
struct JudgeAnswer {
  let judge: JudgeResponse
  let item: Item
  let field: FieldName
  let place: String

  func judge(_ value: AnswerValue) {
    guard item.accepts(value) else {
      wrong(at: valuePlace(value), "Svaret ska vara \(item.type.words), men är \(value.words).")
      return
    }
    judgeChoice(value)
    judgeBounds(value)
    switch value {
    case .string(let text), .uri(let text): judge(text, value)
    case .decimal(let number): judgeDecimals(number, value)
    case .quantity(let quantity): judgeUnit(quantity, value)
    case .attachment(let attachment): judge(attachment, value)
    default: break
    }
  }

  func wrong(at place: String, _ sentence: String, _ severity: Issue.Severity = .error) {
    judge.note(severity, place, sentence, field)
  }

  func valuePlace(_ value: AnswerValue) -> String { "\(place).value.ofType(\(value.typeName))" }

  private func judge(_ text: String, _ value: AnswerValue) {
    let length = text.unicodeScalars.count
    if let least = item.limits.minLength, length < least {
      wrong(at: valuePlace(value), "Svaret är för kort. Det ska ha minst \(least) tecken.")
    }
    if let most = item.limits.maxLength, length > most {
      wrong(at: valuePlace(value), "Svaret är för långt. Det får ha högst \(most) tecken.")
    }
    guard let pattern = item.limits.pattern else { return }
    do {
      guard try !pattern.matchesWhole(text) else { return }
      let format = item.look.entryFormat.map { " Skriv som \($0)." } ?? ""
      wrong(at: valuePlace(value), "Svaret är inte skrivet som det ska.\(format)")
    } catch {
      wrong(at: valuePlace(value), "Svaret gick inte att pröva. \(error.sentence)", .warning)
    }
  }

  private func judgeDecimals(_ number: DecimalNumber, _ value: AnswerValue) {
    guard let most = item.limits.mostDecimals, number.trimmed.decimals > most else { return }
    wrong(at: valuePlace(value), "Svaret har för många decimaler. Det får ha högst \(most).")
  }

  private func judge(_ attachment: Attachment, _ value: AnswerValue) {
    if let stated = attachment.statedSize, let actual = attachment.actualSize, stated != actual {
      wrong(at: valuePlace(value), "Filen sägs vara \(stated) byte men är \(actual). Skicka den på nytt.")
    }
    if let most = item.limits.mostBytes, let size = attachment.actualSize ?? attachment.statedSize,
      DecimalNumber(size) > most
    {
      wrong(at: place, "Filen är för stor. Den får vara högst \(most) byte.")
    }
    if !item.limits.mimeTypes.isEmpty, let type = attachment.contentType, !item.limits.mimeTypes.contains(type) {
      wrong(at: place, "Filen är av slaget \(type). Skicka \(item.limits.mimeTypes.joined(separator: ", ")).")
    }
  }
}

extension ItemType {
  /// The kind of answer, as in "svaret ska vara …".
  fileprivate var words: String {
    switch self {
    case .group, .display, .question: "tomt"
    case .boolean: "ja eller nej"
    case .decimal: "ett tal"
    case .integer: "ett heltal"
    case .date: "en dag"
    case .dateTime: "en dag med tid"
    case .time: "en tid"
    case .string, .text: "text"
    case .url: "en adress"
    case .coding: "ett svar ur listan"
    case .attachment: "en fil"
    case .reference: "en hänvisning"
    case .quantity: "ett tal med enhet"
    }
  }
}

extension AnswerValue {
  /// As the first type of item that takes such an answer.
  fileprivate var words: String { ItemType.allCases.first { $0.valueType == typeName }?.words ?? typeName }
}
