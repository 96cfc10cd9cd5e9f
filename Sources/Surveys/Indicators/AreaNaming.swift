internal import Storage
internal import Web

/// What a question area is called, in Swedish and for those who compare with other countries.
package struct AreaNaming: Sendable {
  package let name: String
  package let englishName: String?

  package init(name: String, englishName: String? = nil) {
    self.name = name
    self.englishName = englishName
  }

  init(form: Form, _ problems: inout Problems) {
    name = problems.require(form, "namn", "Skriv vad området heter.", limit: 150)
    englishName = form.text("engelska")
    if let englishName, englishName.count > 150 {
      problems.add("engelska", "Namnet är \(englishName.count) tecken långt. Korta det till högst 150 tecken.")
    }
  }

  /// Two areas that are called the same could not be told apart in a list.
  func check(among areas: [SurveyArea]) throws {
    if areas.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      throw Problems("namn", "Uppsättningen har redan ett område som heter så. Välj ett annat namn.")
    }
  }
}
