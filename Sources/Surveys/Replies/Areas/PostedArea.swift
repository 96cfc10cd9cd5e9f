internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The fields of an area on their way in: read, judged and saved question by question, so that a fault in one holds
/// back no other. Everything is in the fields, so they can be posted again after a new sign-in.
struct PostedArea: Sendable {
  let area: String
  let form: Form
  /// Saved by script while somebody types: nothing is chosen between two versions then.
  let isAutosave: Bool

  /// What came of it, with the area as it stands afterwards.
  struct Outcome: Sendable {
    let sheet: AreaSheet
    let saved: SavedAnswers
    let problems: Problems
    /// The questions whose fields are shown again as they were typed.
    let kept: [String: TypedAnswer]
    /// The question that is being filled in is not fit to be saved yet.
    let isWaiting: Bool
    let isClosed: Bool
  }

  /// Says which page was opened when: the form carries it along, so that two pages of the same editor are told apart.
  static let pageField = "sida"
  /// The question that somebody is filling in while the script saves: nothing is said of it until it is left.
  static let currentField = "pagar"

  /// Nil when the form has no such area.
  func save(in tx: Transaction, to reply: Reply, by writer: Editor, at now: Moment) throws -> Outcome? {
    var editor = writer
    editor.page = form.number(Self.pageField).map(String.init)
    guard let sheet = try tx.areaSheet(of: reply, area: area, for: editor) else { return nil }
    var reading = Reading(sheet: sheet, form: form, isAutosave: isAutosave)
    let isClosed = !reply.isOpen(on: now.day)
    reading.read()
    if !isClosed { reading.readPhone() }
    var saved = SavedAnswers()
    for mine in reading.putAside {
      try tx.setAside(mine.content, to: mine.indicator, of: reply, by: editor, in: mine.slot, at: now)
    }
    if isClosed {
      saved.conflicts = try keep(reading.given, beside: sheet, in: tx, at: now)
    } else {
      saved = try SaveAnswers(reading.given, phone: reading.phone).perform(in: tx, on: reply, by: editor, at: now)
      for code in saved.versions.keys { try tx.dropSetAside(to: code, of: reply, in: editor.slot) }
      for code in reading.chosen where !saved.conflicts.contains(code) {
        try tx.dropSetAside(to: code, of: reply, by: editor)
      }
    }
    let afterwards = try tx.areaSheet(of: try tx.again(reply), area: area, for: editor) ?? sheet
    return Outcome(
      sheet: afterwards, saved: saved, problems: reading.problems, kept: reading.kept, isWaiting: reading.isWaiting,
      isClosed: isClosed)
  }

  /// Too late: what differs from the saved answers waits until the reply is opened again.
  private func keep(
    _ given: [GivenAnswer], beside sheet: AreaSheet, in tx: Transaction, at now: Moment
  ) throws -> [String] {
    try given.compactMap { given in
      let place = AnswerInPlace(
        reply: sheet.reply, editor: sheet.editor, standing: sheet.sheet.answers[given.indicator])
      let verdict = try place.verdict(on: given, in: tx)
      guard verdict == .change || verdict == .conflict else { return nil }
      try tx.setAside(given.content, to: given.indicator, of: sheet.reply, by: sheet.editor, at: now)
      return given.indicator
    }
  }
}

/// The fields of an area, judged.
private struct Reading {
  let sheet: AreaSheet
  let form: Form
  let isAutosave: Bool
  var given: [GivenAnswer] = []
  var problems = Problems()
  var kept: [String: TypedAnswer] = [:]
  var isWaiting = false
  /// Questions where a choice between two versions was made.
  var chosen: [String] = []
  /// Versions that were written together but not chosen yet.
  var putAside: [SetAside] = []
  var phone: String?

  mutating func read() {
    for indicator in sheet.indicators {
      if form.has(FieldNames(indicator.code).conflict) {
        readChoice(indicator)
      } else if form.has(FieldNames(indicator.code).version) {
        readFields(indicator)
      }
    }
  }

