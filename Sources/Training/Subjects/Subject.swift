package import Access
package import Storage
package import Vocabulary
internal import Web

/// Something that can be learnt, so that courses under different titles count as the same: "FREDA", "Grundkurs om våld". Those
/// of nobody's came with the program. Sv: utbildningsämne.
package struct Subject: Sendable, Guarded {
  package let id: ID<Subject>
  /// Who named it; nil for those that came with the program.
  package let organisation: ID<Organisation>?
  package let name: String
  /// Other titles of courses that count as it.
  package let titles: [String]
  package let level: Level
  /// Where it is used; empty for the whole country.
  package let counties: [CountyCode]
  /// How long what one has learnt counts; nil for always.
  package let validMonths: Int?
  package let isRetired: Bool

  /// For whom it is, as a competence plan has its steps. Sv: utbildningsnivå.
  package enum Level: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case base, profession, method, trainer, manager

    package var swedish: String {
      switch self {
      case .base: "Grund"
      case .profession: "Yrke"
      case .method: "Metod"
      case .trainer: "Utbildare"
      case .manager: "Chef"
      }
    }

    package var hint: String {
      switch self {
      case .base: "Alla behöver den."
      case .profession: "För en viss yrkesgrupp."
      case .method: "Ett arbetssätt, till exempel FREDA."
      case .trainer: "För den som utbildar andra."
      case .manager: "För den som leder arbetet."
      }
    }
  }

  init(row: Row) throws {
    id = try row.get("id")
    organisation = try row.optional("organisation_id")
    name = try row.get("name")
    titles = try row.get("titles", as: String.self).split(whereSeparator: \.isNewline).map { String($0).trimmed }
    level = try row.get("level")
    counties = countyCodes(try row.get("counties"))
    validMonths = try row.optional("valid_months")
    isRetired = try row.optional("retired_at", as: Moment.self) != nil
  }

  package static func load(_ id: ID<Subject>, for viewer: Viewer, in tx: Transaction) throws -> Subject? {
    try tx.row("SELECT * FROM training_subject WHERE id = \(id)").map(Subject.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool { true }
  package func isWritable(by viewer: Viewer) -> Bool { organisation.map { viewer.isInTeam(of: $0) } ?? false }

  /// The national web course, which everybody needs where nobody has said otherwise.
  package static let webCourse: ID<Subject> = "webbkurs"

  /// Whether a course with the title counts as it.
  package func covers(_ title: String) -> Bool { ([name] + titles).contains { $0.alike == title.alike } }

  package func isUsed(in county: [CountyCode]) -> Bool {
    counties.isEmpty || county.contains(where: counties.contains)
  }
}

extension Transaction {
  /// Those in use, by level and in Swedish order of name.
  package func subjects(retired: Bool = false) throws -> [Subject] {
    let all = try rows("SELECT * FROM training_subject").map(Subject.init).filter { retired || !$0.isRetired }
    let order = Subject.Level.allCases
    return order.flatMap { level in SwedishOrder.sorted(all.filter { $0.level == level }) { $0.name } }
  }

  package func subject(_ id: ID<Subject>) throws -> Subject? {
    try row("SELECT * FROM training_subject WHERE id = \(id)").map(Subject.init)
  }
}
