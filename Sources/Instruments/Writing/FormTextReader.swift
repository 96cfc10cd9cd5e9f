/// Reads the lines of a written form, one at a time, as FHIR's items.
struct FormTextReader {
  private struct Question {
    let text: String
    let isRequired: Bool
    let line: Int
    /// How many of its answers have points.
    var scored = 0
    var kind: ItemType?
    var takesSeveral = false
    var options: [JSON] = []
  }

  private var groups: [(heading: String?, items: [JSON])] = [(nil, [])]
  private var question: Question?
  private var count = 0
  private var hasQuestion = false
  private var hasPoints = false

  mutating func read(_ line: Substring, number: Int) throws(WrittenFormProblem) {
    let line = line.trimmed
    guard !line.isEmpty else { return }
    if let heading = line.after("#") {
      try endQuestion()
      groups.append((heading, []))
    } else if let words = line.after(">") {
      try endQuestion()
      add(.object(of: ("linkId", .string(nextID())), ("text", .string(words)), ("type", .string("display"))))
    } else if let answer = line.after("-") {
      try read(answer: answer, takesSeveral: false, number: number)
    } else if let answer = line.after("+") {
      try read(answer: answer, takesSeveral: true, number: number)
    } else {
      try endQuestion()
      let isRequired = line.hasSuffix("*")
      question = Question(
        text: isRequired ? line.dropLast().trimmed : line, isRequired: isRequired, line: number)
    }
  }

  /// The groups in their order, and the sum of the points last.
  mutating func items() throws(WrittenFormProblem) -> [JSON] {
    try endQuestion()
    guard hasQuestion else { throw .noQuestion }
    var items = groups.flatMap { group -> [JSON] in
      guard let heading = group.heading else { return group.items }
      return [
        .object(
          of: ("linkId", .string(nextID())), ("text", .string(heading)), ("type", .string("group")),
          ("item", .list(group.items)))
      ]
    }
    if hasPoints { items.append(Self.total) }
    return items
  }

  private mutating func read(
    answer: String, takesSeveral: Bool, number: Int
  ) throws(WrittenFormProblem) {
    guard var asked = question else { throw .answerWithoutQuestion(line: number) }
    if answer.hasPrefix("["), answer.hasSuffix("]") {
      let name = String(answer.dropFirst().dropLast())
      guard let kind = Self.kinds[name.lowercased()] else { throw .unknownKind(line: number, name) }
      guard asked.options.isEmpty else { throw .mixedAnswers(line: number) }
      asked.kind = kind
    } else {
      guard asked.kind == nil, asked.options.isEmpty || asked.takesSeveral == takesSeveral else {
        throw .mixedAnswers(line: number)
      }
      asked.takesSeveral = takesSeveral
      if Self.points(answer).points != nil { asked.scored += 1 }
      asked.options.append(option(answer, number: asked.options.count + 1))
    }
    question = asked
  }

  private static let kinds: [String: ItemType] = [
    "tal": .decimal, "datum": .date, "rad": .string, "bilaga": .attachment,
  ]

  private mutating func option(_ answer: String, number: Int) -> JSON {
    let (text, points) = Self.points(answer)
    if points != nil { hasPoints = true }
    let weight = points.map { points in
      JSON.array([
        .object(
          of: ("url", .string("http://hl7.org/fhir/StructureDefinition/itemWeight")), ("valueDecimal", .number(points)))
      ])
    }
    let coding = JSON.object(of: ("code", .string(String(number))), ("display", .string(text)))
    return .object(of: ("extension", weight), ("valueCoding", coding))
  }

  /// "Ofta (2)" is worth two points.
  static func points(_ answer: String) -> (text: String, points: DecimalNumber?) {
    guard answer.hasSuffix(")"), let start = answer.lastIndex(of: "(") else { return (answer, nil) }
    let number = answer[answer.index(after: start)...].dropLast().replacing(",", with: ".")
    guard let points = DecimalNumber(String(number)) else { return (answer, nil) }
    return (answer[..<start].trimmed, points)
  }

  private mutating func endQuestion() throws(WrittenFormProblem) {
    guard let ended = question else { return }
    question = nil
    // "Ofta (två)" is no number, and a sum without it would be wrong.
    guard ended.scored == 0 || ended.scored == ended.options.count else { throw .someWithoutPoints(line: ended.line) }
    hasQuestion = true
    let type = ended.options.isEmpty ? ended.kind ?? .text : .coding
    add(
      .object(
        of: ("linkId", .string(nextID())), ("text", .string(ended.text)), ("type", .string(type.rawValue)),
        ("required", ended.isRequired ? .boolean(true) : nil), ("repeats", ended.takesSeveral ? .boolean(true) : nil),
        ("answerOption", .list(ended.options))))
  }

  private mutating func add(_ item: JSON) { groups[groups.count - 1].items.append(item) }

  private mutating func nextID() -> String {
    count += 1
    return String(count)
  }

  private static let total = JSON.object(
    of: (
      "extension",
      .array([
        .object(
          of: (
            "url", .string("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression")
          ),
          (
            "valueExpression",
            .object(
              of: ("language", .string("text/fhirpath")),
              ("expression", .string("%resource.answers().weight().sum()")))
          ))
      ])
    ), ("linkId", .string(WrittenForm.total)), ("text", .string("Summa")), ("type", .string("decimal")),
    ("readOnly", .boolean(true)))
}

extension StringProtocol {
  var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[start...last])
  }

  /// What follows the mark that the line begins with.
  fileprivate func after(_ mark: String) -> String? { hasPrefix(mark) ? dropFirst(mark.count).trimmed : nil }
}
