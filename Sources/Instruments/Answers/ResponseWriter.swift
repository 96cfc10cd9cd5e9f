extension QuestionnaireResponse {
  package var json: JSON { head.setting("item", to: .list(items.map { $0.json() })) }
}

extension ResponseItem {
  /// The questions' own words may be put beside the answers.
  func json(texts: [String: String] = [:]) -> JSON {
    .object(
      of: ("linkId", .string(linkId)), ("text", texts[linkId].map(JSON.string)),
      ("answer", .list(answers.map { $0.json(texts: texts) })), ("item", .list(items.map { $0.json(texts: texts) })))
  }
}

extension ResponseAnswer {
  func json(texts: [String: String]) -> JSON {
    let member = value.map { [$0.member] } ?? []
    let below = JSON.list(items.map { $0.json(texts: texts) }).map { [JSON.Member("item", $0)] } ?? []
    return .object(member + below)
  }
}
