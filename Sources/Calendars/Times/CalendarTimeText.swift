internal import Vocabulary

extension CalendarTime {
  /// Reads a value as it stands in a line, in a rule or in a period. A trailing Z goes before the zone, and eight digits
  /// are a day whatever the line says of its kind: programs leave VALUE=DATE out.
  package init?(_ text: some StringProtocol, zone: String? = nil) {
    let value = text.trimmed
    if let date = CalendarDate(basic: value.utf8) {
      self = .date(date)
    } else if value.last == "Z" || value.last == "z" {
      guard let time = LocalTime(value.dropLast()) else { return nil }
      self = .utc(time)
    } else {
      guard let time = LocalTime(value) else { return nil }
      self = zone.map { .zoned(time, zone: $0) } ?? .local(time)
    }
  }

  /// The time of a line such as DTSTART; nil when it has none that can be read.
  package init?(_ line: ContentLine) { self.init(line.value, zone: line.zone) }

  /// "20261118", "20261118T131500" or "20261118T121500Z".
  package var text: String {
    switch self {
    case .date(let date): date.basicText
    case .local(let time), .zoned(let time, _): time.text
    case .utc(let time): time.text + "Z"
    }
  }
}

extension ContentLine {
  /// A line with a time, such as DTSTART, and the parameters that say of which kind it is.
  package init(_ name: String, time: CalendarTime, _ parameters: [Parameter] = []) {
    let kind: [Parameter] =
      switch time {
      case .date: [Parameter("VALUE", "DATE")]
      case .zoned(_, let zone): [Parameter("TZID", zone)]
      case .local, .utc: []
      }
    self.init(name, time.text, kind + parameters)
  }

  /// The name of the zone its times are in, if it says one.
  var zone: String? { parameter("TZID").flatMap { $0.isEmpty ? nil : $0 } }
}
