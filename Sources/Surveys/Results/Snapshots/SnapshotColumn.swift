import HTML
import Synchronization
import Vocabulary

/// All answers to one question: a level per respondent in one byte, and which of the different answers each gave.
final class SnapshotColumn: Sendable {
  let indicator: Indicator
  /// `Level.byte` per row.
  let levels: [UInt8]
  /// One more than the place among `different`; 0 is no answer.
  let places: [UInt16]
  /// Each different answer once; most questions have five.
  let different: [DistinctAnswer]
  /// The parts of a matrix that have been asked for, by row; see `part(_:)`.
  let keptParts = Mutex<[String: SnapshotColumn]>([:])

  init(indicator: Indicator, levels: [UInt8], places: [UInt16], different: [DistinctAnswer]) {
    self.indicator = indicator
    self.levels = levels
    self.places = places
    self.different = different
  }

  func level(_ row: Int) -> Level { Level(byte: levels[row]) }

  func answer(_ row: Int) -> DistinctAnswer? { places[row] == 0 ? nil : different[Int(places[row]) - 1] }
}

/// Gathers the answers to one question.
struct ColumnBuilder {
  private let indicator: Indicator
  private var levels: [UInt8]
  private var places: [UInt16]
  private var different: [DistinctAnswer] = []
  private var known: [String: UInt16] = [:]

  init(_ indicator: Indicator, rows: Int) {
    self.indicator = indicator
    levels = [UInt8](repeating: Level.missing.byte, count: rows)
    places = [UInt16](repeating: 0, count: rows)
  }

  /// Takes in an answer; `day` is the day it was given, for questions about how old something is.
  mutating func add(_ stored: String, on day: CalendarDate, row: Int) {
    guard let place = place(of: stored) else { return }
    places[row] = place
    let answer = different[Int(place) - 1]
    levels[row] = indicator.answerType == .date ? indicator.level(of: answer.value, on: day).byte : answer.level
  }

  var column: SnapshotColumn {
    SnapshotColumn(indicator: indicator, levels: levels, places: places, different: different)
  }

  private mutating func place(of stored: String) -> UInt16? {
    if let place = known[stored] { return place }
    guard let value = indicator.value(stored: stored), !value.isEmpty, different.count < Int(UInt16.max) - 1 else {
      return nil
    }
    different.append(DistinctAnswer(value, to: indicator))
    let place = UInt16(different.count)
    known[stored] = place
    return place
  }
}

/// One of the different answers to a question, decoded once. Sv: avgivet svar.
final class DistinctAnswer: Sendable {
  let value: AnswerValue
  let words: String
  let markup: HTML
  /// The answer as a number, for counts and shares.
  let number: Float?
  let level: UInt8

  init(_ value: AnswerValue, to indicator: Indicator) {
    self.value = value
    words = indicator.words(for: value)
    markup = HTML(text: words)
    if case .number(let number) = value { self.number = Float(number) } else { number = nil }
    // The day matters for dates alone, whose level is worked out row by row.
    level = indicator.level(of: value, on: CalendarDate(dayNumber: 0)).byte
  }
}

extension Level {
  /// 0-100, or one of three signs above: "inget värde" is never 0.
  var byte: UInt8 {
    switch self {
    case .scored(let number): UInt8(clamping: min(100, max(0, number)))
    case .unknown: 253
    case .unscored: 254
    case .missing: 255
    }
  }

  init(byte: UInt8) {
    switch byte {
    case 0...100: self = .scored(Int(byte))
    case 253: self = .unknown
    case 254: self = .unscored
    default: self = .missing
    }
  }
}
