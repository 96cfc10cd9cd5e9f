extension Questionnaire {
  /// Reads a form. Value sets and code systems that belong to it may be given beside it, or together with it in a bundle.
  package static func read(_ bytes: [UInt8], beside: [JSON] = []) throws(LoadProblem) -> Questionnaire {
    try read(JSONReader.read(bytes), beside: beside)
  }

  package static func read(_ json: JSON, beside: [JSON] = []) throws(LoadProblem) -> Questionnaire {
    if json["resourceType"]?.text == "Bundle" {
      let resources = (json["entry"]?.elements ?? []).compactMap { $0["resource"] }
      if let form = resources.first(where: { $0["resourceType"]?.text == "Questionnaire" }) {
        return try read(form, beside: beside + resources)
      }
    }
    guard json["resourceType"]?.text == "Questionnaire" else {
      throw .otherResource(json["resourceType"]?.text, wanted: "Questionnaire")
    }
    var reader = QuestionnaireReader(json, beside: beside)
    return try reader.questionnaire()
  }
}

/// Reads a form and looks for what is wrong in it.
struct QuestionnaireReader {
  static let mostItems = 5000
  static let deepestItems = 40

  let json: JSON
  let shelf: ValueSetShelf
  /// All names of variables in the form, which expressions are read by.
  let variableNames: Set<String>
  private(set) var refusals: [LoadProblem] = []
  private var linkIds: Set<String> = []

  init(_ json: JSON, beside: [JSON]) {
    self.json = json
    shelf = ValueSetShelf(contained: json["contained"]?.elements ?? [], beside: beside)
    variableNames = QuestionnaireReader.variableNames(in: json)
  }

  mutating func questionnaire() throws(LoadProblem) -> Questionnaire {
    let extensions = Extensions(of: json)
    let variables = try variables(extensions, linkId: nil)
    let constraints = constraints(extensions, linkId: nil)
    let items = try items(json["item"], depth: 0)
    let form = Questionnaire(
      json: json, items: items, variables: variables, constraints: constraints, refusals: refusals)
    guard items.reduce(0, { $0 + $1.leastSize }) <= QuestionnaireResponse.mostItems else {
      throw .tooManyItems(most: QuestionnaireResponse.mostItems)
    }
    try EnablingCheck.check(form)
    try LoopSearch(form).check()
    return form
  }

  /// What a group says nobody may change, nobody may change in the questions within it either.
  mutating func items(_ json: JSON?, depth: Int, isReadOnly: Bool = false) throws(LoadProblem) -> [Item] {
    guard depth <= QuestionnaireReader.deepestItems else { throw .tooDeep(levels: QuestionnaireReader.deepestItems) }
    var items: [Item] = []
    for element in json?.elements ?? [] {
      guard let linkId = element["linkId"]?.text, !linkId.isEmpty else {
        throw .missingLinkId(beside: element["text"]?.text)
      }
      guard linkIds.insert(linkId).inserted else { throw .duplicateLinkId(linkId) }
      guard linkIds.count <= QuestionnaireReader.mostItems else {
        throw .tooManyItems(most: QuestionnaireReader.mostItems)
      }
      items.append(try item(element, linkId, depth: depth, isReadOnly: isReadOnly))
    }
    return items
  }

  mutating func refuse(_ problem: LoadProblem) {
    if !refusals.contains(problem) { refusals.append(problem) }
  }

  private static func variableNames(in json: JSON) -> Set<String> {
    var names: Set<String> = []
    var pending = [json]
    while let next = pending.popLast() {
      for variable in Extensions(of: next).all("variable") {
        if let name = Extensions.value(variable)?["name"]?.text { names.insert(name) }
      }
      pending += next["item"]?.elements ?? []
    }
    return names
  }
}

/// Conditions must point at questions that there are.
enum EnablingCheck {
  static func check(_ form: Questionnaire) throws(LoadProblem) {
    for item in form.allItems {
      for condition in item.enabling.conditions where form.item(condition.question) == nil {
        throw .unknownQuestion(linkId: item.linkId, question: condition.question)
      }
    }
  }
}
