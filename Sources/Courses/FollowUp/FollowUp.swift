internal import Access
internal import Register
internal import Storage
internal import Vocabulary

/// Who has come how far, of those whom the viewer follows; only counts leave it. Sv: underlag för uppföljning.
struct FollowUp {
  let municipalities: Shares
  let organisations: Shares
  let professions: Shares

  private struct Entry {
    let key: String
    let organisation: ID<Organisation>?
    let municipality: MunicipalityCode?
    let profession: Profession?
    let isDone: Bool
    /// Took part in a group, and is not in the register.
    var isOutside = false
  }

  /// `staff` is how many hold a function in each organisation.
  init(
    _ course: ID<Course>, among organisations: [Organisation], staff: [ID<Organisation>: Int], in tx: Transaction
  ) throws {
    let byID = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = try Self.entries(of: course, in: tx).filter { $0.organisation.map { byID[$0] != nil } ?? false }
    let byOrganisation = Dictionary(grouping: entries) { $0.organisation }
    let rows = organisations.map { organisation -> (Organisation, ShareRow) in
      let own = byOrganisation[organisation.id] ?? []
      let done = own.count(where: \.isDone)
      let outside = own.count(where: \.isOutside)
      let among = max(staff[organisation.id] ?? 0, own.count - outside) + outside
      return (organisation, ShareRow(name: organisation.name, among: among, done: done))
    }
    self.organisations = Shares(rows.map(\.1))
    let places = Dictionary(grouping: rows.filter { $0.0.municipality != nil }) { $0.0.municipality }
    municipalities = Shares(
      places.compactMap { code, rows in
        guard let code, let name = Sweden.current.municipality(code)?.name else { return nil }
        return ShareRow(
          name: name, among: rows.reduce(0) { $0 + $1.1.among }, done: rows.reduce(0) { $0 + $1.1.done })
      })
    professions = Shares(
      Dictionary(grouping: entries) { $0.profession }.map { profession, own in
        ShareRow(name: profession?.swedish ?? "Inte angivet", among: own.count, done: own.count(where: \.isDone))
      })
  }

  /// Each person once: the latest reading, and those who took it in a group.
  private static func entries(of course: ID<Course>, in tx: Transaction) throws -> [Entry] {
    let readings = try tx.rows("SELECT * FROM course_reading WHERE course_id = \(course) ORDER BY id DESC").map(
      Reading.init)
    let alone = Dictionary(grouping: readings) { $0.person.text }.map { person, own in
      Entry(
        key: person, organisation: own[0].organisation, municipality: own[0].municipality,
        profession: own[0].profession,
        isDone: own.contains { $0.completedAt != nil })
    }
    let taken = Set(alone.filter(\.isDone).map(\.key))
    let together = try tx.rows(
      """
      SELECT p.id, p.person_id, g.organisation_id, g.municipality, g.profession FROM course_participant p
      JOIN course_group g ON g.id = p.group_id WHERE g.course_id = \(course)
      """
    ).map { row in
      Entry(
        key: try row.optional("person_id") ?? row.get("id"), organisation: try row.optional("organisation_id"),
        municipality: try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) },
        profession: try row.optional("profession", as: String.self).flatMap { Profession(rawValue: $0) }, isDone: true,
        isOutside: try row.optional("person_id", as: String.self) == nil)
    }.filter { !taken.contains($0.key) }
    let inGroup = Dictionary(together.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return alone.filter { inGroup[$0.key] == nil } + inGroup.values
  }
}

extension Transaction {
  /// How many hold a function in each organisation on a day, in the identity database.
  func staffCounts(on day: CalendarDate) throws -> [ID<Organisation>: Int] {
    let rows = try rows(
      """
      SELECT f.organisation_id, COUNT(DISTINCT h.person_id) AS count FROM holding h JOIN function f ON f.id = h.function_id
      WHERE h.from_date <= \(day.text) AND (h.until_date IS NULL OR h.until_date >= \(day.text))
      GROUP BY f.organisation_id
      """)
    return Dictionary(
      uniqueKeysWithValues: try rows.map { (try $0.get("organisation_id"), try $0.get("count", as: Int.self)) })
  }
}
