package import Storage
package import Vocabulary

/// A day by which something is to be done, and the law that says so. Sv: tid som löper.
package struct Clock: Sendable, Equatable {
  package let file: ID<CaseFile>
  package let kind: Kind
  package let startsOn: CalendarDate
  package let dueOn: CalendarDate
  /// The paragraph as it was when the clock began, such as "20 kap. 2 § SoL (2025:400)".
  package let law: String

  package enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case childProtection, preliminary, investigation, notice, feedback, execution, placementReview, followUp,
      afterClosing, contact, consent, protectionReview, risk, safetyPlan, noContactOrder,
      urgentSubmission, shelterApplication, shelterStart, secrecyReview, contactReview, transferAnswer, transferDispute,
      callBack, extract, deviation, deviationReport,
      reminder

    package var swedish: String {
      switch self {
      case .childProtection: "Omedelbar skyddsbedömning"
      case .preliminary: "Förhandsbedömning"
      case .investigation: "Barnets utredning"
      case .notice: "Öppet beslut: ska vårdnadshavaren underrättas?"
      case .feedback: "Svar till anmälaren"
      case .execution: "Beslutet ska vara verkställt"
      case .placementReview: "Överväg placeringen"
      case .followUp: "Uppföljning"
      case .afterClosing: "Uppföljning av barnet får pågå"
      case .contact: "Nästa säkra kontakt"
      case .consent: "Samtycke går ut"
      case .protectionReview: "Skyddet ska omprövas"
      case .risk: "Risken ska bedömas igen"
      case .safetyPlan: "Säkerhetsplanen ska ses över"
      case .noContactOrder: "Kontaktförbudet går ut"
      case .urgentSubmission: "Beslutet om skyddat boende ska underställas rätten"
      case .shelterApplication: "Ansökan om skyddat boende till rätten"
      case .shelterStart: "Vistelsen i skyddat boende ska ha börjat"
      case .secrecyReview: "Överväg den hemliga vistelsen"
      case .contactReview: "Överväg beslutet om umgänge"
      case .transferAnswer: "Svar på begäran om överflyttning"
      case .transferDispute: "Inget svar om överflyttning: IVO kan tillfrågas"
      case .callBack: "Ring igen"
      case .extract: "Handlingar ska lämnas ut"
      case .deviation: "Missförhållandet ska utredas och avhjälpas"
      case .deviationReport: "Det allvarliga missförhållandet ska anmälas till IVO"
      case .reminder: "Egen påminnelse"
      }
    }

    /// Where the time comes from; empty where the board has set it itself.
    var law: String {
      switch self {
      case .childProtection: "20 kap. 1 § SoL (2025:400)"
      case .preliminary: "20 kap. 2 § SoL (2025:400)"
      case .investigation: "20 kap. 3 § SoL (2025:400)"
      case .notice: "20 kap. 4 § SoL (2025:400)"
      case .feedback: "19 kap. 6 § SoL (2025:400)"
      case .execution: "34 kap. 1 § SoL (2025:400)"
      case .placementReview: "22 kap. 13 § SoL (2025:400)"
      case .afterClosing: "23 kap. 5 § SoL (2025:400)"
      case .urgentSubmission, .shelterApplication, .shelterStart, .secrecyReview, .contactReview: "Lagen (2024:79)"
      case .transferAnswer, .transferDispute: "29 kap. 10–11 §§ SoL (2025:400)"
      case .extract: "2 kap. 15–16 §§ TF"
      case .deviation, .deviationReport: "27 kap. SoL (2025:400)"
      case .followUp, .contact, .consent, .protectionReview, .risk, .safetyPlan, .noContactOrder, .callBack,
        .reminder:
        ""
      }
    }

    /// The last day of what begins on a day, where the law gives it.
    func due(from day: CalendarDate) -> CalendarDate {
      switch self {
      case .childProtection, .notice, .transferAnswer, .extract, .deviation, .deviationReport: day
      case .preliminary: day.adding(days: 14)
      case .feedback, .urgentSubmission: day.adding(days: 7)
      case .shelterStart: day.adding(days: 28)
      case .shelterApplication: day.adding(days: 42)
      case .transferDispute: day.adding(months: 1)
      case .investigation: day.adding(months: 4)
      case .execution: day.adding(months: 3)
      case .placementReview, .afterClosing, .secrecyReview, .contactReview: day.adding(months: 6)
      case .followUp, .contact, .consent, .protectionReview, .risk, .safetyPlan, .noContactOrder, .callBack,
        .reminder:
        day
      }
    }
  }

  /// Those that run while a child is in protected housing, or may come there (Act 2024:79).
  static let ofShelter: [Kind] = [
    .urgentSubmission, .shelterApplication, .shelterStart, .secrecyReview, .contactReview,
  ]

  /// A day when something ends by itself; when it has passed there is nothing left to do.
  static let limits: [Kind] = [.afterClosing, .consent, .noContactOrder]

  /// Passed, or to be done today.
  package func isDue(on today: CalendarDate) -> Bool { dueOn <= today }
  package func isLate(on today: CalendarDate) -> Bool { dueOn < today }

  /// From so many days before, it is shown as near.
  static let near = 14

  init(row: Row) throws {
    file = try row.get("file_id")
    kind = try row.get("kind")
    startsOn = CalendarDate(dayNumber: try row.get("starts_on"))
    dueOn = CalendarDate(dayNumber: try row.get("due_on"))
    law = try row.get("law")
  }
}

