package import Access
package import Storage
package import Vocabulary
package import Web

/// Says how many were there from one municipality with one profession, where no names are kept: rows without a name, as those whose
/// names are erased. What is said anew holds instead. Sv: skriv in antal deltagare.
package struct EnterFigures: Sendable {
  package let number: Int
  package let municipality: MunicipalityCode?
  package let profession: Profession
  package let way: Registration.Way
  /// The form, which brings back what it showed; empty where none was shown.
  private var form = Form()

  /// How what is written in so is told from what somebody registered to.
  static let mark = "efterhand-"
  static var isEntered: SQL { "(once LIKE \("\(mark)%") AND erased_at IS NOT NULL)" }
  static let most = 1000

  package init(number: Int, municipality: MunicipalityCode?, profession: Profession, way: Registration.Way) {
    self.number = number
    self.municipality = municipality
    self.profession = profession
    self.way = way
  }

  package init(form: Form, to edition: Edition) throws {
    var problems = Problems()
    let municipality = RegistrationDetails.town(form, &problems)
    let profession = RegistrationDetails.profession(form, &problems)
    let way = RegistrationDetails.way(form, edition, &problems)
    let number = form.number("antal") ?? -1
    if !(0...Self.most).contains(number) {
      problems.add("antal", "Skriv hur många de var, från 0 till \(Self.most).")
    }
    try problems.check()
    self.init(number: number, municipality: municipality, profession: profession, way: way)
    self.form = form
  }

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    // First of all, so that two who write in the same meet here.
    let ticket = try tx.takeTicket(of: edition.id)
    try edition.checkEntries(in: "antal", at: now)
    let earlier = try entered(tx, edition)
    if !earlier.isEmpty && earlier.count != number {
      try form.check(against: Form(try tx.enteredFigures(of: edition.id)), at: "antal")
    }
    for surplus in earlier.dropFirst(number) {
      try tx.execute("DELETE FROM registration WHERE id = \(surplus.id)")
    }
    for _ in earlier.count..<max(number, earlier.count) { try insert(ticket, tx, edition, now) }
    try tx.recordOnceADay(
      "EnterFigures", of: edition, by: evidence.viewer.byline, at: now, text: "Skrev in hur många som var med")
  }

  private func entered(_ tx: Transaction, _ edition: Edition) throws -> [Registration] {
    try tx.rows(
      """
      SELECT * FROM registration WHERE edition_id = \(edition.id) AND \(Self.isEntered)
        AND profession = \(profession.rawValue) AND way = \(way) ORDER BY id
      """
    ).map(Registration.init).filter { $0.municipality == municipality }
  }

  private func insert(_ ticket: Int, _ tx: Transaction, _ edition: Edition, _ now: Moment) throws {
    let details = RegistrationDetails(
      name: "", mail: "", organisationName: "", municipality: municipality, profession: profession, way: way)
    var new = NewRegistration(details, to: edition, number: ticket)
    let mark: ID<Registration> = tx.newID(at: now)
    new.once = "\(Self.mark)\(mark.text)"
    new.presence = way.presence
    new.erasedAt = now
    _ = try new.insert(in: tx, at: now)
  }
}
