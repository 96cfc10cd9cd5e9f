internal import Vocabulary

/// How long a closed file is kept (SoL ch. 16-17, SoF 13:1). Sv: gallringstid.
enum Retention: Equatable {
  /// Why it is never thrown away.
  case never(String)
  /// The last day for it, from which day it may be done, and what it is counted from.
  case until(CalendarDate, from: CalendarDate, String)

  static let law = "16–17 kap. SoL (2025:400), 13 kap. 1 § SoF (2025:468)"

  static let years = 5
  /// The papers of a child's investigation are kept until then.
  private static let ageOfChild = 30
  /// Whoever is born on one of these days in a month belongs to the sample that research is done on.
  private static let sampleDays: Set<Int> = [5, 15, 25]

  /// Nil while the case goes on, and while it is not known when a child was born.
  init?(of file: CaseFile, _ subject: CaseSubject, notes: [Note], on today: CalendarDate) {
    guard file.state == .closed else { return nil }
    let records = notes.filter { $0.state == .record }
    let born = subject.personalNumber.flatMap { PersonalNumber($0, asOf: today) }?.birthday
    if let born, Self.sampleDays.contains(born.day) {
      self = .never("Personen hör till urvalet för forskning.")
    } else if records.contains(where: \.placesChild) {
      self = .never("Barnet har varit placerat.")
    } else if file.role == .child, records.contains(where: \.opensInvestigation) {
      guard let born else { return nil }
      let day = born.adding(years: Self.ageOfChild)
      self = .until(day, from: day, "Barnets utredning bevaras tills barnet fyller 30 år.")
    } else {
      guard let latest = (records.compactMap(\.recordedAt) + [file.closedAt].compactMap(\.self)).max()?.day else {
        return nil
      }
      let due = latest.adding(years: Self.years)
      guard let last = CalendarDate(year: due.year + 1, month: 12, day: 31) else { return nil }
      self = .until(last, from: due, "Fem år efter den sista anteckningen, och före nästa års slut.")
    }
  }

  var words: String {
    switch self {
    case .never(let why): "Gallras aldrig. \(why)"
    case .until(let day, _, let why): "Gallras senast \(day.words). \(why)"
    }
  }
}

extension Note {
  fileprivate var placesChild: Bool {
    content.kind == .urgentShelter || content.kind == .placementReview || content.answers["placering"] != nil
      || content.kind == .courtStep && content.answers["steg"] == "bifall"
  }

  fileprivate var opensInvestigation: Bool {
    content.kind == .application || content.kind == .preliminary && content.answers["utfall"] == "inleda"
  }
}
