internal import Access
internal import Calendars
internal import Foundation
internal import Vocabulary
internal import Web

/// Days and weeks that come every year, kept as data since they are others' to change. Sv: fasta datum.
struct YearDates: TimelineSource {
  private let dates: [YearDate]

  static let current: YearDates = {
    do {
      return try YearDates(Bundle.module.url(forResource: "Facts", withExtension: nil))
    } catch {
      fatalError("Programmets egna fasta datum går inte att läsa: \(error)")
    }
  }()

  init(_ folder: URL?) throws {
    dates = try FactLines.read("year-dates.tsv", in: folder).map(YearDate.init)
  }

  func items(for viewer: Viewer, on days: ClosedRange<CalendarDate>, of site: Site) async throws -> [TimelineItem] {
    dates.flatMap { $0.items(on: days) }
  }
}

/// The lines of one of our own tables of facts, without its heading.
enum FactLines {
  static func read(_ name: String, in folder: URL?) throws -> [Substring] {
    let text = try folder.map { try String(contentsOf: $0.appending(path: name), encoding: .utf8) } ?? ""
    return Array(text.split(separator: "\n").dropFirst())
  }
}

/// One line of the facts: name, first day, rule, how many days, days left out, days added, kind, audiences, source.
private struct YearDate: Sendable {
  let name: String
  let first: CalendarDate
  let rule: Recurrence
  let length: Int
  let omitted: [CalendarDate]
  let added: [CalendarDate]
  let kind: TimelineItem.Kind
  let audiences: Set<TimelineItem.Audience>

  struct Unreadable: Error { let line: String }

  init(_ line: Substring) throws {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 9, let first = CalendarDate(fields[1]), let length = Int(fields[3]),
      let kind = TimelineItem.Kind(rawValue: fields[6])
    else { throw Unreadable(line: String(line)) }
    let days = { (field: String) in field.split(separator: " ").compactMap { CalendarDate(String($0)) } }
    (name, self.first, self.length, self.kind) = (fields[0], first, length, kind)
    rule = try Recurrence(fields[2])
    (omitted, added) = (days(fields[4]), days(fields[5]))
    audiences = Set(words: fields[7].split(separator: " ").map(String.init))
  }

  func items(on days: ClosedRange<CalendarDate>) -> [TimelineItem] {
    let found = rule.instances(from: first, since: days.lowerBound.adding(days: -length), until: days.upperBound)
    return (found.filter { !omitted.contains($0) } + added).map { day in
      TimelineItem(
        id: "\(name) \(day.text)", title: name, kind: kind, days: day...day.adding(days: length - 1), actors: [],
        audiences: audiences)
    }.filter { $0.days.overlaps(days) }
  }
}
