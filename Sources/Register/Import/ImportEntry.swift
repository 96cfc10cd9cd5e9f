internal import Access
internal import Vocabulary
internal import Web

/// A row read as what it means. Its problems are sentences that say what is wrong and how to mend it.
struct ImportEntry: Sendable {
  let organisation: String?
  let kind: Organisation.Kind?
  let municipality: Municipality?
  let counties: [CountyCode]
  /// The function's title; nil when the row is about an organisation alone.
  let function: String?
  let role: Function.Role?
  let name: String?
  let mail: String?
  let phone: String?
  let title: String?
  let isProtected: Bool

  init(_ row: ImportedRow) throws {
    var problems = Problems()
    organisation = row.text(.organisation)
    kind = row.text(.kind).flatMap { Organisation.Kind(written: $0) }
    municipality = row.text(.municipality).flatMap(Sweden.municipality(written:))
    counties = row[.county].split(separator: ",").compactMap { Sweden.county(written: String($0))?.code }
    role = row.text(.role).flatMap { Function.Role(written: $0) }
    name = row.text(.name)
    mail = row.text(.mail).flatMap { MailAddress($0)?.text }
    phone = row.text(.phone)
    title = row.text(.title)
    isProtected = row[.isProtected].lowercased() == "ja"
    let hasPerson = row.text(.name) != nil || row.text(.mail) != nil
    function = row.text(.function) ?? (hasPerson ? (role ?? .contact).swedish : nil)
    addProblems(of: row, to: &problems)
    try problems.check()
  }

  /// What stands in the row but says nothing without its neighbours.
  var unused: [String] {
    var notes: [String] = []
    if function == nil, role != nil { notes.append("rollen används inte, eftersom raden saknar funktion") }
    if name == nil, phone != nil || title != nil {
      notes.append("telefon och titel används inte, eftersom raden saknar namn")
    }
    return notes
  }

  private func addProblems(of row: ImportedRow, to problems: inout Problems) {
    if let text = row.text(.municipality), municipality == nil {
      problems.add("kommunkod", "Kommunen \(text) finns inte. Skriv fyra siffror ur SCB:s lista, till exempel 2480.")
    }
    if organisation == nil, municipality == nil, row.text(.municipality) == nil {
      problems.add("organisation", "Raden saknar organisation. Skriv dess namn, eller en kommunkod.")
    }
    if let text = row.text(.kind), kind == nil {
      problems.add("typ", "Typen \(text) finns inte. Skriv till exempel Kommun, Region eller Kvinnojour.")
    }
    if let text = row.text(.county), counties.count != row[.county].split(separator: ",").count {
      problems.add("län", "Länet \(text) finns inte. Skriv namn eller två siffror, med komma mellan flera.")
    }
    if let text = row.text(.role), role == nil {
      let words = Function.Role.allCases.map(\.swedish).joined(separator: ", ")
      problems.add("roll", "Rollen \(text) finns inte. Skriv en av dessa: \(words).")
    }
    if let text = row.text(.mail), mail == nil {
      problems.add("e-post", "Adressen \(text) går inte att läsa. Skriv den som namn@exempel.se.")
    }
    if let text = row.text(.isProtected), !["ja", "nej"].contains(text.lowercased()) {
      problems.add("skyddade personuppgifter", "Under skyddade personuppgifter står \(text). Skriv ja eller nej.")
    }
    if row.text(.mail) != nil, name == nil {
      problems.add("namn", "Raden har e-post men inget namn. Skriv personens namn.")
    }
  }
}
