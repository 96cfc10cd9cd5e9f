internal import Vocabulary

extension RecurrenceSet {
  private static let mostRules = 20

  /// Reads DTSTART, RRULE, RDATE, EXDATE and the old EXRULE of an event, to-do or journal entry. Nil when it has no
  /// start that can be read.
  package init?(_ component: CalendarComponent, zones: TimeZones) {
    guard let start = component.first("DTSTART").flatMap({ CalendarTime($0) }) else { return nil }
    var faults: [String] = []
    let rules = Self.rules(component.all("RRULE"), &faults)
    let exceptedRules = Self.rules(component.all("EXRULE"), &faults)
    let added = Self.times(component.all("RDATE"), &faults)
    let excepted = Self.times(component.all("EXDATE"), &faults)
    self.init(
      start, rules: rules, exceptedRules: exceptedRules, added: added, excepted: excepted, zones: zones, faults: faults)
  }

  private static func rules(_ lines: [ContentLine], _ faults: inout [String]) -> [Recurrence] {
    if lines.count > mostRules { faults.append("Upprepningen har fler än \(mostRules) regler; resten lästes inte.") }
    var rules: [Recurrence] = []
    for line in lines.prefix(mostRules) {
      do { rules.append(try Recurrence(line.value)) } catch { faults.append(error.sentence) }
    }
    return rules
  }

  /// An empty value is no fault: programs write such lines. Of a period only its start is a time of the set.
  private static func times(_ lines: [ContentLine], _ faults: inout [String]) -> [CalendarTime] {
    var times: [CalendarTime] = []
    var unread: Substring?
    for line in lines {
      for value in line.value.split(separator: ",") where !value.trimmed.isEmpty {
        let start = CalendarPeriod(value, zone: line.zone)?.start
        if let time = start ?? CalendarTime(value, zone: line.zone) { times.append(time) } else { unread = value }
      }
    }
    if let unread { faults.append("Upprepningen har en tid som inte går att läsa: \(unread.prefix(40)).") }
    return times
  }
}
