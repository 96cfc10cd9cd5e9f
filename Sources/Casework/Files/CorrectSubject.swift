internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// Says anew whom a file is about: a name or a number that was wrong, or that was not written down at first. What stood there before is
/// kept, sealed with the file's key. Sv: rätta aktens person.
struct CorrectSubject: Sendable {
  let name: String
  let personalNumber: PersonalNumber?
  let reason: String
  /// How many times it had been corrected when it was opened.
  let version: Int

  static let versionField = "version"

  init(form: Form, asOf day: CalendarDate) throws {
    var problems = Problems()
    name = problems.require(form, "namn", "Skriv personens namn, eller vad ni kallar personen.")
    let typed = form.text("nummer")
    personalNumber = typed.flatMap { PersonalNumber($0, asOf: day) }
    if typed != nil, personalNumber == nil { problems.add("nummer", PersonalNumber.mending) }
    reason = problems.require(form, "skal", "Skriv varför uppgifterna ändras.", limit: 1000)
    version = form.number(Self.versionField) ?? 0
    try problems.check()
  }

  /// The file is found by what is written now, and no longer by what was. Throws `Problems` where the number's age does not go with the
  /// file's role, and where an old and a new identity would come together (OSL 21:3).
  func perform(in tx: Transaction, by open: OpenFile) throws {
    let (old, file) = (try open.subject(), open.file.id)
    if let born = personalNumber?.birthday, let fault = open.file.role.fault(of: born, on: open.desk.now.day) {
      throw Problems("nummer", fault.replacing("Välj Barn.", with: "Lägg upp en akt för ett barn."))
    }
    if open.protection?.level.strength == Protection.Level.newIdentity.strength {
      throw Problems(
        "namn",
        "Akten har fingerade personuppgifter. Gamla och nya uppgifter får inte mötas. Lägg upp en ny akt i stället.")
    }
    let subject = CaseSubject(
      number: old.number, name: name, personalNumber: personalNumber?.text, children: old.children)
    guard subject != old else {
      throw Problems("namn", "Du har inte ändrat något. Ändra namnet eller numret, eller gå tillbaka.")
    }
    guard try tx.subjectVersion(of: file) == version else {
      throw Problems(
        "namn",
        "Någon annan har ändrat uppgifterna medan du skrev. Nu står det \(old.name). Kontrollera, och spara igen.")
    }
    try keep(old, of: open, in: tx)
    try open.save(subject, in: tx)
    try tx.execute("DELETE FROM case_file_mark WHERE file_id = \(file)")
    try open.desk.board.addMarks(of: subject, to: file, in: tx)
    // Whoever reviews is told why, and not whom it is about.
    try open.desk.appendForReview(.setAside, "Ändrade namn eller nummer: \(reason)", of: (file, open.key), in: tx)
  }

  private func keep(_ old: CaseSubject, of open: OpenFile, in tx: Transaction) throws {
    let (file, desk) = (open.file.id, open.desk)
    let version = try tx.subjectVersion(of: file)
    let place = desk.board.place("subject_version", "\(file)/\(version + 1)")
    try tx.execute(
      """
      INSERT INTO subject_version (file_id, version, staff_id, saved_at, sealed)
      VALUES (\(file), \(version + 1), \(desk.staff.id), \(desk.now), \(try open.key.seal(old.bytes, for: place)))
      """)
  }
}

extension Transaction {
  /// How many times it has been corrected whom the file is about.
  func subjectVersion(of file: ID<CaseFile>) throws -> Int {
    try value("SELECT COUNT(*) FROM subject_version WHERE file_id = \(file)") ?? 0
  }
}

extension PersonalNumber {
  /// What is said of a number that does not hold.
  static let mending =
    "Numret stämmer inte. Kontrollera siffrorna och skriv det som ååååmmdd-nnnn, eller lämna rutan tom."
}
