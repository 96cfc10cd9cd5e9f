package import Access
internal import Accounts
package import Casework
internal import Courses
package import DemoData
internal import Events
internal import Hummingbird
internal import Logging
internal import Networks
internal import Packages
internal import Register
internal import Schema
package import Storage
internal import Surveys
internal import Synchronization
internal import Training
package import Vocabulary
package import Web

/// A whole site on empty databases with a clock that a test moves.
package final class TestSite: Sendable {
  package let site: Site
  package let table: RouteTable
  package let boards: Boards
  private let clock: TestClock
  // Hundreds of routes take their time to lay out: once for each site, and only where somebody asks.
  private let responder = Mutex<(any HTTPResponder<SiteContext>)?>(nil)

  package var identity: Database { site.identity }
  package var regional: Database { site.regional }
  package var now: Moment { clock.now }

  /// 22 November 2026 at 10.00 in Sweden.
  private static let start = SwedishTime.moment(on: CalendarDate("2026-11-22") ?? CalendarDate(dayNumber: 0), hour: 10)

  package static func databases(_ engine: Engine, seed: UInt64 = 1) async throws -> (
    identity: Database, regional: Database
  ) {
    let made = try await TestDatabases.make(engine, seed: seed)
    return (made.identity, made.regional)
  }

  /// Empty databases and no cast.
  package static func make(_ engine: Engine) async throws -> TestSite {
    try TestSite(try await TestDatabases.make(engine, seed: 1))
  }

  /// With the cast and the small demonstration county.
  package static func withDemonstration(
    _ engine: Engine, contentAddress: String? = "http://localhost:8081"
  ) async throws -> TestSite {
    // Another seed than the copied data were made with, or the same ids would come again.
    guard engine == .sqlite else {
      return try TestSite(
        try await DemonstrationSchemas.shared.copy(seed: 103) { try await TestSite($0).loadDemonstration() },
        contentAddress: contentAddress)
    }
    let folder = try await DemonstrationTemplate.shared.copy { folder in
      let test = try TestSite(try TestDatabases.opened(folder, seed: 3))
      for database in [test.identity, test.regional] { try await database.migrate() }
      try await test.loadDemonstration()
      await test.identity.close()
      await test.regional.close()
      await test.boards.close()
    }
    return try TestSite(try TestDatabases.opened(folder, seed: 103), contentAddress: contentAddress)
  }

  private func loadDemonstration() async throws {
    try await DemoCounty.load(into: site, boards: boards, scale: .small) { _ in }
  }

  /// Built beside the tests.
  private static let printer = CertificatePrinter(program: BuiltProgram.path("samfrid-pdf"))

  private init(_ databases: TestDatabases, contentAddress: String? = "http://localhost:8081") throws {
    let clock = TestClock(Self.start)
    self.clock = clock
    boards = databases.boards
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    site = Site(
      identity: databases.identity, regional: databases.regional, key: try IdentityKey(folder: databases.keys),
      settings: Settings(
        address: "http://127.0.0.1:8080", isDemonstration: true, mailServer: nil, mailSender: "samfrid@example.org",
        contentAddress: contentAddress),
      logger: logger, clock: { clock.now })
    table = RouteTable(
      site: site,
      features: [
        StartPages(), CalendarPages(), Accounts(), Casework(boards), Register(), Networks(), Events(), Courses(),
        Packages(), Training(Self.printer), Surveys(), Demonstration(),
      ])
  }

  /// Moves the clock on.
  package func wait(minutes: Int64) { clock.move(seconds: minutes * 60) }
  package func wait(days: Int64) { clock.move(seconds: days * 86_400) }

  /// A client that nobody has signed in.
  package func client() -> TestClient {
    responder.withLock { made in
      let responder = made ?? table.router().buildResponder()
      made = responder
      return TestClient(responder: responder)
    }
  }

  /// A client at the origin that course packages are played from.
  package func contentClient() -> TestClient { TestClient(responder: ContentOrigin(site)) }

  /// A client in a session of the account, without password and code: hashing takes its time.
  package func client(for account: ID<Account>) async throws -> TestClient {
    let client = client()
    let now = now
    let (token, csrf) = try await identity.write { tx in
      let token = try tx.startSession(for: account, stage: .full, device: "Test", at: now)
      return (token, try tx.signedIn(token: token, at: now)?.session.csrf ?? "")
    }
    client.enter(session: token, csrf: csrf)
    return client
  }

  /// A client signed in as one of the cast.
  package func client(as persona: Persona) async throws -> TestClient {
    let client = client()
    _ = try await client.post("/demo/\(persona.id)")
    return client
  }
}

/// A clock that stands still until a test moves it.
private final class TestClock: Sendable {
  private let moment: Mutex<Moment>

  init(_ moment: Moment) { self.moment = Mutex(moment) }

  var now: Moment { moment.withLock { $0 } }
  func move(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}
