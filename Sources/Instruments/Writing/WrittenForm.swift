/// A form as somebody writes it by hand: one line for each question, and its answers below it.
///
/// `#` begins a group, `>` a text to whoever fills in the form. `-` is an answer to choose, `+` one of several to choose, with its
/// points last, as `(2)`. `- [tal]`, `- [datum]`, `- [rad]` and `- [bilaga]` ask for a number, a day, a line and a file; a question with nothing below it asks
/// for a text. A question that ends with `*` must be answered.
package struct WrittenForm: Sendable, Equatable {
  package let title: String
  package let version: String
  package let text: String

  package init(title: String, version: String, text: String) {
    (self.title, self.version, self.text) = (title, version, text)
  }

  /// What the answers' points come to.
  static let total = "summa"

  package func questionnaire() throws(WrittenFormProblem) -> Questionnaire {
    var writer = FormTextReader()
    for (index, line) in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      try writer.read(line, number: index + 1)
    }
    let items = try writer.items()
    let json = JSON.object(
      of: ("resourceType", .string("Questionnaire")), ("url", .string(address)), ("version", .string(version)),
      ("title", .string(title)), ("status", .string("active")), ("item", .list(items)))
    do { return try Questionnaire.read(json) } catch { throw .refused(error.sentence) }
  }

  /// The same for all versions that have the same name.
  private var address: String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    return "urn:samfrid:formular:" + words.joined(separator: "-")
  }
}

/// Why a written form cannot be read, in a sentence that says what to do. Sv: fel i ett skrivet formulär.
package enum WrittenFormProblem: Error, Equatable, Sendable {
  case noQuestion
  case answerWithoutQuestion(line: Int)
  case mixedAnswers(line: Int)
  case unknownKind(line: Int, String)
  case someWithoutPoints(line: Int)
  case refused(String)

  package var sentence: String {
    switch self {
    case .noQuestion: "Skriv minst en fråga, på en egen rad."
    case .answerWithoutQuestion(let line): "Rad \(line) är ett svar utan fråga. Skriv frågan på raden ovanför."
    case .mixedAnswers(let line):
      "Rad \(line): använd samma tecken för alla svar på en fråga, ”-” för ett svar eller ”+” för flera."
    case .unknownKind(let line, let kind):
      "Rad \(line): vi känner inte till [\(kind)]. Skriv tal, datum, rad eller bilaga."
    case .someWithoutPoints(let line):
      "Frågan på rad \(line) har poäng för några av svaren. Skriv poäng som ett tal inom parentes för alla, eller för inget."
    case .refused(let sentence): sentence
    }
  }
}
