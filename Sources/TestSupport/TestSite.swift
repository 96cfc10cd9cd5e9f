package import Access
internal import Accounts
package import DemoData
internal import Foundation
internal import Logging
internal import Register
internal import Schema
package import Storage
internal import Surveys
internal import Synchronization
package import Vocabulary
package import Web

/// A whole site on empty databases with a clock that a test moves.
package final class TestSite: Sendable {
  package let site: Site
  package let table: RouteTable
  private let clock: TestClock

  package var identity: Database { site.identity }
  package var regional: Database { site.regional }
  package var now: Moment { clock.now }

  /// 22 November 2026 at 10.00 in Sweden.
  private static let start = SwedishTime.moment(on: CalendarDate("2026-11-22") ?? CalendarDate(dayNumber: 0), hour: 10)

  package static func databases(_ engine: Engine, seed: UInt64 = 1) async throws -> (
    identity: Database, regional: Database
  ) {
    try await TestDatabases.make(engine, seed: seed)
  }

  /// Empty databases and no cast.
  package static func make(_ engine: Engine) async throws -> TestSite {
    let databases = try await databases(engine)
    return try TestSite(identity: databases.identity, regional: databases.regional)
  }

  /// With the cast and the small demonstration county.
  package static func withDemonstration(_ engine: Engine) async throws -> TestSite {
    guard engine == .sqlite else {
      let test = try await make(engine)
      try await DemoCounty.load(into: test.site, scale: .small) { _ in }
      return test
    }
    let folder = try await DemonstrationTemplate.shared.copy { folder in
      let test = try opened(folder)
      for database in [test.identity, test.regional] { try await database.migrate() }
      try await DemoCounty.load(into: test.site, scale: .small) { _ in }
      await test.identity.close()
      await test.regional.close()
    }
    return try opened(folder)
  }

  private static func opened(_ folder: String) throws -> TestSite {
    try TestSite(
      identity: Database(sqlite: folder + "/identity.sqlite", name: .identity, generator: SeededGenerator(seed: 3)),
      regional: Database(sqlite: folder + "/regional.sqlite", name: .regional, generator: SeededGenerator(seed: 4)))
  }

  private init(identity: Database, regional: Database) throws {
    let clock = TestClock(Self.start)
    self.clock = clock
    let keys = NSTemporaryDirectory() + "samfrid-keys-\(UUID().uuidString)"
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    site = Site(
      identity: identity, regional: regional, key: try IdentityKey(folder: keys),
      settings: Settings(
        address: "http://127.0.0.1:8080", isDemonstration: true, mailServer: nil, mailSender: "samfrid@example.org"),
      logger: logger, clock: { clock.now })
    table = RouteTable(site: site, features: [StartPages(), Accounts(), Register(), Surveys(), Demonstration()])
  }

  /// Moves the clock on.
  package func wait(minutes: Int64) { clock.move(seconds: minutes * 60) }
  package func wait(days: Int64) { clock.move(seconds: days * 86_400) }

  package func client() -> TestClient { TestClient(table) }

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
