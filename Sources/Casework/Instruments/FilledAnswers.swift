internal import Instruments
package import Vocabulary
internal import Web

/// A form that has been filled in, as it lies in a note. Sv: ifyllt formulär.
package struct FilledAnswers: Sendable, Equatable {
  package let instrument: ID<BoardInstrument>
  /// As FHIR stores it.
  let response: String
  /// What was typed but is no answer yet, by field.
  let unread: [String: String]
  /// Calculations that somebody has answered instead of, a field on each line.
  let overrides: String
  /// What the form's calculations came to, as lines of label and value.
  package let results: String
  /// What was written and chosen, to be looked through without the form.
  let text: String

  init(_ form: FilledForm, in instrument: ID<BoardInstrument>) {
    self.instrument = instrument
    response = JSONWriter.text(form.response.json)
    unread = Dictionary(form.unreadTexts.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    overrides = form.overrides.map(\.description).sorted().joined(separator: "\n")
    results = Self.words(form)
    text = form.answerTexts.joined(separator: "\n")
  }

  /// A sum of a form that is half empty is low; it says so.
  private static func words(_ form: FilledForm) -> String {
    let results = form.results.map { "\($0.label): \($0.value)" }
    let missing = form.unanswered
    guard !results.isEmpty, missing > 0 else { return results.joined(separator: "\n") }
    return (results + [counted(missing, "En fråga är obesvarad", "frågor är obesvarade")]).joined(separator: "\n")
  }

  private static let (instrumentName, responseName) = ("form.instrument", "form.response")
  private static let (resultsName, textName, unreadPrefix) = ("form.results", "form.text", "form.unread.")
  private static let overridesName = "form.overrides"

  /// Nil where there is none.
  init?(_ texts: NamedTexts) {
    guard let id = texts[Self.instrumentName], let response = texts[Self.responseName] else { return nil }
    self.instrument = ID(id)
    self.response = response
    overrides = texts[Self.overridesName] ?? ""
    results = texts[Self.resultsName] ?? ""
    text = texts[Self.textName] ?? ""
    unread = texts.all(after: Self.unreadPrefix)
  }

  /// Whether the file is one of the answers.
  func names(_ file: ID<AttachedFile>) -> Bool { response.contains(file.text) }

  func write(to texts: inout NamedTexts) {
    texts[Self.instrumentName] = instrument.text
    texts[Self.responseName] = response
    texts[Self.overridesName] = overrides
    texts[Self.resultsName] = results
    texts[Self.textName] = text
    for (name, text) in unread { texts.add(Self.unreadPrefix + name, text) }
  }

  /// As it was left. Stored totals are worked out anew.
  func form(_ questionnaire: Questionnaire, at moment: Moment) throws -> FilledForm {
    let stored = try QuestionnaireResponse.read(Array(response.utf8))
    let own = Set(overrides.split(separator: "\n").compactMap { FieldName($0) })
    return FilledForm(resume: stored, of: questionnaire, on: Occasion(at: moment), overrides: own).filled(
      with: unread.map { (name: $0.key, value: $0.value) })
  }
}

extension Questionnaire {
  /// The form with what a browser sent.
  func filled(with form: Form, at moment: Moment) -> FilledForm {
    FilledForm(begin: self, on: Occasion(at: moment)).filled(with: form.fields)
  }
}
