package import Access
internal import Register
package import Storage
package import Vocabulary
internal import Web

/// Who shall answer a round: municipalities by place or by name, and organisations of other kinds. Sv: urval av svarande.
package struct RespondentChoice: Sendable {
  package enum Municipalities: Sendable {
    case country
    case counties([CountyCode])
    case areas([String])
    case picked([MunicipalityCode])
  }

  package let municipalities: Municipalities
  /// City districts and associations.
  package let organisations: [ID<Organisation>]

  package init(_ municipalities: Municipalities, organisations: [ID<Organisation>] = []) {
    self.municipalities = municipalities
    self.organisations = organisations
  }

  /// The codes that are meant; `areas` are the known areas, the facts' and one's own.
  package func codes(areas: [Area]) -> [MunicipalityCode] {
    let sweden = Sweden.current
    switch municipalities {
    case .country: return sweden.municipalities.map(\.code)
    case .counties(let counties): return counties.flatMap { sweden.inCounty($0).map(\.code) }
    case .areas(let ids): return areas.filter { ids.contains($0.id) }.flatMap(\.municipalities)
    case .picked(let codes): return codes
    }
  }

  /// The chosen with their organisations and contact functions. Read it from the identity database, before the round is
  /// written to the regional one. Throws when a municipality has no organisation, since nobody could answer for it.
  package func respondents(
    in identity: Transaction, areas: [Area] = Sweden.current.areas
  ) throws -> [ChosenRespondent] {
    let all = try identity.organisations()
    let byCode = Dictionary(
      all.filter { $0.kind == .municipality }.compactMap { item in item.municipality.map { ($0, item) } },
      uniquingKeysWith: { first, _ in first })
    let codes = codes(areas: areas)
    try check(codes.filter { byCode[$0] == nil })
    let others = all.filter { organisations.contains($0.id) && $0.kind.canRespond && $0.kind != .municipality }
    var seen: Set<Respondent> = []
    return try (codes.compactMap { byCode[$0] } + others).compactMap { organisation in
      let chosen = ChosenRespondent(organisation, function: try identity.contactFunction(of: organisation.id)?.id)
      return seen.insert(chosen.respondent).inserted ? chosen : nil
    }
  }

  private func check(_ missing: [MunicipalityCode]) throws {
    guard !missing.isEmpty else { return }
    let names = missing.prefix(5).map { Sweden.current.municipality($0)?.name ?? $0.text }.joined(separator: ", ")
    let rest = missing.count > 5 ? " och \(missing.count - 5) till" : ""
    throw Problems(
      "urval", "\(names)\(rest) finns inte som organisation i registret. Lägg till dem där först, eller välj bort dem.")
  }
}

extension RespondentChoice {
  /// Reads the part of a form that says who answers.
  init(form: Form, problems: inout Problems) {
    let organisations = form.all("organisation").map { ID<Organisation>($0) }
    var chosen: Municipalities = .picked([])
    switch form.raw("urval") {
    case "landet": chosen = .country
    case "lan":
      chosen = .counties(form.all("lan").compactMap { CountyCode($0) })
      if form.all("lan").isEmpty { problems.add("lan", "Välj minst ett län.") }
    case "omrade":
      chosen = .areas(form.all("omrade"))
      if form.all("omrade").isEmpty { problems.add("omrade", "Välj minst ett område.") }
    case "kommuner":
      let codes = Self.codes(in: form.text("kommuner") ?? "", problems: &problems)
      chosen = .picked(codes)
      if codes.isEmpty && organisations.isEmpty && problems.sentence(for: "kommuner") == nil {
        problems.add("kommuner", "Skriv minst en kommun, eller välj en annan organisation längre ner.")
      }
    default: problems.add("urval", "Välj vilka som ska svara.")
    }
    self.init(chosen, organisations: organisations)
  }

  /// Names or codes, one on each line or with commas between.
  static func codes(in text: String, problems: inout Problems) -> [MunicipalityCode] {
    let sweden = Sweden.current
    let words = text.split { $0 == "\n" || $0 == "," || $0 == ";" }.map { String($0).trimmed }.filter { !$0.isEmpty }
    var unknown: [String] = []
    let codes = words.compactMap { word -> MunicipalityCode? in
      let found = MunicipalityCode(word).flatMap(sweden.municipality) ?? sweden.municipality(named: word)
      if found == nil { unknown.append("”\(word)”") }
      return found?.code
    }
    if !unknown.isEmpty {
      problems.add(
        "kommuner", "Ingen kommun heter \(unknown.joined(separator: ", ")). Skriv namnet eller den fyrsiffriga koden.")
    }
    return codes
  }
}
