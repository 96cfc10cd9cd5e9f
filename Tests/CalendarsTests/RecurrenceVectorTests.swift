import Calendars
import TestSupport
import Testing
import Vocabulary

/// Rules with the times they give, from libical.
@Suite(.enabled(if: SharedFolder.exists)) struct RecurrenceVectorTests {
  struct Vector {
    let number: Int
    var fields: [String: String] = [:]

    var rule: String { fields["RRULE"] ?? "" }
    var expected: [String] { (fields["INSTANCES"] ?? "").split(separator: ",").map(String.init) }
  }

  @Test func `Varje regel ger just de tider som står vid den`() throws {
    let vectors = try Self.vectors()
    #expect(vectors.count == 49)
    for vector in vectors {
      #expect(try Self.times(of: vector) == vector.expected, "nr \(vector.number): \(vector.rule)")
    }
  }

  @Test func `En senare början ger slutet av samma tider`() throws {
    for vector in try Self.vectors() {
      let since = vector.fields["START-AT"] ?? vector.expected[vector.expected.count / 2]
      let expected = vector.expected.filter { $0 >= since }
      #expect(try Self.times(of: vector, since: since) == expected, "nr \(vector.number): \(vector.rule)")
    }
  }

  @Test func `En regel som skrivs är samma regel när den läses`() throws {
    for vector in try Self.vectors() {
      let rule = try Recurrence(vector.rule)
      #expect(try Recurrence(rule.text) == rule, "\(rule.text)")
    }
  }

  private static func times(of vector: Vector, since: String? = nil) throws -> [String] {
    let start = try #require(CalendarTime(vector.fields["DTSTART"] ?? ""))
    let earliest = since.flatMap { CalendarTime($0) }?.clock
    let rule = try Recurrence(vector.rule)
    if start.isDate {
      return rule.instances(from: start.date, since: earliest?.date).prefix(1_000).map(\.basicText)
    }
    return rule.instances(from: start.clock, since: earliest).prefix(1_000).map { start.showing($0).text }
  }

  static func vectors() throws -> [Vector] {
    var vectors: [Vector] = []
    for line in try SharedFolder.text("ical/libical/icalrecur_test-part.txt").split(whereSeparator: \.isNewline) {
      guard !line.hasPrefix("#") else { continue }
      let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if halves[0] == "RRULE" { vectors.append(Vector(number: vectors.count + 1)) }
      vectors[vectors.count - 1].fields[halves[0]] = halves.count == 2 ? halves[1] : ""
    }
    return vectors
  }
}
