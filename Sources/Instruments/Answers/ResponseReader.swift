extension QuestionnaireResponse {
  static let mostItems = 20_000

  package static func read(_ bytes: [UInt8]) throws(LoadProblem) -> QuestionnaireResponse {
    try read(JSONReader.read(bytes))
  }

  package static func read(_ json: JSON) throws(LoadProblem) -> QuestionnaireResponse {
    guard json["resourceType"]?.text == "QuestionnaireResponse" else {
      throw .otherResource(json["resourceType"]?.text, wanted: "QuestionnaireResponse")
    }
    let items = try readItems(json["item"])
    guard items.reduce(0, { $0 + $1.size }) <= mostItems else { throw .tooManyItems(most: mostItems) }
    return QuestionnaireResponse(head: json.setting("item", to: nil), items: items)
  }

  private static func readItems(_ json: JSON?) throws(LoadProblem) -> [ResponseItem] {
    try (json?.elements ?? []).map { item throws(LoadProblem) in
      guard let linkId = item["linkId"]?.text else { throw .missingLinkId(beside: item["text"]?.text) }
      let answers = try (item["answer"]?.elements ?? []).map(readAnswer)
      return ResponseItem(linkId: linkId, answers: answers, items: try readItems(item["item"]))
    }
  }

  private static func readAnswer(_ json: JSON) throws(LoadProblem) -> ResponseAnswer {
    let value = AnswerValue(within: json)
    let unreadable = value == nil ? json.members.first { $0.name.hasPrefix("value") }?.name : nil
    return ResponseAnswer(value, items: try readItems(json["item"]), unreadable: unreadable)
  }
}

extension ResponseItem {
  /// How many questions, repetitions and answers there are, itself and below.
  fileprivate var size: Int {
    1 + items.reduce(0) { $0 + $1.size } + answers.reduce(0) { $0 + $1.items.reduce(1) { $0 + $1.size } }
  }
}
