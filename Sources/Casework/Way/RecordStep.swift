internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// What follows in the case when a document is recorded: its state, and the times that begin and end. Sv: följd av ett dokument.
struct RecordStep {
  let note: ID<Note>
  let content: NoteContent
  /// What it refers to, such as the consent that is taken back.
  let refersTo: ID<Note>?
  let open: OpenFile

  private var file: ID<CaseFile> { open.file.id }
  private var today: CalendarDate { open.desk.now.day }
  private var now: Moment { open.desk.now }

  /// Throws `Problems` when the case is not where the document belongs.
  func perform(in tx: Transaction) throws {
    let check = CheckDocument(content: content, open: open)
    try check.perform(in: tx)
    let state: CaseState
    do {
      state = try CaseWay.state(after: content, in: open.file.role, from: open.file.state, goesOn: open.file.goesOn)
    } catch {
      throw Problems("slag", error.sentence)
    }
    if state == .closed, open.file.state != .closed { try check.isLeftNowhere(in: tx) }
    if state != open.file.state { try move(to: state, in: tx) }
    try turnClocks(in: tx)
    if state == .closed, open.file.state != .closed { try close(in: tx) }
  }

  /// Support goes on while something new is investigated.
  private func move(to state: CaseState, in tx: Transaction) throws {
    let before = open.file.state
    let goesOn = state == .investigation && [.support, .unassessed].contains(before) ? before : nil
    try tx.execute(
      """
      UPDATE case_file SET state = \(state), goes_on = \(goesOn), closed_at = \(state == .closed ? now : nil)
      WHERE id = \(file)
      """)
    if before == .closed { try tx.stopClocks([.afterClosing], of: file, at: now) }
    try open.desk.append(.write, "Läge: \(state.swedish)", of: (file, open.key), in: tx)
  }

  private func turnClocks(in tx: Transaction) throws {
    switch content.kind {
    case .intake: try received(in: tx)
    case .childProtection: try tx.stopClocks([.childProtection], of: file, at: now)
    case .application where isChild: try childInvestigated(in: tx)
    case .preliminary: try assessed(in: tx)
    case .feedback: try tx.stopClocks([.feedback], of: file, at: now)
    case .notice: try noticeChosen(in: tx)
    case .moreTime: if let day = day("dag") { try start(content.prolonged, due: day, in: tx) }
    case .decision: try decided(in: tx)
    case .execution: try tx.stopFirstClock(.execution, of: file, at: now)
    case .placementReview:
      try tx.stopClocks([.placementReview], of: file, at: now)
      if answer("fortsatt") == "ja" { try start(.placementReview, in: tx) }
    case .followUp: try again(.followUp, on: day("nasta"), in: tx)
    case .risk: try again(.risk, on: day("nasta"), in: tx)
    case .safetyPlan, .childSafetyPlan:
      try again(.safetyPlan, on: day("nasta"), in: tx)
      try again(.noContactOrder, on: day("kontaktforbud"), in: tx)
    case .attempt: try again(.contact, on: day("nasta"), in: tx)
    case .phone where day("ring") != nil || answer("klart") != nil: try again(.callBack, on: day("ring"), in: tx)
    case .urgentShelter, .courtStep, .whereaboutsSecrecy, .transfer, .deviation:
      try TurnClocks(note: note, content: content, file: file, today: today, now: now).perform(in: tx)
    case .consent:
      if let until = day("till-och-med") {
        try tx.startClock(.consent, of: file, about: note, from: today, due: until, at: now)
      }
    case .withdrawal: if let refersTo { try tx.stopClock(.consent, of: file, about: refersTo, at: now) }
    default: break
    }
  }

