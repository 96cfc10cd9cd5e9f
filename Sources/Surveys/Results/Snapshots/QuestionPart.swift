import Synchronization
import Vocabulary

/// The code of a question, or of one part of it: `SAM-01` or `SAM-01.polis`. No code of a set has a full stop, and no
/// row of a matrix either. Sv: frågans eller delens kod.
struct QuestionCode: Sendable, Hashable {
  /// The question's own code.
  let whole: String
  /// The row that the part is about; nil for the whole question.
  let part: String?

  private static let sign: Character = "."

  init(_ text: String) {
    let parts = text.split(separator: Self.sign, maxSplits: 1).map(String.init)
    whole = parts.first ?? text
    part = parts.count == 2 ? parts[1] : nil
  }

  init(whole: String, part: String?) {
    self.whole = whole
    self.part = part
  }

  /// As a page says it: "SAM-01", or "SAM-01, polis" where the part is called so.
  func words(_ partText: String?) -> String { partText.map { "\(whole), \($0.lowercasedFirst)" } ?? text }

  var text: String { part.map { "\(whole)\(Self.sign)\($0)" } ?? whole }
}

extension Indicator {
  /// One row of a matrix as a question of its own, with the level, weight and definition of the whole. Sv: delfråga.
  func part(_ row: MatrixRow) -> Indicator {
    var part = self
    part.code = QuestionCode(whole: code, part: row.id).text
    part.partText = row.text
    part.question = "\(row.text): \(question)"
    part.answerType = options.isEmpty ? (unit == "%" ? .share : .count) : .single
    part.rows = []
    part.publishedLinks = publishedLinks.filter { $0.row == row.id }
    return part
  }

  /// The code without the part.
  var wholeCode: String { QuestionCode(code).whole }
  var shownCode: String { QuestionCode(code).words(partText) }
  /// Without the part before it.
  var questionAlone: String { partText.map { String(question.dropFirst("\($0): ".count)) } ?? question }
  /// The row of the matrix that this is about, when it is a part.
  var partID: String? { QuestionCode(code).part }
}

extension SnapshotColumn {
  /// The answers to one row of a matrix as a column of its own, made the first time it is asked for and then kept: what
  /// takes a column takes a part of one. Nil when the question has no such row.
  func part(_ id: String) -> SnapshotColumn? {
    guard let row = indicator.row(id) else { return nil }
    return keptParts.withLock { kept in
      if let part = kept[id] { return part }
      let part = PartBuilder(of: self, row).column
      kept[id] = part
      return part
    }
  }

  /// All parts in the order of the form; empty when the question is no matrix.
  var parts: [SnapshotColumn] { indicator.rows.compactMap { part($0.id) } }
}

/// Takes one row out of the different answers to a matrix, and points all respondents to it.
private struct PartBuilder {
  private let whole: SnapshotColumn
  private let row: Indicator.MatrixRow
  private let indicator: Indicator
  private var different: [DistinctAnswer] = []
  private var known: [String: UInt16] = [:]
  /// For each different answer to the whole question, the place of its part; 0 where the row is empty.
  private var places: [UInt16] = []

  init(of whole: SnapshotColumn, _ row: Indicator.MatrixRow) {
    self.whole = whole
    self.row = row
    indicator = whole.indicator.part(row)
    for answer in whole.different { places.append(place(of: answer)) }
  }

  var column: SnapshotColumn {
    let chosen = whole.places.map { $0 == 0 ? 0 : places[Int($0) - 1] }
    let levels = chosen.map { $0 == 0 ? Level.missing.byte : different[Int($0) - 1].level }
    return SnapshotColumn(indicator: indicator, levels: levels, places: chosen, different: different)
  }

  private mutating func place(of answer: DistinctAnswer) -> UInt16 {
    guard let value = value(in: answer.value) else { return 0 }
    if let place = known[value.stored] { return place }
    different.append(DistinctAnswer(value, to: indicator))
    let place = UInt16(different.count)
    known[value.stored] = place
    return place
  }

  private func value(in answer: AnswerValue) -> AnswerValue? {
    switch answer {
    case .matrix(let chosen): chosen[row.id].map { .options([$0]) }
    case .numbers(let numbers): numbers[row.id].map(AnswerValue.number)
    case .unknown: .unknown
    default: nil
    }
  }
}
