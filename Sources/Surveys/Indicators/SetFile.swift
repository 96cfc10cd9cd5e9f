internal import Vocabulary
internal import Web

/// An indicator set as a file has it, described in `Facts/INDICATORS.md`. Sv: indikatorfil.
package struct SetFile: Sendable {
  package var name: String
  package var version: String
  package var areas: [SurveyArea]
  package var themes: [IndicatorSet.Theme]
  package var sources: [IndicatorSet.Source]
  package var indicators: [Indicator]
  /// The codes of questions whose definition version the file does not state.
  package var withoutDefinitionVersion: Set<String> = []

  static let format = "samfrid-indicators"
}

extension SetFile {
  /// Reads a file and throws everything that is wrong with it at once.
  package init(json: [UInt8]) throws {
    let value: JSONValue
    do {
      value = try JSONValue(bytes: json)
    } catch let error as JSONValue.Unreadable {
      throw Problems("fil", error.sentence)
    }
    var reader = SetFileReader()
    self = try reader.read(value)
  }

  package init(_ questionnaire: Questionnaire) {
    name = questionnaire.set.name
    version = questionnaire.set.version
    areas = questionnaire.areas
    themes = questionnaire.set.themes
    sources = questionnaire.set.sources
    indicators = questionnaire.indicators
  }
}
