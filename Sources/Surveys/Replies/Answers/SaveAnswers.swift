package import Access
package import Storage
package import Vocabulary
internal import Web

/// An answer on its way in, with the version that its form was made from.
package struct GivenAnswer: Sendable {
  package let indicator: String
  package let content: AnswerContent
  package let basis: Int

  package init(to indicator: String, _ content: AnswerContent, basis: Int = 0) {
    self.indicator = indicator
    self.content = content
    self.basis = basis
  }

  /// An answer without comment, as imports and demonstrations give it.
  package init(to indicator: String, _ value: AnswerValue, basis: Int = 0) {
    self.init(to: indicator, AnswerContent(stored: value.stored), basis: basis)
  }
}

/// What saving gave: the new versions, and the questions that somebody else had answered in between.
package struct SavedAnswers: Sendable, Equatable {
  package var versions: [String: Int] = [:]
  package var conflicts: [String] = []
}

/// Saves answers to any number of questions. An answer that says what already stands is left alone, and so is one that
/// its form did not change; only two who change the same question meet. Sv: spara svar.
package struct SaveAnswers: Sendable {
  package let answers: [GivenAnswer]
  /// Who gave the answers by phone, when somebody else writes them down.
  package let phone: String?

  package init(_ answers: [GivenAnswer], phone: String? = nil) {
    self.answers = answers
    self.phone = phone
  }

  @discardableResult
  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws -> SavedAnswers {
    try perform(in: tx, on: evidence.record, by: Editor(evidence), at: now)
  }

  func perform(in tx: Transaction, on reply: Reply, by editor: Editor, at now: Moment) throws -> SavedAnswers {
    guard reply.isOpen(on: now.day) else { throw ReplyIsClosed() }
    let areas = try tx.areaNames(ofQuestionsIn: reply.round)
    let before = try tx.answers(of: reply.respondent.respondent, in: reply.round.id)
    var saved = SavedAnswers()
    var touched: [String] = []
    for given in answers {
      guard let area = areas[given.indicator] else { throw Problems(given.indicator, "Frågan finns inte i omgången.") }
      let answer = AnswerInPlace(reply: reply, editor: editor, standing: before[given.indicator])
      switch try answer.verdict(on: signed(given), in: tx) {
      case .same(let version): saved.versions[given.indicator] = version
      case .untouched: break
      case .conflict:
        try tx.setAside(given.content, to: given.indicator, of: reply, by: editor, at: now)
        saved.conflicts.append(given.indicator)
      case .change:
        saved.versions[given.indicator] = try answer.write(signed(given), in: tx, at: now)
        if !touched.contains(area) { touched.append(area) }
      }
    }
    if !touched.isEmpty { try begin(reply, in: tx, at: now) }
    try note(touched, on: reply, by: editor, in: tx, at: now)
    return saved
  }

  private func signed(_ given: GivenAnswer) -> GivenAnswer {
    guard let phone else { return given }
    var content = given.content
    content.originNote = content.origin == .corrected ? "\(phone): \(content.originNote ?? "")" : phone
    content.origin = .phone
    return GivenAnswer(to: given.indicator, content, basis: given.basis)
  }

  private func begin(_ reply: Reply, in tx: Transaction, at now: Moment) throws {
    guard reply.respondent.state == .invited else { return }
    try tx.move(reply, to: .draft, at: now)
  }

  /// One line per area, person and day: a history that can be read.
  private func note(
    _ areas: [String], on reply: Reply, by editor: Editor, in tx: Transaction, at now: Moment
  ) throws {
    guard !areas.isEmpty else { return }
    let written = try tx.textsWritten(today: now, by: editor.byline, act: "SaveAnswers", on: reply)
    for area in areas {
      let text = phone == nil ? "Svarade på frågor i \(area)." : "Fyllde i svar per telefon i \(area)."
      guard !written.contains(text) else { continue }
      try tx.record("SaveAnswers", of: reply.subject, by: editor.byline, at: now, text: text)
    }
  }
}

/// The round is over for this respondent, or the answers are handed in: nothing more is taken.
package struct ReplyIsClosed: Error {}
