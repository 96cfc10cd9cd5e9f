internal import Web

/// A question's fields as they were judged: what is to be saved, or what is wrong. Sv: granskat svar.
enum JudgedAnswer: Sendable, Equatable {
  case given(AnswerContent)
  case faults([AnswerFault])
}

extension Indicator {
  /// Reads all fields of the question. `standing` is the answer so far: what it already says is not asked for again.
  func judge(_ typed: TypedAnswer, known: KnownValue? = nil, standing: AnswerContent? = nil) -> JudgedAnswer {
    AnswerJudge(indicator: self, typed: typed, known: known?.answer, standing: standing).verdict
  }
}

private struct AnswerJudge {
  let indicator: Indicator
  let typed: TypedAnswer
  let known: AnswerValue?
  let standing: AnswerContent?

  private var names: FieldNames { FieldNames(indicator.code) }

  var verdict: JudgedAnswer {
    var faults: [AnswerFault] = []
    let value = attempt(&faults) { () throws(AnswerFault) in try indicator.read(typed) }
    let comment = attempt(&faults) { () throws(AnswerFault) in
      try limited(typed.comment, field: names.comment, to: 5000)
    }
    let evidence = attempt(&faults) { () throws(AnswerFault) in try address() }
    guard faults.isEmpty else { return .faults(faults) }
    let content = AnswerContent(
      stored: value?.stored ?? "", comment: comment, isCommentShared: typed.isCommentShared, evidence: evidence)
    guard let known else { return .given(content) }
    do throws(AnswerFault) {
      return .given(try compared(content, value, with: known))
    } catch {
      return .faults([error])
    }
  }

  /// The published value is confirmed, or corrected with a reason.
  private func compared(
    _ given: AnswerContent, _ value: AnswerValue?, with known: AnswerValue
  ) throws(AnswerFault) -> AnswerContent {
    var content = given
    if typed.agrees == true {
      content.stored = indicator.completed(value, by: known).stored
      content.origin = .confirmed
    } else if let value {
      if value.includes(known) { content.origin = .confirmed }
      if value.contradicts(known) { try correct(&content) }
    } else if typed.agrees == false, standing?.stored.isEmpty ?? true {
      throw AnswerFault(names.value, "Skriv er uppgift, eller välj att den publicerade stämmer.")
    }
    return content
  }

  private func correct(_ content: inout AnswerContent) throws(AnswerFault) {
    if let reason = try limited(typed.reason, field: names.reason, to: 2000) {
      content.origin = .corrected
      content.originNote = reason
    } else if let standing, standing.stored == content.stored {
      // It was answered before the value was published, and stays as it is.
      content.origin = standing.origin
      content.originNote = standing.originNote
    } else {
      throw AnswerFault(names.reason, "Skriv kort varför er uppgift skiljer sig från den publicerade.")
    }
  }

  private func address() throws(AnswerFault) -> String? {
    guard !typed.evidence.trimmed.isEmpty else { return nil }
    guard let address = WebAddress(typed.evidence) else {
      throw AnswerFault(names.evidence, "Länken ska vara en hel webbadress som börjar med https:// eller http://.")
    }
    return address.text
  }

  private func attempt<Value>(
    _ faults: inout [AnswerFault], _ read: () throws(AnswerFault) -> Value?
  ) -> Value? {
    do throws(AnswerFault) {
      return try read()
    } catch {
      faults.append(error)
      return nil
    }
  }
}
