internal import Vocabulary
internal import Web

/// The fields of one question as they stand in a form, before anybody has judged them. Sv: ifyllda fält.
struct TypedAnswer: Sendable, Equatable {
  /// The field of the question itself: what was written, or each option that was ticked.
  var values: [String] = []
  /// A matrix: option or number by row.
  var rows: [String: String] = [:]
  /// "Vet inte" beside what is written.
  var isUnknown = false
  var comment = ""
  var isCommentShared = false
  var evidence = ""
  /// Whether the published value is right; nil when not said.
  var agrees: Bool?
  var reason = ""

  var text: String { values.last ?? "" }
}

extension TypedAnswer {
  init(to indicator: Indicator, in form: Form) {
    let names = FieldNames(indicator.code)
    values = form.all(names.value)
    rows = Dictionary(
      indicator.rows.compactMap { row in form.text(names.row(row.id)).map { (row.id, $0) } }, uniquingKeysWith: { $1 })
    isUnknown = indicator.canBeUnknown && form.isTicked(names.unknown)
    comment = form.raw(names.comment)
    isCommentShared = form.raw(names.sharing) == "delas"
    evidence = form.raw(names.evidence)
    agrees = form.text(names.agreement).map { $0 == "ja" }
    reason = form.raw(names.reason)
  }

  /// The fields as the stored answer fills them.
  init(to indicator: Indicator, content: AnswerContent, known: KnownValue?) {
    fill(indicator, with: indicator.value(stored: content.stored))
    comment = content.comment ?? ""
    isCommentShared = content.isCommentShared
    evidence = content.evidence ?? ""
    guard let known = known?.answer, let value = indicator.value(stored: content.stored) else { return }
    agrees = value.includes(known) ? true : value.contradicts(known) ? false : content.origin == .confirmed ? true : nil
    reason = content.origin == .corrected ? content.originNote ?? "" : ""
  }

  private mutating func fill(_ indicator: Indicator, with value: AnswerValue?) {
    switch value {
    case nil: break
    case .options(let ids): values = ids
    case .matrix(let chosen): rows = chosen
    case .numbers(let numbers): rows = numbers.mapValues(typed)
    case .number(let number): values = [typed(number)]
    case .rate(let rate): values = ["\(typed(rate)) per 10 000"]
    case .date(let date): values = [date.text]
    case .text(let text): values = [text]
    case .unknown: isUnknown = true
    }
  }
}

/// A number as one types it: with a comma and without spaces.
private func typed(_ number: Double) -> String { AnswerValue.number(number).stored.replacing(".", with: ",") }

/// What the fields of a question are called in the form.
struct FieldNames: Sendable {
  let code: String

  init(_ code: String) { self.code = code }

  var value: String { code }
  func row(_ id: String) -> String { "\(code).rad-\(id)" }
  var unknown: String { "\(code).vetinte" }
  var comment: String { "\(code).kommentar" }
  var sharing: String { "\(code).vem" }
  var evidence: String { "\(code).lank" }
  var agreement: String { "\(code).stammer" }
  var reason: String { "\(code).varfor" }
  /// The version that the form was made from; its presence says that the question stood in the form.
  var version: String { "version.\(code)" }
  /// The version of the colleague's answer that stood beside one's own.
  var conflict: String { "konflikt.\(code)" }
  var keep: String { "\(code).behall" }
}
