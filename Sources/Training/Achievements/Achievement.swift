package import Access
package import Storage
package import Vocabulary
package import Web

/// What somebody has gone through: an event or course of ours, the web course, or one outside that was reported. Sv: genomgången utbildning.
package struct Achievement: Sendable {
  package let id: ID<Achievement>
  package let key: String
  package let kind: Completion.Kind
  /// As whoever reported it said; nil leaves it to the title.
  package let subject: ID<Subject>?
  package let title: String
  package let content: String
  package let organisers: [String]
  package let day: CalendarDate
  package let minutes: Int
  package let validUntil: CalendarDate?
  package let learner: Learner
  package let source: Source
  package let isWithdrawn: Bool

  /// Who says that it was gone through. Sv: uppgiftens källa.
  package enum Source: String, Sendable, Bindable, ColumnReadable {
    case organiser, learner, manager, imported

    package var swedish: String {
      switch self {
      case .organiser: "Arrangören"
      case .learner: "Egen uppgift"
      case .manager: "Chefen"
      case .imported: "Importerad"
      }
    }

    /// After what was gone through.
    var inPhrase: String {
      switch self {
      case .organiser: "enligt arrangören"
      case .learner: "egen uppgift"
      case .manager: "enligt chefen"
      case .imported: "enligt en importerad fil"
      }
    }
  }

  init(row: Row) throws {
    id = try row.get("id")
    key = try row.get("key")
    kind = try Completion.Kind(rawValue: row.get("kind")) ?? .outside
    subject = try row.optional("subject_id")
    title = try row.get("title")
    content = try row.get("content")
    organisers = try row.get("organisers", as: String.self).split(separator: "\n").map(String.init)
    day = try row.date("day")
    minutes = try row.get("minutes")
    validUntil = try row.optionalDate("valid_until")
    learner = Learner(
      person: try row.optional("person_id"), name: try row.get("name"), mail: try row.optional("mail"),
      organisationName: try row.get("organisation_name"), organisation: try row.optional("organisation_id"),
      municipality: try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) },
      profession: try row.optional("profession", as: String.self).flatMap { Profession(rawValue: $0) })
    source = try row.get("source")
    isWithdrawn = try row.optional("withdrawn_at", as: Moment.self) != nil
  }

  /// Whether it is of the subject.
  package func counts(as subject: Subject) -> Bool {
    if let own = self.subject { return own == subject.id }
    return subject.covers(title) || (kind == .webCourse && subject.id == Subject.webCourse)
  }

  /// Whether a manager or who led a group says so, and not whoever held it or the learner's own course.
  private var isReported: Bool { source != .organiser || key.hasPrefix("webCourse/") || key.contains("/group/") }

  /// Whether its certificate may replace the other's: what is reported of somebody touches only what the same workplace has
  /// reported, or anybody could make another's certificate worthless.
  func mayReplace(_ other: Achievement) -> Bool {
    guard isReported else { return true }
    return other.isReported && learner.organisation != nil && learner.organisation == other.learner.organisation
  }

  /// A paper needs the name, and that of a protected person is written down nowhere but in the register.
  var mayBeCertified: Bool { kind != .outside && learner.name != Person.protectedName }

  /// The last day that it counts; nil for always.
  package func lastDay(validMonths: Int?) -> CalendarDate? {
    validUntil ?? validMonths.map { day.adding(months: $0) }
  }
}

extension Completion.Kind {
  package var swedish: String {
    switch self {
    case .event: "Temadag"
    case .course: "Kurs"
    case .webCourse: "Webbkurs"
    case .outside: "Utbildning hos någon annan"
    }
  }
}

extension Transaction {
  /// What a person has gone through, newest first: what is theirs, and what stands without an account under both the name and
  /// the address they sign in with, since several may read one mailbox. The name is their own, also where it is protected.
  package func achievements(of person: ID<Person>, name: String, login: String?) throws -> [Achievement] {
    let own = Learner(person: person, name: name, mail: login, organisationName: "")
    let mail: SQL = login.map { " OR (person_id IS NULL AND mail = \($0.lowercased()))" } ?? ""
    return try rows(
      """
      SELECT * FROM achievement WHERE withdrawn_at IS NULL AND (person_id = \(person)\(mail)) ORDER BY day DESC, id DESC
      """
    ).map(Achievement.init).filter { $0.learner.isSame(as: own) }
  }

  /// What is told of those who worked in these organisations, newest first.
  package func achievements(in organisations: [ID<Organisation>]) throws -> [Achievement] {
    try rows(
      """
      SELECT * FROM achievement WHERE withdrawn_at IS NULL AND organisation_id IN \(list: organisations)
      ORDER BY day DESC, id DESC
      """
    ).map(Achievement.init)
  }

  package func achievement(_ id: ID<Achievement>) throws -> Achievement? {
    try row("SELECT * FROM achievement WHERE id = \(id) AND withdrawn_at IS NULL").map(Achievement.init)
  }

  package func achievement(key: String) throws -> Achievement? {
    try row("SELECT * FROM achievement WHERE key = \(key)").map(Achievement.init)
  }
}
