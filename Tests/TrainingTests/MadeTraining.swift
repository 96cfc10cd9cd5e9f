import Access
import Register
import Storage
import TestSupport
import Training
import Vocabulary
import Web

/// A municipality with a manager and a coordinator, on an otherwise empty site.
struct MadeTraining: Sendable {
  let test: TestSite
  let organisation: Organisation
  let manager: Viewer
  let coordinator: Viewer
  let staff: Viewer
  let team: Viewer
  let stranger: Viewer

  private static let administrator = Viewer(
    account: "admin", person: "admin", name: "Admin", isAdministrator: true, functions: [])

  static func make(_ engine: Engine) async throws -> MadeTraining {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (place, unit, other) = try await test.identity.write { tx in
      func add(_ kind: Organisation.Kind, _ name: String, _ code: String?, _ county: String?) throws -> Organisation {
        let details = OrganisationDetails(
          kind: kind, name: name, municipality: code.flatMap { MunicipalityCode($0) },
          counties: [county.flatMap { CountyCode($0) }].compactMap(\.self))
        let id = try AddOrganisation(details).perform(in: tx, by: administrator, at: now)
        guard let added = try tx.organisation(id) else { throw Refusal.notFound }
        return added
      }
      return (
        try add(.municipality, "Umeå kommun", "2480", nil), try add(.researchUnit, "FoU Prov", nil, "24"),
        try add(.municipality, "Härnösands kommun", "2280", nil)
      )
    }
    return MadeTraining(
      test: test, organisation: place, manager: viewer("chefen", .manager, place),
      coordinator: viewer("samordnaren", .coordinator, place), staff: viewer("medarbetaren", .staff, place),
      team: viewer("teamet", .leader, unit), stranger: viewer("granne", .manager, other))
  }

  private static func viewer(_ name: String, _ role: Function.Role, _ organisation: Organisation) -> Viewer {
    Viewer(
      account: ID("konto-\(name)"), person: ID("person-\(name)"), name: name.capitalizedFirst, isAdministrator: false,
      functions: [HeldFunction(id: ID("f-\(name)"), role: role, title: role.swedish, organisation: organisation)])
  }

  func place(by viewer: Viewer) async throws -> Writable<TrainingPlace> {
    let id: ID<TrainingPlace> = ID(organisation.id.text)
    return try await test.identity.read { try $0.writable(id, by: viewer) }
  }

  func change<Result: Sendable>(
    by viewer: Viewer, _ act: @escaping @Sendable (Transaction, Writable<TrainingPlace>, Moment) throws -> Result
  ) async throws -> Result {
    let (evidence, now) = (try await place(by: viewer), test.now)
    return try await test.regional.write { try act($0, evidence, now) }
  }

  func learner(_ name: String, mail: String? = nil, person: ID<Person>? = nil) -> Learner {
    Learner(
      person: person, name: name, mail: mail, organisationName: organisation.name, organisation: organisation.id,
      municipality: organisation.municipality, profession: .socialServices)
  }

  func completion(
    _ key: String = "event/1", title: String = "Riva hinder", name: String = "Åsa Björk-Östlund", daysAgo: Int = 5,
    minutes: Int = 330, mail: String? = "asa@example.org", person: ID<Person>? = nil
  ) -> Completion {
    Completion(
      key: key, kind: .event, title: title, content: "Att fråga om våld\nBarn som upplever våld",
      organisers: ["Länsstyrelsen Prov", "Region Prov"], day: test.now.day.adding(days: -daysAgo), minutes: minutes,
      learner: learner(name, mail: mail, person: person))
  }

  /// Gives the path of the certificate.
  func take(_ completion: Completion) async throws -> String {
    let now = test.now
    let path = try await test.regional.write { try TakeCompletion().take(completion, in: $0, at: now) }
    guard let path else { throw Refusal.notFound }
    return path
  }

  func details(
    _ title: String = "FREDA", subject: ID<Subject>? = "freda", kind: Completion.Kind = .outside, daysAgo: Int = 30
  ) -> ReportDetails {
    ReportDetails(
      subject: subject, kind: kind, title: title, day: test.now.day.adding(days: -daysAgo), minutes: 180,
      organisers: ["Skolan"])
  }

  func achievements() async throws -> [Achievement] {
    let id = organisation.id
    return try await test.regional.read { try $0.achievements(in: [id]) }
  }

  func certificates() async throws -> [Certificate] {
    try await test.regional.read { tx in
      try tx.certificates(
        of: try tx.rows("SELECT id FROM achievement").map { try $0.get("id", as: ID<Achievement>.self) })
    }
  }
}

/// The sentence of a problem or a refusal; nil when there was none.
func sentence(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch let problems as Problems {
    return problems.inOneLine
  } catch let Refusal.forbidden(text) {
    return text
  } catch {
    return "\(error)"
  }
}
