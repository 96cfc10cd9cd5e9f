internal import Access
internal import Instruments
internal import Storage
package import Vocabulary
internal import Web

/// A form that is being filled in, or read. Sv: öppet formulär.
struct OpenForm: Sendable {
  let instrument: BoardInstrument
  let form: FilledForm

  /// Which form, in what a browser sends.
  static let field = "formular"
  /// Asks for the page again, with what has been typed.
  static let showField = "visa"

  var answers: FilledAnswers { FilledAnswers(form, in: instrument.id) }

  /// What a record must have. Says where it is wrong.
  var problems: Problems {
    let problems = FormRows(filled: form, withProblems: true).problems
    guard problems.isEmpty else { return problems }
    return form.faults.first.map { Problems("slag", $0.sentence) } ?? problems
  }

  var takesFiles: Bool { form.questionnaire.takesFiles }

  /// Whether what is asked or reckoned depends on the answers.
  var changesAsItIsFilled: Bool { form.questionnaire.changesAsItIsFilled }
}

extension Desk {
  /// Empty, to begin with. Throws `notFound` for one that is not in use.
  func emptyForm(_ id: ID<BoardInstrument>) async throws -> OpenForm {
    let (instrument, questionnaire) = try await instrument(id)
    guard instrument.state == .active else { throw Refusal.notFound }
    return OpenForm(instrument: instrument, form: FilledForm(begin: questionnaire, on: Occasion(at: now)))
  }

  /// What a note says when the form is filled in with these words, by the question's. An option is chosen by its own.
  package func filledIn(_ id: ID<BoardInstrument>, _ answers: [String: String]) async throws -> NoteContent {
    let empty = try await emptyForm(id)
    let sent = empty.form.fields().compactMap { field -> (name: String, value: String)? in
      guard let words = answers[field.label] else { return nil }
      return (field.name.description, field.options.first { $0.label == words }?.key ?? words)
    }
    let filled = OpenForm(instrument: empty.instrument, form: empty.form.filled(with: sent))
    return NoteContent(.form, heading: filled.instrument.name, filled: filled.answers)
  }

  /// With what was sent. What was begun may be finished after the form has gone out of use.
  func form(sent: Form) async throws -> OpenForm? {
    guard NoteKind(rawValue: sent.raw("slag")) == .form else { return nil }
    let (instrument, questionnaire) = try await instrument(ID(sent.raw(OpenForm.field)))
    guard instrument.state != .draft else { throw Refusal.notFound }
    return OpenForm(instrument: instrument, form: questionnaire.filled(with: sent, at: now))
  }

  /// The form as a browser sent it, with files in their fields; they are there before anything is taken away or added.
  func form(
    sent: Form, with files: [(field: FieldName, attachment: Attachment)]
  ) async throws -> OpenForm? {
    let plain = try await form(sent: sent)
    guard let plain, plain.takesFiles, !files.isEmpty else { return plain }
    var form = FilledForm(begin: plain.form.questionnaire, on: Occasion(at: now))
    for (field, attachment) in files { form = form.answering(.attachment(attachment), at: field) }
    return OpenForm(instrument: plain.instrument, form: form.filled(with: sent.fields))
  }

  /// As it lies in a note; nil where the note is no form.
  func form(in note: Note) async throws -> OpenForm? {
    guard let filled = note.content.filled else { return nil }
    let (instrument, questionnaire) = try await instrument(filled.instrument)
    return OpenForm(instrument: instrument, form: try filled.form(questionnaire, at: note.recordedAt ?? now))
  }
}

extension OpenFile {
  /// The forms in the file that a document of the kind may build on.
  func recordedForms(for kind: NoteKind, in tx: Transaction) throws -> [Note] {
    guard kind.fields.contains(where: \.isReference) else { return [] }
    return try notes(in: tx).filter { $0.state == .record && $0.content.kind == .form }
  }
}
