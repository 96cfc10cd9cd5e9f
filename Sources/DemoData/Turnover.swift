/// Who comes and goes in a respondent's functions. Days are counted back from the day the demonstration is made, and
/// nobody changes while a round is open. Sv: personalomsättning.
struct Turnover {
  /// The municipality's code, or the organisation's name.
  let key: String

  /// The days between the first and second round, and between the second and third.
  static let intervals = [430...1039, 50...349]

  /// When the first contact known began.
  var contactBegan: Int { 1200 + chance.and("began").number(below: 1500) }
  /// The first contact's last day; nil for who is still there.
  var contactLeft: Int? {
    if isSteady { return nil }
    if standsEmpty { return day(in: Self.intervals[1], "left") }
    switch chance.and("turnover").share {
    case ..<0.22: return day(in: Self.intervals[0], "left")
    case ..<0.44: return day(in: Self.intervals[1], "left")
    default: return nil
    }
  }

  /// Nobody has taken the contact's function since: a few in the counties of the cast, and one in fifty elsewhere.
  var standsEmpty: Bool { Self.empty.contains(key) || (!isSteady && chance.and("empty").share < 0.02) }

  var managerBegan: Int { 1200 + chance.and("manager").number(below: 2500) }
  var managerLeft: Int? {
    isSteady || chance.and("manager turnover").share > 0.2 ? nil : day(in: Self.intervals[0], "manager left")
  }

  /// How many days the contact of that day had held the function; nil when it stood empty.
  func contactDays(at daysAgo: Int) -> Int? {
    guard let left = contactLeft, left >= daysAgo else { return contactBegan - daysAgo }
    return standsEmpty ? nil : left - daysAgo
  }

  func contactLeft(in interval: ClosedRange<Int>) -> Bool { contactLeft.map(interval.contains) ?? false }

  private var chance: Chance { Chance("turnover", key) }
  /// Where the cast works, and where the one with protected identity does.
  private var isSteady: Bool { ["2480", "2422", DemoRegister.protectedMunicipality].contains(key) }

  private func day(in interval: ClosedRange<Int>, _ word: String) -> Int {
    interval.lowerBound + chance.and(word).number(below: interval.count)
  }

  private static let empty: Set = ["2404", "2463", "2282", "2518", "1438"]
}
