import Foundation

/// A table of facts in a text file: semicolons between fields, no quoting, the first line names the columns.
struct FactTable {
  let rows: [[Substring]]

  enum Failure: Error, CustomStringConvertible {
    case unreadable(file: String)
    case fields(file: String, line: String)

    var description: String {
      switch self {
      case .unreadable(let file): "Faktafilen \(file) går inte att läsa."
      case .fields(let file, let line): "Faktafilen \(file) har en rad som inte går att förstå: \(line)"
      }
    }
  }

  init(_ file: String, columns: Int, in folder: URL) throws {
    guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(file)) else {
      throw Failure.unreadable(file: file)
    }
    rows = try Self.rows(in: String(decoding: bytes, as: UTF8.self), columns: columns, file: file)
  }

  /// By bytes and by hand: splitting by characters takes ten times as long, and start-up waits for it.
  private static func rows(in text: String, columns: Int, file: String) throws -> [[Substring]] {
    try text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
      let fields = line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { Substring($0) }
      guard fields.count == columns else { throw Failure.fields(file: file, line: String(Substring(line))) }
      return fields
    }
  }
}

extension Substring {
  /// The words of a field that holds several values.
  var words: [Substring] { utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) } }
}
