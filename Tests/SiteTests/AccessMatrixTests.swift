import Access
import Foundation
import TestSupport
import Testing
import Web

/// The third net: every route with records of every kind, as everybody, compared with the checked-in table. A route
/// without a row, and a row without a route, fails. `SAMFRID_WRITE_MATRIX=1` writes the table anew, to be read in the
/// change; walls that no table can move are checked all the same. On PostgreSQL all rows are asked as fewer.
struct AccessMatrixTests {
  /// Columns that ask at the same time.
  private static let width = 4

  @Test(arguments: Engine.available) func `varje adress svarar var och en som tabellen säger`(_ engine: Engine)
    async throws
  {
    let isWriting = ProcessInfo.processInfo.environment["SAMFRID_WRITE_MATRIX"] != nil
    if isWriting, engine != .sqlite { return }
    let columns = engine == .sqlite ? AccessMatrixColumn.all : AccessMatrixColumn.reduced
    let test = try await TestSite.withDemonstration(engine)
    let records = try await MatrixRecords.make(in: test, ownFor: columns.map(\.name))
    let rows = Self.rows(test, AccessMatrixKinds(records))
    let incomplete = rows.flatMap { Self.incomplete($0, columns) }
    for fault in incomplete { Issue.record("\(fault)") }
    guard incomplete.isEmpty else { return }

    let answers = try await Self.ask(columns, rows, test, records)
    let table = Self.table(of: rows, columns, answers)
    if isWriting { try table.write(columns) }
    let walls = rows.flatMap { row in
      columns.flatMap { AccessMatrixWalls.faults(of: row, $0, answers[$0.name]?[row.key] ?? "saknas") }
    }
    Self.report(walls + (try AccessMatrixTable.stored().faults(in: table)))
  }

  @Test func `varje formulär i listan finns på webbplatsen`() async throws {
    let test = try await TestSite.make(.sqlite)
    let posts = Set(test.table.routes.filter { $0.method == .post }.map(\.path))
    let unknown = Set(AccessMatrixPosts.fields.keys).subtracting(posts)
    #expect(unknown.isEmpty, "Ta bort ur AccessMatrixPosts.swift: \(unknown.sorted())")
  }

  private static func rows(_ test: TestSite, _ kinds: AccessMatrixKinds) -> [AccessMatrixRow] {
    test.table.routes.sorted { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }.flatMap(kinds.rows)
  }

  /// Why a row cannot be asked for, with what to do.
  private static func incomplete(_ row: AccessMatrixRow, _ columns: [AccessMatrixColumn]) -> [String] {
    var faults: [String] = []
    for path in Set(columns.map(row.path)) where path.contains("{") || path.contains("saknas") {
      faults.append(
        """
        \(row.key) har ingen post att fråga om (\(path)). Lägg en av varje slag i TestSupport/Matrix och säg i \
        AccessMatrixKinds.swift vilka adressen gäller.
        """)
    }
    if row.route.method == .post, AccessMatrixPosts.fields[row.route.path] == nil {
      faults.append(
        """
        \(row.key) står inte i AccessMatrixPosts.swift. Säg där vilka fält som skickas: de ska nå förbi behörigheten men \
        inte ändra något.
        """)
    }
    return faults
  }

  private static func ask(
    _ columns: [AccessMatrixColumn], _ rows: [AccessMatrixRow], _ test: TestSite, _ records: MatrixRecords
  ) async throws -> [String: [String: String]] {
    try await withThrowingTaskGroup(of: (String, [String: String]).self) { group in
      var (waiting, answers) = (columns[...], [String: [String: String]]())
      func askNext() {
        guard let column = waiting.popFirst() else { return }
        let asker = AccessMatrixAsker(test: test, records: records, column: column, rows: rows)
        group.addTask { (column.name, try await asker.answers()) }
      }
      for _ in 0..<width { askNext() }
      while let (name, given) = try await group.next() {
        answers[name] = given
        askNext()
      }
      return answers
    }
  }

  private static func table(
    of rows: [AccessMatrixRow], _ columns: [AccessMatrixColumn], _ answers: [String: [String: String]]
  ) -> AccessMatrixTable {
    AccessMatrixTable(
      columns: columns.map(\.name),
      lines: rows.map { row in
        let cells = columns.map { ($0.name, answers[$0.name]?[row.key] ?? "saknas") }
        return .init(
          key: row.key, who: row.route.who.rawValue, cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
      })
  }

  private static func report(_ faults: [String]) {
    for fault in faults.prefix(50) { Issue.record("\(fault)") }
    if faults.count > 50 { Issue.record("… och \(faults.count - 50) till.") }
  }
}
