import Access
import Packages
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// A package of two parts that an R&D unit has laid out, on an empty site.
struct MadeCourse: Sendable {
  let test: TestSite
  let id: ID<CoursePackage>

  static let unit = Organisation(
    id: "fou", kind: .researchUnit, name: "FoU Prov", municipality: nil, counties: county("24"))
  static let municipality = Organisation(
    id: "umea", kind: .municipality, name: "Umeå kommun", municipality: MunicipalityCode("2480"), counties: county("24")
  )
  static let stranger = Organisation(
    id: "vn", kind: .federation, name: "Förbundet Annat", municipality: nil, counties: county("22"))

  static let leader = viewer("lena", .leader, unit)
  static let learner = viewer("kim", .coordinator, municipality)
  static let colleague = viewer("sam", .staff, municipality)
  static let outsider = viewer("ulf", .leader, stranger)

  static func county(_ code: String) -> [CountyCode] { [CountyCode(code)].compactMap(\.self) }

  static func viewer(_ name: String, _ role: Function.Role, _ organisation: Organisation) -> Viewer {
    Viewer(
      account: ID("konto-\(name)"), person: ID("person-\(name)"), name: "\(name.capitalizedFirst) Prov",
      isAdministrator: false,
      functions: [HeldFunction(id: ID("f-\(name)"), role: role, title: role.swedish, organisation: organisation)])
  }

  static var zip: MadeZip {
    MadePackage(
      organisations: """
        <organizations default="o1"><organization identifier="o1"><title>Att fråga</title>
        <item identifier="i1" identifierref="r1"><title>Del ett</title></item>
        <item identifier="i2" identifierref="r1" parameters="?del=2"><title>Del två</title></item>
        </organization></organizations>
        """
    ).zip
  }

  static func sent() throws -> SentPackage { try SentPackage(zip.bytes, named: "kurs.zip") }

  static let details = PackageDetails(about: "Hur man frågar.", minutes: 30, counties: unit.counties)

  static func make(_ engine: Engine) async throws -> MadeCourse {
    let test = try await TestSite.make(engine)
    let (now, sent) = (test.now, try sent())
    let id = try await test.regional.write { tx in
      let id = try AddPackage(details, sent, for: unit).perform(in: tx, by: leader, at: now)
      try PublishVersion(startsOver: false).perform(in: tx, by: try tx.writable(id, by: leader), at: now)
      return id
    }
    return MadeCourse(test: test, id: id)
  }

  func change<Result: Sendable>(
    by viewer: Viewer = leader,
    _ act: @escaping @Sendable (Transaction, Writable<CoursePackage>, Moment) throws -> Result
  ) async throws -> Result {
    let now = test.now
    return try await test.regional.write { try act($0, try $0.writable(id, by: viewer), now) }
  }

  func go<Result: Sendable>(
    by viewer: Viewer = learner,
    _ act: @escaping @Sendable (Transaction, Readable<CoursePackage>, Moment) throws -> Result
  ) async throws -> Result {
    let now = test.now
    return try await test.regional.write { try act($0, try $0.readable(id, by: viewer), now) }
  }

  func begin(by viewer: Viewer = learner, again: Bool = false) async throws {
    try await go(by: viewer) { try BeginPackage(again: again).perform(in: $0, by: $1, at: $2) }
  }

  /// Opens a part, as the content origin does; its token.
  func open(_ place: Int, by viewer: Viewer = learner) async throws -> String {
    try await go(by: viewer) { tx, _, now in
      let enrolment = try #require(try tx.enrolment(of: viewer.person, in: id))
      let version = try #require(try tx.version(enrolment.version))
      let token = try tx.launch(version.parts[place], for: enrolment, at: now)
      _ = try #require(try tx.openLaunch(token: token, at: now))
      return token
    }
  }

  func save(
    _ changes: [(String, String)], with token: String, by viewer: Viewer = learner, telling shell: Shell? = nil
  ) async throws -> SaveStanding.Outcome {
    let package = try await go(by: viewer) { _, evidence, _ in evidence.record }
    let learner = try await test.identity.read { [key = test.site.key] in
      try PackageLearner(viewer, of: package, key: key, in: $0)
    }
    let shell = shell ?? test.table.shell
    let act = SaveStanding(
      token: token, changes: changes.map { ScormChange("cmi.core.\($0.0)", $0.1) }, isFinished: false)
    return try await go(by: viewer) { try act.perform(in: $0, by: $1, as: learner, telling: shell, at: $2) }
  }

  func standings(of viewer: Viewer = learner) async throws -> [String: PartStanding] {
    try await go(by: viewer) { tx, _, _ in
      try tx.enrolment(of: viewer.person, in: id).map { try tx.standings(of: $0.id) } ?? [:]
    }
  }
}
