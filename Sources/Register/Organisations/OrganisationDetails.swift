package import Access
package import Vocabulary
package import Web

/// What is said of an organisation when it is added or changed.
package struct OrganisationDetails: Sendable {
  package var kind: Organisation.Kind
  package var name: String
  package var municipality: MunicipalityCode?
  package var counties: [CountyCode]
  /// Empty when it works in the whole of its counties.
  package var worksIn: [MunicipalityCode]
  package var organisationNumber: String?
  package var phone: String?
  package var mail: String?
  package var web: String?
  package var about: String?

  package init(
    kind: Organisation.Kind, name: String, municipality: MunicipalityCode? = nil, counties: [CountyCode] = [],
    worksIn: [MunicipalityCode] = [], organisationNumber: String? = nil, phone: String? = nil, mail: String? = nil,
    web: String? = nil,
    about: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.municipality = municipality
    self.counties = counties.isEmpty ? [municipality?.county].compactMap(\.self) : Set(counties).sorted()
    self.worksIn = Set(worksIn).sorted { $0.text < $1.text }
    self.organisationNumber = organisationNumber
    self.phone = phone
    self.mail = mail
    self.web = web
    self.about = about
  }

  package init(_ record: RegisterOrganisation) {
    let organisation = record.organisation
    self.init(
      kind: organisation.kind, name: organisation.name, municipality: organisation.municipality,
      counties: organisation.counties, worksIn: organisation.worksIn, organisationNumber: record.organisationNumber,
      phone: record.phone,
      mail: record.mail, web: record.web, about: record.about)
  }

  package init(form: Form) throws {
    var problems = Problems()
    let kind = Organisation.Kind(rawValue: form.raw("slag"))
    if kind == nil { problems.add("slag", "Välj vilket slags organisation det är.") }
    let name = problems.require(form, "namn", "Skriv organisationens namn.")
    let municipality = form.text("kommun").flatMap(Sweden.municipality(written:))
    if form.text("kommun") != nil, municipality == nil {
      problems.add("kommun", "Kommunen finns inte. Skriv dess namn eller fyra siffror, till exempel 2480.")
    }
    let worksIn = form.raw("arbetar-i").split { ",;\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    for unknown in worksIn where Sweden.municipality(written: unknown) == nil {
      problems.add("arbetar-i", "Kommunen \(unknown) finns inte. Skriv namn eller fyra siffror, med komma mellan.")
    }
    self.init(
      kind: kind ?? .association, name: name, municipality: municipality?.code,
      counties: form.all("lan").compactMap { CountyCode($0) },
      worksIn: worksIn.compactMap { Sweden.municipality(written: $0)?.code },
      organisationNumber: form.text("orgnummer"),
      phone: form.text("telefon"), mail: problems.mail(form, "epost"), web: form.text("webb"), about: form.text("om"))
    problems.merge(faults)
    try problems.check()
  }

  /// What the values themselves break; asked again by the acts, since a form is not the only way in.
  var faults: Problems {
    var problems = Problems()
    if name.isEmpty { problems.add("namn", "Skriv organisationens namn.") }
    if kind == .municipality, municipality == nil {
      problems.add("kommun", "Skriv vilken kommun det är, med namn eller fyra siffror.")
    }
    // A municipality placed in another county would be kept by that county's team.
    if kind == .municipality || kind == .cityDistrict, let municipality, !counties.contains(municipality.county) {
      let name = Sweden.current.county(municipality.county).name
      problems.add("lan", "Kommunen ligger i \(name). Ta med det länet.")
    }
    if (kind.hasCountyTeam || kind.isShelter), counties.isEmpty {
      problems.add("lan", "Välj minst ett län som organisationen hör till.")
    }
    if let outside = worksIn.compactMap(Sweden.current.municipality).first(where: { !counties.contains($0.county) }) {
      problems.add(
        "arbetar-i", "\(outside.name) ligger i \(Sweden.current.county(outside.county).name). Ta med det länet ovan.")
    }
    if let web, !web.hasPrefix("https://"), !web.hasPrefix("http://") {
      problems.add("webb", "Börja webbadressen med https://.")
    }
    if kind.isShelter { addShelterFaults(to: &problems) }
    return problems
  }

  private func addShelterFaults(to problems: inout Problems) {
    if municipality != nil {
      problems.add("kommun", "En jour registreras med län, inte med kommun. Ta bort kommunen.")
    }
    if let fault = StreetAddress.fault(in: name) { problems.add("namn", fault) }
    if let fault = StreetAddress.fault(in: phone) { problems.add("telefon", fault) }
    if let fault = StreetAddress.fault(in: about) { problems.add("om", fault) }
  }
}

extension Problems {
  /// Adds those of another list whose field has none yet.
  mutating func merge(_ other: Problems) {
    for problem in other.list where sentence(for: problem.field) == nil { add(problem.field, problem.sentence) }
  }
}

extension Sweden {
  /// The municipality that somebody wrote as a code or a name.
  package static func municipality(written text: String) -> Municipality? {
    if let code = MunicipalityCode(text) { return current.municipality(code) }
    return current.municipality(named: text)
  }

  /// The county that somebody wrote as a code, "Västerbotten" or "Västerbottens län".
  package static func county(written text: String) -> County? {
    if let code = CountyCode(text) { return current.county(code) }
    let wanted = text.trimmed.lowercased()
    return current.counties.first { $0.name.lowercased() == wanted || $0.shortName.lowercased() == wanted }
  }

  /// "Västerbotten, Västernorrland".
  package static func names(of counties: [CountyCode]) -> String {
    counties.map { current.county($0).shortName }.joined(separator: ", ")
  }
}
