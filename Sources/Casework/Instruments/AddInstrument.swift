internal import AccessLog
internal import Instruments
internal import Storage
package import Vocabulary
internal import Web

/// Puts a form among the board's, as a draft that nobody fills in yet. Each version is added once, and never changes.
/// Sv: lägg till ett formulär.
package struct AddInstrument: Sendable {
  private let questionnaire: Questionnaire
  private let licence: Licence
  /// Where it is said that the version is there already.
  private let field: String

  private init(_ questionnaire: Questionnaire, licence: Licence, field: String) {
    self.questionnaire = questionnaire
    self.licence = licence
    self.field = field
  }

  /// A FHIR file that was sent. Throws `Problems`.
  init(file form: Form) throws {
    var problems = Problems()
    var upload: UploadedFile?
    do { upload = try form.requiredFile("fil", "Välj en fil med ett formulär.") } catch let missing as Problems {
      problems.append(missing)
    }
    problems.addMissingLicence(form)
    guard problems.isEmpty, let upload else { throw problems }
    let licence = try Licence(form)
    do {
      self.init(try Questionnaire.read(upload.bytes), licence: licence, field: "fil")
    } catch {
      throw Problems("fil", error.sentence)
    }
    if questionnaire.allItems.isEmpty { throw Problems("fil", "Formuläret har inga frågor.") }
  }

  /// What was written by hand. Throws `Problems`.
  init(written form: Form) throws {
    var problems = Problems()
    let title = problems.require(form, "titel", "Skriv vad formuläret heter.")
    let version = problems.require(form, "version", "Skriv vilken version det är, till exempel 1.", limit: 40)
    let written = WrittenForm(title: title, version: version, text: form.raw("fragor"))
    var questionnaire: Questionnaire?
    do { questionnaire = try written.questionnaire() } catch { problems.add("fragor", error.sentence) }
    problems.addMissingLicence(form)
    guard problems.isEmpty, let questionnaire else { throw problems }
    self.init(questionnaire, licence: try Licence(form), field: "version")
  }

  /// One of the program's own. Throws `notFound` for a name that none has.
  package init(shipped name: String) throws {
    let own = try ShippedForm(named: name)
    self.init(try own.form.questionnaire(), licence: try ShippedForm.licence, field: "namn")
  }

  /// Throws `Problems` where the version is there already.
  @discardableResult
  package func perform(at desk: Desk) async throws -> ID<BoardInstrument> {
    try await desk.board.database.write { tx in
      try desk.checkIsManager(in: tx)
      let id: ID<BoardInstrument> = tx.newID(at: desk.now)
      let (title, version) = (questionnaire.title ?? questionnaire.name ?? "Formulär", questionnaire.version ?? "")
      let identity = Instrument(questionnaire, licence: licence).identity
      if title.count > 150 { throw Problems(field, "Formulärets namn är för långt. Korta det till högst 150 tecken.") }
      if try tx.exists("SELECT 1 FROM instrument WHERE identity = \(identity) AND version = \(version)") {
        throw Problems(
          field,
          "\(title) finns redan i version \(version.isEmpty ? "utan nummer" : version). Ge den nya ett eget nummer.")
      }
      let form = Array(JSONWriter.text(questionnaire.json).utf8)
      try tx.execute(
        """
        INSERT INTO instrument (id, state, identity, version, title, given_by, terms, added_by, added_at, form)
        VALUES (\(id), \(Instrument.State.draft), \(identity), \(version), \(title), \(licence.givenBy),
          \(licence.terms), \(desk.staff.id), \(desk.now), \(form))
        """)
      try desk.append(.write, "Lade till formuläret \(title), version \(version)", in: tx)
      return id
    }
  }
}

extension Problems {
  fileprivate mutating func addMissingLicence(_ form: Form) {
    if form.text("ratt") == nil { add("ratt", "Skriv vem som har gett er rätt att använda formuläret.") }
    if form.text("villkor") == nil { add("villkor", "Skriv på vilka villkor ni får använda det.") }
  }
}

extension Licence {
  /// As it was sent, when nothing of it is missing.
  fileprivate init(_ form: Form) throws {
    try self.init(givenBy: form.text("ratt") ?? "", terms: form.text("villkor") ?? "")
  }
}
