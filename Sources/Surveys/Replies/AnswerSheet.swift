internal import Storage
internal import Vocabulary

/// A respondent's questions with the answers so far: what every page about a reply is made from. Sv: svarsblankett.
struct AnswerSheet: Sendable {
  let reply: Reply
  /// The areas that have questions in the round's form.
  let areas: [SurveyArea]
  let indicators: [Indicator]
  let answers: [String: Answer]

  func indicators(in area: String) -> [Indicator] { indicators.filter { $0.area == area } }
  func area(_ code: String) -> SurveyArea? { areas.first { $0.code == code } }

  func isAnswered(_ indicator: Indicator) -> Bool {
    answers[indicator.code].map { indicator.isAnswered(by: $0.stored) } ?? false
  }

  var unanswered: [Indicator] { indicators.filter { !isAnswered($0) } }

  func progress(of area: String) -> Progress {
    let questions = indicators(in: area)
    return Progress(answered: questions.count { isAnswered($0) }, total: questions.count)
  }

  var progress: Progress { Progress(answered: indicators.count - unanswered.count, total: indicators.count) }

  /// The latest edit in an area.
  func latest(in area: String) -> Answer? {
    indicators(in: area).compactMap { answers[$0.code] }.max { $0.editedAt < $1.editedAt }
  }

  /// The area after this one, where "save and go on" leads.
  func area(after code: String) -> SurveyArea? {
    areas.firstIndex { $0.code == code }.flatMap { areas[($0 + 1)...].first }
  }
}

/// How many of the questions are answered.
struct Progress: Sendable, Equatable {
  let answered: Int
  let total: Int

  var isFull: Bool { answered == total }
  var percent: Int { total == 0 ? 100 : answered * 100 / total }
  var words: String { "\(answered) av \(total)" }

  var inWords: String {
    if isFull { return "Alla \(total) frågor är besvarade." }
    let open = total - answered
    return "\(words) frågor är besvarade, \(open) är \(open == 1 ? "tom" : "tomma")."
  }
}

extension Indicator {
  /// A matrix is answered when each of its rows is.
  func isAnswered(by stored: String) -> Bool {
    switch value(stored: stored) {
    case nil: false
    case .matrix(let chosen): chosen.count >= rows.count
    case .numbers(let numbers): numbers.count >= rows.count
    case .some(let value): !value.isEmpty
    }
  }
}

extension Transaction {
  func answerSheet(of reply: Reply) throws -> AnswerSheet {
    guard let questionnaire = try questionnaire(reply.round.set) else {
      throw StorageError.unreadable(column: "set_id", value: reply.round.set.text)
    }
    let indicators = questionnaire.indicators.filter { reply.round.form == .full || $0.isCore }
    let used = Set(indicators.map(\.area))
    return AnswerSheet(
      reply: reply, areas: questionnaire.areas.filter { used.contains($0.code) }, indicators: indicators,
      answers: try answers(of: reply.respondent.respondent, in: reply.round.id))
  }

  /// How many questions of the form have no full answer, as `AnswerSheet.unanswered` says, without reading them all.
  func gapCount(in reply: Reply) throws -> Int {
    let (round, respondent) = (reply.round, reply.respondent.respondent)
    let onlyCore: SQL = round.form == .short ? "AND i.is_core = \(true)" : ""
    let asked: SQL = "i.set_id = \(round.set) AND i.is_retired = \(false) \(onlyCore)"
    let given: SQL = """
      a.round_id = \(round.id) AND a.respondent = \(respondent) AND a.indicator = i.code AND a.value <> ''
      """
    let open: Int? = try value(
      "SELECT COUNT(*) FROM indicator i WHERE \(asked) AND NOT EXISTS (SELECT 1 FROM answer a WHERE \(given))")
    let matrices = try rows(
      """
      SELECT i.*, a.value AS given FROM indicator i JOIN answer a ON \(given)
      WHERE \(asked) AND i.answer_type = \(Indicator.AnswerType.matrix)
      """)
    let half = try matrices.filter { row in try !Indicator(row: row).isAnswered(by: try row.get("given")) }
    return (open ?? 0) + half.count
  }
}