extension Clock {
  /// Each file's that is due first.
  static func first(_ clocks: [Clock]) -> [ID<CaseFile>: Clock] {
    Dictionary(clocks.map { ($0.file, $0) }, uniquingKeysWith: { $1.isBefore($0) ? $1 : $0 })
  }

  func isBefore(_ other: Clock) -> Bool {
    (dueOn.dayNumber, kind.rawValue) < (other.dueOn.dayNumber, other.kind.rawValue)
  }
}

extension Transaction {
  /// Of the clocks that run.
  static func runs(on today: CalendarDate) -> SQL {
    """
    stopped_at IS NULL AND (due_on >= \(today.dayNumber) OR kind NOT IN \(list: Clock.limits.map(\.rawValue)))
    """
  }

  /// Those that run, the first due first.
  func clocks(of files: [ID<CaseFile>], on today: CalendarDate) throws -> [Clock] {
    try rows("\(Self.clocks) \(Self.runs(on: today)) AND file_id IN \(list: files) ORDER BY due_on, id").map(Clock.init)
  }

  /// Those of all files that somebody is assigned, in no order.
  func clocks(heldBy staff: ID<StaffMember>, at now: Moment) throws -> [Clock] {
    try rows(
      """
      SELECT clock.file_id, kind, starts_on, due_on, law FROM assignment JOIN clock ON clock.file_id = assignment.file_id
      WHERE staff_id = \(staff) AND \(Self.isHeld(at: now)) AND \(Self.runs(on: now.day))
      """
    ).map(Clock.init)
  }

  /// The same of a unit's files, due on a day or before.
  func clocks(ofUnit unit: ID<Unit>, dueBy day: CalendarDate, on today: CalendarDate) throws -> [Clock] {
    try rows(
      """
      \(Self.clocks) \(Self.runs(on: today)) AND due_on <= \(day.dayNumber)
        AND file_id IN (SELECT id FROM case_file WHERE unit_id = \(unit) AND set_aside_at IS NULL) ORDER BY due_on, id
      """
    ).map(Clock.init)
  }

  private static var clocks: SQL { "SELECT file_id, kind, starts_on, due_on, law FROM clock WHERE" }

  /// Begins, or begins again: one of a kind runs at a time, or one for each note that it is about. `due` is given where the law does
  /// not set it.
  func startClock(
    _ kind: Clock.Kind, of file: ID<CaseFile>, about note: ID<Note>? = nil, from day: CalendarDate,
    due: CalendarDate? = nil, at now: Moment
  ) throws {
    if note == nil { try stopClocks([kind], of: file, at: now) }
    let id: ID<Clock> = newID(at: now)
    try execute(
      """
      INSERT INTO clock (id, file_id, kind, note_id, law, starts_on, due_on)
      VALUES (\(id), \(file), \(kind), \(note), \(kind.law), \(day.dayNumber), \((due ?? kind.due(from: day)).dayNumber))
      """)
  }

  func stopClocks(_ kinds: [Clock.Kind], of file: ID<CaseFile>, at now: Moment) throws {
    try execute(
      """
      UPDATE clock SET stopped_at = \(now)
      WHERE file_id = \(file) AND stopped_at IS NULL AND kind IN \(list: kinds.map(\.rawValue))
      """)
  }

  /// Whether one of the kind runs, or has run.
  func hasHadClock(_ kind: Clock.Kind, of file: ID<CaseFile>) throws -> Bool {
    try exists("SELECT 1 FROM clock WHERE file_id = \(file) AND kind = \(kind)")
  }

  /// The one that is about the note.
  func stopClock(_ kind: Clock.Kind, of file: ID<CaseFile>, about note: ID<Note>, at now: Moment) throws {
    try execute(
      """
      UPDATE clock SET stopped_at = \(now)
      WHERE file_id = \(file) AND stopped_at IS NULL AND kind = \(kind) AND note_id = \(note)
      """)
  }

  /// The oldest of a kind, where several run.
  func stopFirstClock(_ kind: Clock.Kind, of file: ID<CaseFile>, at now: Moment) throws {
    try execute(
      """
      UPDATE clock SET stopped_at = \(now) WHERE id =
        (SELECT MIN(id) FROM clock WHERE file_id = \(file) AND stopped_at IS NULL AND kind = \(kind))
      """)
  }
}
