internal import Access
internal import Vocabulary
internal import Web

/// A row read as what it means. Its problems are sentences that say what is wrong and how to mend it.
struct TrainingEntry: Sendable {
  let name: String
  let mail: String?
  let unit: String
  /// Nil when the row says nothing.
  let profession: Profession?
  let beganOn: CalendarDate?
  /// Nil when the row only adds the person.
  let details: ReportDetails?

  init(_ row: TrainingRow, subjects: [Subject], today: CalendarDate) throws {
    var problems = Problems()
    name = row[.name] ?? ""
    if name.isEmpty { problems.add("namn", "Raden saknar namn. Skriv för- och efternamn.") }
    if name.count > 120 { problems.add("namn", "Namnet är för långt. Korta det till högst 120 tecken.") }
    mail = row[.mail].flatMap { MailAddress($0)?.text }
    if let text = row[.mail], mail == nil {
      problems.add("e-post", "Adressen \(text) går inte att läsa. Skriv den som namn@exempel.se.")
    }
    unit = row[.unit] ?? ""
    profession = row[.profession].flatMap { Profession(written: $0) }
    if let text = row[.profession], profession == nil {
      problems.add(
        "yrkesgrupp", "Yrkesgruppen \(text) finns inte. Skriv en av dem i listan nedanför, till exempel Äldreomsorg.")
    }
    var faults = Problems()
    beganOn = faults.pastDay(Form(fields: [("borjade", row[.began] ?? "")]), "borjade", missing: nil, today: today)
    for fault in faults.list { problems.add("började", "Började: \(fault.sentence)") }
    var details: ReportDetails?
    if row[.title] != nil || row[.day] != nil {
      do {
        details = try Self.details(row, subjects: subjects, today: today)
      } catch let faults as Problems {
        problems.append(faults)
      }
    }
    try problems.check()
    self.details = details
  }

  /// Where somebody works, with what the row says of it. `shown` is the first day that the list shows, also where it is only the
  /// day that they took their function.
  func work(after known: EmployeeDetails, shown: CalendarDate?) -> EmployeeDetails {
    let said = beganOn == (known.beganOn ?? shown) ? nil : beganOn
    return EmployeeDetails(
      unit: unit.isEmpty ? known.unit : unit, profession: profession ?? known.profession,
      beganOn: said ?? known.beganOn)
  }

  private static func details(_ row: TrainingRow, subjects: [Subject], today: CalendarDate) throws -> ReportDetails {
    let subject = row[.title].flatMap { title in subjects.first { $0.covers(title) } }
    return try ReportDetails(
      form: Form(fields: [
        ("amne", subject?.id.text ?? ""), ("titel", row[.title] ?? ""), ("dag", row[.day] ?? ""),
        ("timmar", row[.hours] ?? ""), ("anordnare", row[.organiser] ?? ""), ("giltig", row[.until] ?? ""),
      ]), subjects: subjects, ownKind: .outside, today: today)
  }
}

extension Profession {
  /// As somebody writes it: the whole words, or the first of them.
  init?(written text: String) {
    let other: [String: Profession] = [
      "chef": .manager, "socialsekreterare": .socialServices, "handläggare": .socialServices, "enhetschef": .manager,
      "politiker": .politician, "samordnare": .coordinator, "lärare": .school, "familjerätt": .familyLaw,
      "ekonomiskt bistånd": .economicSupport, "polis": .police, "hemtjänst": .elderlyCare, "lss": .disabilityCare,
    ]
    let text = text.alike
    guard let found = Self.allCases.first(where: { $0.swedish.alike == text }) ?? other[text] else { return nil }
    self = found
  }
}