  private mutating func readFields(_ indicator: Indicator) {
    let names = FieldNames(indicator.code)
    var typed = TypedAnswer(to: indicator, in: form)
    if form.raw("rensa") == indicator.code { typed.clearValue() }
    let standing = sheet.sheet.answers[indicator.code]?.content
    switch indicator.judge(typed, known: sheet.known[indicator.code], standing: standing) {
    case .given(let content):
      if let fault = addressFault(in: content, to: indicator) {
        kept[indicator.code] = typed
        add(fault, to: indicator)
        return
      }
      given.append(GivenAnswer(to: indicator.code, content, basis: form.number(names.version) ?? 0))
    case .faults where isAutosave && form.raw(PostedArea.currentField) == indicator.code: isWaiting = true
    case .faults(let faults):
      kept[indicator.code] = typed
      for fault in faults { add(fault, to: indicator) }
    }
  }

  private mutating func add(_ fault: AnswerFault, to indicator: Indicator) {
    problems.add(fault.field, fault.sentence, about: indicator.shortTitle)
  }

  /// One's own text, the colleague's, or both written together.
  private mutating func readChoice(_ indicator: Indicator) {
    let names = FieldNames(indicator.code)
    guard let newest = sheet.setAside[indicator.code] else { return }
    let merged = indicator.answerType == .text ? form.text(names.value) : nil
    let isChosen = !isAutosave && form.raw("valj") == indicator.code
    var mine = isChosen ? newest.version(form.raw(names.keep)) ?? newest : newest
    if let merged { mine.content.stored = merged }
    if let fault = addressFault(in: mine.content, to: indicator) {
      add(fault, to: indicator)
      return
    }
    guard isChosen else {
      if mine.content != newest.content { putAside.append(mine) }
      return
    }
    chosen.append(indicator.code)
    guard form.raw(names.keep) != "kollegans" || merged != nil else { return }
    given.append(GivenAnswer(to: indicator.code, mine.content, basis: form.number(names.conflict) ?? 0))
  }

  /// A shelter's answers and comments say no street address.
  private func addressFault(in content: AnswerContent, to indicator: Indicator) -> AnswerFault? {
    guard sheet.reply.respondent.isShelter else { return nil }
    let names = FieldNames(indicator.code)
    let answer = indicator.answerType == .text ? content.stored : nil
    for (field, text) in [
      (names.value, answer), (names.comment, content.comment), (names.reason, content.originNote),
    ] {
      if let fault = StreetAddress.fault(in: text) { return AnswerFault(field, fault) }
    }
    return nil
  }

  /// Who answered by phone is asked of the county team only; without it nothing of theirs is taken.
  mutating func readPhone() {
    guard sheet.editor.writesForAnother else { return }
    phone = form.text("svarade").map { String($0.prefix(100)) }
    if sheet.reply.respondent.isShelter, let fault = StreetAddress.fault(in: phone) {
      problems.add("svarade", fault)
    } else if phone != nil {
      return
    } else {
      problems.add("svarade", "Skriv vem hos \(sheet.reply.respondent.name) som svarade.")
    }
    for indicator in sheet.indicators where form.has(FieldNames(indicator.code).version) {
      kept[indicator.code] = TypedAnswer(to: indicator, in: form)
    }
    given = []
    chosen = []
  }
}

extension TypedAnswer {
  /// Takes the answer away; comment and link stay.
  mutating func clearValue() {
    values = []
    rows = [:]
    isUnknown = false
    agrees = nil
    reason = ""
  }
}

extension Transaction {
  /// The reply as it stands after a change in this transaction.
  func again(_ reply: Reply) throws -> Reply {
    let respondent = try respondent(reply.respondent.respondent, in: reply.round.id)
    return Reply(round: reply.round, respondent: respondent ?? reply.respondent)
  }
}