  /// As soon as anything is told of a child, whatever goes on already (SoL 20:1-2): the days count from when it came in. An adult's
  /// file gets to know of children.
  private func received(in tx: Transaction) throws {
    guard isChild else {
      if let children = answer("barn").flatMap(CaseSubject.Children.init) { try open.learn(of: children, in: tx) }
      return
    }
    let arrived = min(day("inkom") ?? today, today)
    let running = try tx.clocks(of: [file], on: today)
    let assessment = running.first { $0.kind == .preliminary }
    // What was begun when the file was registered counts from the day that the report came in.
    if open.file.state == .received, let assessment, assessment.startsOn > arrived {
      try tx.startClock(.preliminary, of: file, from: arrived, at: now)
    }
    if assessment == nil, open.file.state != .investigation {
      try tx.startClock(.preliminary, of: file, from: arrived, at: now)
    }
    let isAssessed = try open.notes(in: tx).contains {
      $0.content.kind == .childProtection && $0.state == .record && ($0.recordedAt?.day ?? today) >= arrived
    }
    if !isAssessed { try start(.childProtection, in: tx) }
  }

  private func assessed(in tx: Transaction) throws {
    try tx.stopClocks([.preliminary], of: file, at: now)
    if answer("utfall") == "inleda" { try childInvestigated(in: tx) }
    if try wantsFeedback(in: tx) { try start(.feedback, in: tx) }
  }

  private func childInvestigated(in tx: Transaction) throws {
    try tx.stopClocks([.preliminary], of: file, at: now)
    try start(.investigation, in: tx)
    try start(.notice, in: tx)
  }

  /// Open until somebody has said that the question is answered for every guardian.
  private func noticeChosen(in tx: Transaction) throws {
    if answer("val") == "senare", let day = day("nydag") { return try start(.notice, due: day, in: tx) }
    if answer("alla") != nil { try tx.stopClocks([.notice], of: file, at: now) }
  }

  private func decided(in tx: Transaction) throws {
    try tx.stopClocks([.investigation], of: file, at: now)
    guard ["bifall", "delvis", "insats"].contains(answer("utfall") ?? "") else { return }
    try tx.startClock(.execution, of: file, about: note, from: today, at: now)
    if isPlacement { try start(.placementReview, in: tx) }
  }

  /// Nothing is left to wait for, but what somebody has asked to know; and a child may be followed up after an investigation or a
  /// placement (SoL 23:1-5).
  private func close(in tx: Transaction) throws {
    let all = Set(Clock.Kind.allCases).subtracting([
      .feedback, .protectionReview, .reminder, .extract, .deviation, .deviationReport,
    ])
    try tx.stopClocks(Array(all), of: file, at: now)
    if isChild, [.investigation, .support].contains(open.file.state) { try start(.afterClosing, in: tx) }
  }

  private func again(_ kind: Clock.Kind, on day: CalendarDate?, in tx: Transaction) throws {
    try tx.stopClocks([kind], of: file, at: now)
    if let day { try start(kind, due: day, in: tx) }
  }

  private func start(_ kind: Clock.Kind, due: CalendarDate? = nil, in tx: Transaction) throws {
    try tx.startClock(kind, of: file, from: today, due: due, at: now)
  }

  private func wantsFeedback(in tx: Transaction) throws -> Bool {
    try open.notes(in: tx).contains {
      $0.state == .record && $0.content.kind == .intake && $0.content.answers["aterkoppling"] != nil
    }
  }

  private var isChild: Bool { open.file.role == .child }
  private var isPlacement: Bool { isChild && answer("placering") != nil }
  private func answer(_ name: String) -> String? { content.answers[name] }
  private func day(_ name: String) -> CalendarDate? { content.day(name) }
}

extension Transaction {
  /// What begins the moment something has been told of a child: at once is today, and 14 days from today (SoL 20:1-2).
  func startClocksOfChild(_ file: ID<CaseFile>, on day: CalendarDate, at now: Moment) throws {
    try startClock(.childProtection, of: file, from: day, at: now)
    try startClock(.preliminary, of: file, from: day, at: now)
  }
}
