internal import Foundation
internal import Vocabulary

/// The days off of the years that are known, kept as data since laws change them. Of later years nothing is said.
struct Holidays: Sendable {
  private let names: [CalendarDate: String]

  static let current: Holidays = {
    do {
      return try Holidays(Bundle.module.url(forResource: "Facts", withExtension: nil))
    } catch {
      fatalError("Programmets egna helgdagar går inte att läsa: \(error)")
    }
  }()

  struct Unreadable: Error { let line: String }

  init(_ folder: URL?) throws {
    let days = try FactLines.read("holidays.tsv", in: folder).map(Self.day)
    names = Dictionary(days) { first, _ in first }
  }

  func name(of day: CalendarDate) -> String? { names[day] }

  /// One line of the facts: day, name, source.
  private static func day(_ line: Substring) throws -> (CalendarDate, String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 3, let day = CalendarDate(fields[0]) else { throw Unreadable(line: String(line)) }
    return (day, fields[1])
  }
}
