/// A form that somebody has made, with its questions, rules and scores, as FHIR describes it.
package struct Questionnaire: Sendable {
  package let url: String?
  package let version: String?
  package let name: String?
  package let title: String?
  package let status: String?
  package let publisher: String?
  package let description: String?
  /// Who owns the form, and what others may do with it.
  package let copyright: String?
  package let effective: EffectivePeriod
  package let items: [Item]
  let variables: [FormVariable]
  let constraints: [Constraint]
  /// The file as it came, which expressions may look into.
  package let json: JSON
  /// What of the form cannot be had, each with its reason. The rest of the form works.
  package let refusals: [LoadProblem]
  private let itemsByLinkId: [String: Item]

  init(json: JSON, items: [Item], variables: [FormVariable], constraints: [Constraint], refusals: [LoadProblem]) {
    url = json["url"]?.text
    version = json["version"]?.text
    name = json["name"]?.text
    title = json["title"]?.text
    status = json["status"]?.text
    publisher = json["publisher"]?.text
    description = json["description"]?.text
    copyright = json["copyright"]?.text ?? json["copyrightLabel"]?.text
    effective = EffectivePeriod(json: json["effectivePeriod"])
    (self.json, self.items, self.variables, self.constraints) = (json, items, variables, constraints)
    self.refusals = refusals
    itemsByLinkId = Dictionary(items.flatMap(\.withDescendants).map { ($0.linkId, $0) }) { first, _ in first }
  }

  /// The address that a response points at.
  package var canonical: String? { url.map { url in version.map { "\(url)|\($0)" } ?? url } }

  package func item(_ linkId: String) -> Item? { itemsByLinkId[linkId] }

  package var allItems: [Item] { items.flatMap(\.withDescendants) }
}

/// When a form is meant to be used.
package struct EffectivePeriod: Sendable, Equatable {
  package let start: PartialDateTime?
  package let end: PartialDateTime?

  init(json: JSON?) {
    start = json?["start"]?.text.flatMap { PartialDateTime($0) }
    end = json?["end"]?.text.flatMap { PartialDateTime($0) }
  }
}
