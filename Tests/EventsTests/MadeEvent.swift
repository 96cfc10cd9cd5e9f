import Access
import DemoData
import Events
import Register
import Storage
import TestSupport
import Vocabulary
import Web

/// A published day with three places, on an empty site.
struct MadeEvent: Sendable {
  let test: TestSite
  let id: ID<Edition>

  static let unit = Organisation(
    id: "fou", kind: .researchUnit, name: "FoU Prov", municipality: nil, counties: [CountyCode("24")].compactMap(\.self)
  )
  static let stranger = Organisation(
    id: "vn", kind: .federation, name: "Förbundet Annat", municipality: nil,
    counties: [CountyCode("22")].compactMap(\.self))
  static let leader = viewer("lena", unit)
  static let outsider = viewer("ulf", stranger)

  static func viewer(_ name: String, _ organisation: Organisation) -> Viewer {
    Viewer(
      account: ID("konto-\(name)"), person: ID("person-\(name)"), name: name.capitalizedFirst, isAdministrator: false,
      functions: [HeldFunction(id: ID("f-\(name)"), role: .leader, title: "Ledare", organisation: organisation)])
  }

  static func make(_ engine: Engine, _ change: @Sendable (inout EditionDetails) -> Void = { _ in }) async throws
    -> MadeEvent
  {
    try await make(on: try await TestSite.make(engine), by: leader, change)
  }

  /// On a site that is there, such as the demonstration's, where those who hold it can sign in.
  static func make(
    on test: TestSite, by leader: Viewer, _ change: @Sendable (inout EditionDetails) -> Void = { _ in }
  ) async throws -> MadeEvent {
    let now = test.now
    let day = now.day.adding(days: 40)
    var details = EditionDetails(
      title: "Provdagen 2027", kind: .themeDay, about: "Att prova.", starts: SwedishTime.moment(on: day, hour: 9),
      ends: SwedishTime.moment(on: day, hour: 16), forms: .site, contactName: "Lena", contactMail: "lena@example.org")
    details.place = "Salen"
    details.placesOnSite = 3
    change(&details)
    let id = try await test.regional.write { [details] tx in
      let id = try AddEdition(details, by: leader.hostingOrganisations.map(\.id)).perform(
        in: tx, by: leader, at: now)
      try PublishEdition().perform(in: tx, by: try tx.writable(id, by: leader), at: now)
      return id
    }
    return MadeEvent(test: test, id: id)
  }

  var letters: RegistrationLetters { RegistrationLetters(RegistrationAddress(test.site)) }

  func change<Result: Sendable>(
    by viewer: Viewer = leader, _ act: @escaping @Sendable (Transaction, Writable<Edition>, Moment) throws -> Result
  ) async throws -> Result {
    let now = test.now
    return try await test.regional.write { try act($0, try $0.writable(id, by: viewer), now) }
  }

  @discardableResult
  func register(
    _ name: String, from town: String = "2480", _ way: Registration.Way = .site,
    sessions: Set<ID<ProgrammeSession>> = [], once: String? = nil, needs: AccessNeeds = AccessNeeds(),
    mail: String? = nil
  ) async throws -> RegisterForEdition.Receipt {
    let details = RegistrationDetails(
      name: name, mail: mail ?? "\(name.lowercased())@example.org", organisationName: "Socialtjänsten",
      municipality: MunicipalityCode(town), profession: .socialServices, way: way, sessions: sessions, needs: needs)
    let act = RegisterForEdition(details, once: once ?? "en-\(name)\(mail ?? "")", letters: letters)
    let now = test.now
    return try await test.regional.write { tx in
      guard let edition = try tx.edition(id) else { throw Refusal.notFound }
      return try act.perform(in: tx, to: edition, at: now)
    }
  }

  /// Names by state, in the order in which they came.
  func names(_ states: Registration.State...) async throws -> [String] {
    try await test.regional.read { try $0.registrations(of: id, in: states).map(\.name) }
  }

  func registration(_ name: String) async throws -> Registration {
    let all = try await test.regional.read { try $0.registrations(of: id, in: Registration.State.allCases) }
    guard let found = all.last(where: { $0.name == name }) else { throw Refusal.notFound }
    return found
  }

  func own(_ name: String, _ act: @escaping @Sendable (Transaction, ID<Registration>, Moment) throws -> Void)
    async throws
  {
    let (id, now) = (try await registration(name).id, test.now)
    try await test.regional.write { try act($0, id, now) }
  }

  func withdraw(_ name: String) async throws {
    try await own(name) { [letters] tx, id, now in
      try WithdrawRegistration(letters: letters, by: Byline(words: "prov")).perform(in: tx, for: id, at: now)
    }
  }

  /// The subjects of the letters to somebody; those of one moment in no order.
  func letters(to name: String) async throws -> [String] {
    try await test.regional.read { tx in
      try tx.rows("SELECT subject FROM mail WHERE address = \("\(name.lowercased())@example.org") ORDER BY id").map {
        try $0.get("subject", as: String.self).split(separator: ":").first.map(String.init) ?? ""
      }
    }
  }
}

extension TestSite {
  /// One of the cast, as acts know them.
  func viewer(_ persona: Persona) async throws -> Viewer {
    let found = try await identity.read { [now] tx in
      try tx.account(login: persona.mail).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    guard let found else { throw Refusal.notFound }
    return found
  }
}

/// What a refused act says; nil when it went through.
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

extension Problems {
  var inOneLine: String { list.map(\.sentence).joined(separator: " ") }
}
