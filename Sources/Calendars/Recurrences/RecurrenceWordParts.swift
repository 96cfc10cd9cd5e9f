internal import Vocabulary

extension Recurrence {
  /// "tredje onsdagen", "den 15", "sista dagen"; nil for what has no such words.
  func dayInMonth(from start: CalendarDate?) -> String? {
    switch (weekdays.isEmpty, monthDays.isEmpty) {
    case (true, true): positions.isEmpty ? start.map { "den \($0.day)" } : nil
    case (true, false): positions.isEmpty ? monthDaysInWords : nil
    case (false, true): numberedWeekdays.flatMap(Self.inWords) ?? workdayInWords
    case (false, false): nil
    }
  }

  private var monthDaysInWords: String? {
    if monthDays == [-1] { return "sista dagen" }
    guard monthDays.allSatisfy({ $0 > 0 }) else { return nil }
    return "den \(monthDays.map(String.init).listed)"
  }

  /// Programs write the third Wednesday as 3WE, or as WE with BYSETPOS=3.
  private var numberedWeekdays: [Day]? {
    guard !positions.isEmpty else { return weekdays }
    guard weekdays.count == 1, weekdays[0].number == 0 else { return nil }
    return positions.map { Day(weekdays[0].weekday, number: $0) }
  }

  private var workdayInWords: String? {
    guard positions.count == 1, weekdays == Weekday.workdays.map({ Day($0) }),
      let ordinal = Self.ordinal(positions[0])
    else { return nil }
    return "\(ordinal) vardagen (måndag till fredag)"
  }

  /// "första och tredje onsdagen", "andra tisdagen och sista torsdagen".
  private static func inWords(_ days: [Day]) -> String? {
    let fromStart = days.filter { $0.number > 0 } + days.filter { $0.number < 0 }
    let ordinals = fromStart.compactMap { ordinal($0.number) }
    guard !days.isEmpty, ordinals.count == days.count else { return nil }
    if Set(days.map(\.weekday)).count == 1 { return "\(ordinals.listed) \(days[0].weekday.definite)" }
    return zip(ordinals, fromStart).map { "\($0) \($1.weekday.definite)" }.listed
  }

  private static func ordinal(_ number: Int) -> String? {
    switch number {
    case 1...5: ["första", "andra", "tredje", "fjärde", "femte"][number - 1]
    case -1: "sista"
    case -2: "näst sista"
    default: nil
    }
  }

  /// "på måndagen i vecka 20".
  var weekInWords: String? {
    guard weekNumbers.allSatisfy({ $0 > 0 }), !weekdays.isEmpty, months.isEmpty, monthDays.isEmpty, positions.isEmpty
    else { return nil }
    return "på \(weekdays.map(\.weekday.definite).listed) i vecka \(weekNumbers.map(String.init).listed)"
  }

  /// Whether it is shorter to say which months there are than which there are not.
  var isOfFewMonths: Bool { (1...6).contains(months.count) }

  /// ", inte i juli" or ", bara i mars och juni"; nothing when all months are meant.
  var monthsInWords: String {
    if months.isEmpty || months.count == 12 { return "" }
    if isOfFewMonths { return ", bara i \(months.map(\.monthName).listed)" }
    return ", inte i \((1...12).filter { !months.contains($0) }.map(\.monthName).listed)"
  }
}

extension Recurrence {
  /// What a rule counts its interval in.
  enum Period {
    case day, week, month, year

    /// "varje vecka", "varannan vecka", "var tredje vecka", "vart 21:a år".
    func words(every interval: Int) -> String {
      let (noun, isNeuter) =
        switch self {
        case .day: ("dag", false)
        case .week: ("vecka", false)
        case .month: ("månad", false)
        case .year: ("år", true)
        }
      switch interval {
      case 1: return "varje \(noun)"
      case 2: return "\(isNeuter ? "vartannat" : "varannan") \(noun)"
      default: return "\(isNeuter ? "vart" : "var") \(Self.ordinal(interval)) \(noun)"
      }
    }

    private static func ordinal(_ number: Int) -> String {
      let words = [
        "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte",
      ]
      if (3...12).contains(number) { return words[number - 3] }
      let isAfterOneOrTwo = [1, 2].contains(number % 10) && ![11, 12].contains(number % 100)
      return "\(number):\(isAfterOneOrTwo ? "a" : "e")"
    }
  }
}

extension Recurrence.End {
  /// ", 10 gånger" or " till och med 18 december 2026".
  var words: String {
    switch self {
    case .never: ""
    case .count(let count): ", " + (count == 1 ? "en gång" : counted(count, "gång", "gånger"))
    case .until(.utc(let time)): " till och med \(time.momentInUTC.day.words)"
    case .until(let time): " till och med \(time.date.words)"
    }
  }
}

extension Weekday {
  static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

  /// "onsdagar".
  var plural: String { name + "ar" }
  /// "onsdagen".
  var definite: String { name + "en" }
}

extension Int {
  /// The month of this number.
  var monthName: String { CalendarDate(monthNumber: self - 1).monthName }
}

extension [String] {
  /// "mars, juni och september".
  package var listed: String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " och " + self[count - 1]
  }
}
