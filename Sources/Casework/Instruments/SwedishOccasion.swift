internal import Instruments
internal import Vocabulary

extension Occasion {
  /// By the clock in Sweden.
  init(at moment: Moment) {
    self.init(now: moment.dateTime) { local in
      let parts = local.time.map { $0.description.split(separator: ":").compactMap { Int($0) } } ?? []
      guard let day = CalendarDate(local.date.description), let hour = parts.first, let minute = parts.dropFirst().first
      else {
        return SwedishTime(moment).offset
      }
      return SwedishTime(SwedishTime.moment(on: day, hour: hour, minute: minute)).offset
    }
  }
}

extension Moment {
  fileprivate var dateTime: PartialDateTime {
    let time = SwedishTime(self)
    let clock = [time.hour, time.minute, time.second].map(Self.twoDigits).joined(separator: ":")
    guard let dateTime = PartialDateTime("\(time.date.text)T\(clock)+\(Self.twoDigits(time.offset / 60)):00") else {
      preconditionFailure("a moment has a day and a time")
    }
    return dateTime
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
