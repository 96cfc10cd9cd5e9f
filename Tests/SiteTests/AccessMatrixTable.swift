import Foundation

/// The checked-in table: a line for each route and kind of record, a cell for each column.
struct AccessMatrixTable {
  private(set) var columns: [String] = []
  private(set) var lines: [Line] = []

  struct Line {
    let key: String
    let who: String
    /// By column.
    let cells: [String: String]
  }

  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "access-matrix.txt")

  init(columns: [String], lines: [Line]) {
    self.columns = columns
    self.lines = lines
  }

  static func stored() throws -> AccessMatrixTable {
    let text = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let rows = text.map { $0.split(separator: " ").map(String.init) }.filter { $0.count > 4 }
    let columns = rows.first.map { Array($0.dropFirst(4)) } ?? []
    return AccessMatrixTable(
      columns: columns,
      lines: rows.dropFirst().map { row in
        Line(
          key: row[0...2].joined(separator: " "), who: row[3],
          cells: Dictionary(zip(columns, row.dropFirst(4)), uniquingKeysWith: { first, _ in first }))
      })
  }

  func write(_ columns: [AccessMatrixColumn]) throws {
    let head = ["metod", "adress", "post", "vem"] + self.columns
    let body = lines.map { line in
      ([line.key, line.who] + self.columns.map { line.cells[$0] ?? "saknas" }).joined(separator: " ")
    }
    let explained = columns.map { "#   \($0.name): \($0.words)" }
    let text = (Self.preface + explained + [head.joined(separator: " ")] + body).joined(separator: "\n") + "\n"
    try text.write(to: Self.file, atomically: true, encoding: .utf8)
  }

  private static let preface = [
    "# Vad var och en får av varje adress. Skrivs av AccessMatrixTests med SAMFRID_WRITE_MATRIX=1; läs skillnaden rad för",
    "# rad innan den sparas. Hur tabellen läses står i docs/access.md. `post` är vilket slags post adressen frågas om, `-`",
    "# när den inte har någon. Kolumnerna:",
  ]
}

extension AccessMatrixTable {
  /// What differs, each with what to do about it. `answered` may have fewer columns.
  func faults(in answered: AccessMatrixTable) -> [String] {
    let stored = Dictionary(lines.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let asked = Set(answered.lines.map(\.key))
    return answered.lines.flatMap { line in
      stored[line.key].map { Self.faults(of: line, against: $0, answered.columns) } ?? ["\(line.key) \(Self.noLine)"]
    }
      + lines.filter { !asked.contains($0.key) }.map {
        "\($0.key) står i access-matrix.txt, men webbplatsen har ingen sådan adress eller post. \(Self.rewrite)"
      }
  }

  private static func faults(of line: Line, against stored: Line, _ columns: [String]) -> [String] {
    var faults: [String] = []
    if line.who != stored.who {
      faults.append("\(line.key): tabellen säger \(stored.who), adressen är för \(line.who).")
    }
    for column in columns {
      let (given, expected) = (line.cells[column] ?? "saknas", stored.cells[column] ?? "saknas")
      // A picture that was not drawn again: its `.svg` was given.
      if given == expected || (given == AccessMatrixAsker.notDrawn && expected == "200") { continue }
      faults.append("\(line.key), \(column): tabellen säger \(expected), webbplatsen svarade \(given).")
    }
    return faults
  }

  private static let rewrite =
    "Skriv tabellen på nytt med SAMFRID_WRITE_MATRIX=1 swift test --filter AccessMatrixTests och läs skillnaden."
  private static let noLine =
    """
    har ingen rad i access-matrix.txt. Se i AccessMatrixKinds.swift att adressen frågas om varje slags post den kan visa, \
    på båda sidor om varje gräns. \(rewrite)
    """
}
