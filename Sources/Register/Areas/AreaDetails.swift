package import Vocabulary
package import Web

/// What an own area is called and holds.
package struct AreaDetails: Sendable {
  package var name: String
  package var municipalities: [MunicipalityCode]

  package init(name: String, municipalities: [MunicipalityCode]) {
    self.name = name
    self.municipalities = Set(municipalities).sorted()
  }

  package init(form: Form) throws {
    var problems = Problems()
    let name = problems.require(form, "namn", "Skriv vad området heter.", limit: 100)
    self.init(name: name, municipalities: form.all("kommun").compactMap { MunicipalityCode($0) })
    problems.merge(faults)
    try problems.check()
  }

  var faults: Problems {
    var problems = Problems()
    if name.isEmpty { problems.add("namn", "Skriv vad området heter.") }
    if municipalities.count < 2 { problems.add("kommun", "Välj minst två kommuner.") }
    if let unknown = municipalities.first(where: { Sweden.current.municipality($0) == nil }) {
      problems.add("kommun", "Kommunkod \(unknown.text) finns inte. Kontrollera koden.")
    }
    return problems
  }

  var stored: String { municipalities.map(\.text).joined(separator: " ") }
}
