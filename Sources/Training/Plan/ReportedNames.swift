internal import Access
internal import Vocabulary
internal import Web

/// Names without an account as somebody typed them, one a line: "Namn" or "Namn, adress". Sv: namn utan konto.
struct ReportedNames {
  let people: [(name: String, mail: String?)]

  static let most = 200

  init(_ form: Form, _ field: String) throws {
    var problems = Problems()
    var people: [(name: String, mail: String?)] = []
    let lines = (form.text(field) ?? "").split(whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let parts = line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" }).map { String($0).spacedAlike }
        .filter { !$0.isEmpty }
      guard let name = parts.first else { continue }
      let mail = parts.count > 1 ? MailAddress(parts[1])?.text : nil
      if parts.count > 2 || parts.count == 2 && mail == nil {
        problems.add(field, "Rad \(number + 1) går inte att läsa. Skriv namn, eller namn och e-post med komma mellan.")
      }
      if name.count > 60 { problems.add(field, "Namnet på rad \(number + 1) är för långt. Korta det.") }
      // It stands on the certificate, which a letter leads to that nobody has asked for.
      if !name.isNameOfPerson { problems.add(field, "Skriv bara namnet på rad \(number + 1), utan siffror.") }
      people.append((name, mail))
    }
    if people.count > Self.most {
      problems.add(field, "Det är \(people.count) namn. Skriv högst \(Self.most) åt gången, eller importera en fil.")
    }
    try problems.check()
    self.people = people
  }

  func learners(in organisation: Organisation, as profession: Profession?) -> [Learner] {
    people.map {
      Learner(
        name: $0.name, mail: $0.mail, organisationName: organisation.name, organisation: organisation.id,
        municipality: organisation.municipality, profession: profession)
    }
  }
}
