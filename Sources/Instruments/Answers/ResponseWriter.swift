extension QuestionnaireResponse {
  package var json: JSON { head.setting("item", to: .list(items.map(\.json))) }
}

extension ResponseItem {
  var json: JSON {
    .object(of: ("linkId", .string(linkId)), ("answer", .list(answers.map(\.json))), ("item", .list(items.map(\.json))))
  }
}

extension ResponseAnswer {
  fileprivate var json: JSON {
    let member = value.map { [$0.member] } ?? []
    let below = JSON.list(items.map(\.json)).map { [JSON.Member("item", $0)] } ?? []
    return .object(member + below)
  }
}
