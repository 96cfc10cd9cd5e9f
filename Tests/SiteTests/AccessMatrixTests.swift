import Access
import DemoData
import Foundation
import TestSupport
import Testing
import Web

/// The third net: every route as every member of the cast, compared with the checked-in table. A route without a row,
/// and a row without a route, fails. `SAMFRID_WRITE_MATRIX=1` writes the table anew, to be read in the change.
struct AccessMatrixTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "access-matrix.txt")

  @Test func `varje adress svarar var och en som tabellen säger`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let samples = try await Samples(test)
    var lines = ["# \(columns.joined(separator: " "))"]
    var clients = [("ingen", test.client())]
    for persona in Persona.cast { clients.append((persona.id, try await test.client(as: persona))) }
    for route in test.table.routes.sorted(by: { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }) {
      // Signing out and entering as somebody else would change who asks.
      if route.path == "/logga-ut" || route.path == "/demo/{persona}" { continue }
      var statuses: [String] = []
      for (_, client) in clients { statuses.append(try await status(of: route, samples.path(for: route.path), client)) }
      lines.append("\(route.method.rawValue) \(route.path) \(route.who.rawValue) \(statuses.joined(separator: " "))")
    }
    let table = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["SAMFRID_WRITE_MATRIX"] != nil {
      try table.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    let stored = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
    let (new, old) = (Set(lines).subtracting(stored), Set(stored).subtracting(lines))
    #expect(new.isEmpty, "inte i tabellen: \(new.sorted())")
    #expect(old.isEmpty, "bara i tabellen: \(old.sorted())")
  }

  private var columns: [String] { ["metod", "adress", "vem", "ingen"] + Persona.cast.map(\.id) }

  /// A post without its token shows the right to the route and changes nothing: 401 is "may, but this form is stale".
  private func status(of route: Route, _ path: String, _ client: TestClient) async throws -> String {
    let answer = route.method == .get ? try await client.get(path) : try await client.post(path, [("csrf", "")])
    let leadsToSignIn =
      answer.location?.hasPrefix("/demo?till=") == true || answer.location?.hasPrefix("/logga-in") == true
    return leadsToSignIn ? "logga-in" : "\(answer.status)"
  }
}
