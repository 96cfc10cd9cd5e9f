internal import Storage
internal import Vocabulary

/// The times of a child in protected housing (Act 2024:79), of a case that another board may take over (SoL 29:10-11), and of what has gone
/// wrong (SoL ch. 27). Sv: tider för skyddat boende, överflyttning och missförhållanden.
struct TurnClocks {
  let note: ID<Note>
  let content: NoteContent
  let file: ID<CaseFile>
  let today: CalendarDate
  let now: Moment

  func perform(in tx: Transaction) throws {
    switch content.kind {
    case .urgentShelter:
      try start(.urgentSubmission, from: day("beslutad"), in: tx)
      try start(.shelterApplication, from: day("dag"), in: tx)
      try start(.placementReview, from: day("dag"), in: tx)
    case .courtStep: try court(in: tx)
    case .whereaboutsSecrecy:
      for matter in matters {
        try stop([matter], in: tx)
        if content.answers["utfall"] != "upphor" { try start(matter, from: today, in: tx) }
      }
    case .transfer: try transfer(in: tx)
    case .deviation: try deviation(in: tx)
    default: break
    }
  }

  private func court(in tx: Transaction) throws {
    switch content.answers["steg"] {
    case "understallt": try stop([.urgentSubmission], in: tx)
    case "ansokan": try stop([.shelterApplication], in: tx)
    case "bifall":
      try stop([.urgentSubmission, .shelterApplication], in: tx)
      // A child that is there already does not wait to come.
      if try !isPlaced(in: tx) { try start(.shelterStart, from: day("dag"), in: tx) }
    case "avslag": try stop([.urgentSubmission, .shelterApplication, .shelterStart, .placementReview], in: tx)
    default:
      try stop([.shelterStart], in: tx)
      if try !isPlaced(in: tx) { try start(.placementReview, from: day("dag"), in: tx) }
    }
  }

  private func isPlaced(in tx: Transaction) throws -> Bool {
    try tx.clocks(of: [file], on: today).contains { $0.kind == .placementReview }
  }

  /// Where the child is, and whom it meets, are looked at each for itself.
  private var matters: [Clock.Kind] {
    switch content.answers["vad"] {
    case "vistelse": [.secrecyReview]
    case "umgange": [.contactReview]
    default: [.secrecyReview, .contactReview]
    }
  }

  private func transfer(in tx: Transaction) throws {
    try stop([.transferAnswer, .transferDispute], in: tx)
    switch content.answers["steg"] {
    case "begard": try start(.transferDispute, from: day("dag"), in: tx)
    case "fatt": try start(.transferAnswer, from: day("dag"), in: tx)
    default: break
    }
  }

  /// Each that is reported has times of its own, and the oldest is ended first. What is grave is reported to the inspectorate too.
  private func deviation(in tx: Transaction) throws {
    let isGrave = content.answers["allvarligt"] != nil
    switch content.answers["steg"] {
    case "rapporterat":
      try tx.startClock(.deviation, of: file, about: note, from: day("dag"), at: now)
      if isGrave { try tx.startClock(.deviationReport, of: file, about: note, from: day("dag"), at: now) }
    case "avhjalpt":
      try tx.stopFirstClock(.deviation, of: file, at: now)
      // The investigation has shown it, and nobody had seen it before.
      if isGrave, try !tx.hasHadClock(.deviationReport, of: file) {
        try tx.startClock(.deviationReport, of: file, about: note, from: day("dag"), at: now)
      }
    default: try tx.stopFirstClock(.deviationReport, of: file, at: now)
    }
  }

  /// When it happened, which may be some days ago.
  private func day(_ name: String) -> CalendarDate {
    min(content.day(name) ?? today, today)
  }

  private func start(_ kind: Clock.Kind, from day: CalendarDate, in tx: Transaction) throws {
    try tx.startClock(kind, of: file, from: day, at: now)
  }

  private func stop(_ kinds: [Clock.Kind], in tx: Transaction) throws {
    try tx.stopClocks(kinds, of: file, at: now)
  }
}
