import TestSupport
import Web

/// Asks for every row as one column, reading before writing.
struct AccessMatrixAsker: Sendable {
  let test: TestSite
  let records: MatrixRecords
  let column: AccessMatrixColumn
  let rows: [AccessMatrixRow]

  /// In the table for a picture whose drawing the column gets as `.svg`: it is the same right, and a picture takes a
  /// second of a core.
  static let notDrawn = "svg"
  /// Where the pictures are drawn all the same.
  private static let drawn = (column: "alva", kind: "alla")

  /// The answers by the row's key.
  func answers() async throws -> [String: String] {
    let client = try await column.client(test, records)
    var answers: [String: String] = [:]
    for row in rows where row.route.method == .get && !row.isPicture {
      answers[row.key] = Self.word(try await client.get(row.path(column)))
    }
    for row in rows where row.isPicture {
      let hasDrawing = answers[row.key.replacing(".png", with: ".svg")] == "200"
      let isDrawn = !hasDrawing || (column.name == Self.drawn.column && row.kind.name == Self.drawn.kind)
      answers[row.key] = isDrawn ? Self.word(try await client.get(row.path(column))) : Self.notDrawn
    }
    for row in rows where row.route.method == .post {
      // These change who asks, so they are asked in a session of their own.
      let asker = row.endsSession ? try await column.client(test, records) : client
      answers[row.key] = Self.word(try await asker.post(row.path(column), row.fields(column)))
    }
    return answers
  }

  private static func word(_ answer: TestClient.Answer) -> String {
    let leadsToSignIn =
      answer.location?.hasPrefix("/demo?till=") == true || answer.location?.hasPrefix("/logga-in") == true
    return leadsToSignIn ? "logga-in" : "\(answer.status)"
  }
}

extension AccessMatrixRow {
  fileprivate var isPicture: Bool { route.path.hasSuffix(".png") }
  fileprivate var endsSession: Bool { ["/logga-ut", "/demo/{persona}"].contains(route.path) }
}
