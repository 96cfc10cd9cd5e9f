package import Vocabulary
package import Web

extension StreetAddress {
  /// What in a form would tell where a shelter is: an address in the place or in any other text, or its own rooms and the
  /// municipality together.
  package static func faults(
    ofPlace place: String?, in municipality: MunicipalityCode?, and texts: [(String, String?)]
  ) -> Problems {
    var problems = faults(in: [("plats", place)] + texts)
    if municipality != nil, place?.lowercased().contains("jour") == true {
      problems.add(
        "kommun", "Välj ingen kommun när ni möts hos jouren. Var den ligger får inte stå någonstans.")
    }
    return problems
  }

  /// The addresses in what is written in some fields.
  package static func faults(in texts: [(String, String?)]) -> Problems {
    var problems = Problems()
    for (field, text) in texts {
      if let sentence = fault(in: text) { problems.add(field, sentence) }
    }
    return problems
  }
}
