internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// What follows in the case when a document is recorded: its state, and the times that begin and end. Sv: följd av ett dokument.
struct RecordStep {
  let content: NoteContent
  let open: OpenFile

  private var file: ID<CaseFile> { open.file.id }
  private var today: CalendarDate { open.desk.now.day }
  private var now: Moment { open.desk.now }

  /// Throws `Problems` when the case is not where the document belongs.
  func perform(in tx: Transaction) throws {
    try check()
    let state: CaseState
    do {
      state = try CaseWay.state(after: content, in: open.file.role, from: open.file.state)
    } catch {
      throw Problems("slag", error.sentence)
    }
    if state != open.file.state { try move(to: state, in: tx) }
    try turnClocks(in: tx)
    if state == .closed, open.file.state != .closed { try close(in: tx) }
  }

  /// What must hold between the answers of a document.
  private func check() throws {
    var problems = Problems()
    switch content.kind {
    case .notice where answer("val") == "senare" && day("nydag") == nil:
      problems.add("nydag", "Skriv vilken dag frågan prövas igen.")
    case .decision where answer("placering") != nil:
      let maker = answer("delegat").flatMap(DecisionMaker.init)
      if maker?.mayPlaceChildren != true {
        problems.add(
          "delegat",
          "Placering av ett barn beslutas av utskottet eller nämnden, eller av ordföranden när det brådskar (30 kap. SoL)."
        )
      }
    case .risk:
      let method = answer("metodniva").flatMap(RiskLevel.init)
      if let method, method != answer("niva").flatMap(RiskLevel.init), answer("avvikelse") == nil {
        problems.add("avvikelse", "Skriv varför din bedömning är en annan än metodens. Det gäller åt båda hållen.")
      }
    case .moreTime:
      if let day = day("dag"), day <= today { problems.add("dag", "Den nya sista dagen ska ligga framåt i tiden.") }
    case .consent:
      if let from = day("fran"), let until = day("till-och-med"), until < from {
        problems.add("till-och-med", "Samtycket slutar före det börjar. Kontrollera dagarna.")
      }
    default: break
    }
    try problems.check()
  }

  private func move(to state: CaseState, in tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE case_file SET state = \(state), closed_at = \(state == .closed ? now : nil) WHERE id = \(file)
      """)
    try open.desk.append(.write, "Läge: \(state.swedish)", of: (file, open.key), in: tx)
  }

  private func turnClocks(in tx: Transaction) throws {
    switch content.kind {
    case .intake where open.file.role == .child: try childReceived(in: tx)
    case .childProtection: try tx.stopClocks([.childProtection], of: file, at: now)
    case .application where open.file.role == .child: try childInvestigated(in: tx)
    case .preliminary:
      try tx.stopClocks([.preliminary], of: file, at: now)
      if answer("utfall") == "inleda" { try childInvestigated(in: tx) }
      if try wantsFeedback(in: tx) { try start(.feedback, in: tx) }
    case .notice:
      try tx.stopClocks([.notice], of: file, at: now)
      if answer("val") == "senare", let day = day("nydag") { try start(.notice, due: day, in: tx) }
    case .moreTime:
      let kind: Clock.Kind = answer("vad") == "preliminary" ? .preliminary : .investigation
      if let day = day("dag") { try start(kind, due: day, in: tx) }
    case .decision: try decided(in: tx)
    case .execution: try tx.stopClocks([.execution], of: file, at: now)
    case .risk: try again(.risk, on: day("nasta"), in: tx)
    case .safetyPlan, .childSafetyPlan:
      try again(.safetyPlan, on: day("nasta"), in: tx)
      try again(.noContactOrder, on: day("kontaktforbud"), in: tx)
    case .followUp: try again(.followUp, on: day("nasta"), in: tx)
    case .attempt: try again(.contact, on: day("nasta"), in: tx)
    case .consent: if let until = day("till-och-med") { try start(.consent, due: until, in: tx) }
    default: break
    }
  }

  /// As soon as anything is told of a child (SoL 20:1-2).
  private func childReceived(in tx: Transaction) throws {
    guard open.file.state == .closed else { return }
    try tx.startClocksOfChild(file, on: today, at: now)
  }

  private func childInvestigated(in tx: Transaction) throws {
    try tx.stopClocks([.preliminary], of: file, at: now)
    try start(.investigation, in: tx)
    try start(.notice, in: tx)
  }

  private func decided(in tx: Transaction) throws {
    try tx.stopClocks([.investigation], of: file, at: now)
    guard ["bifall", "delvis", "insats"].contains(answer("utfall") ?? "") else { return }
    try start(.execution, in: tx)
    if answer("placering") != nil { try start(.placementReview, in: tx) }
  }

  /// Nothing is left to wait for, but what somebody has asked to know, and a child may be followed up (SoL 23:1-5).
  private func close(in tx: Transaction) throws {
    let all = Set(Clock.Kind.allCases).subtracting([.feedback, .protectionReview])
    try tx.stopClocks(Array(all), of: file, at: now)
    if open.file.role == .child { try start(.afterClosing, in: tx) }
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

  private func answer(_ name: String) -> String? { content.answers[name] }
  private func day(_ name: String) -> CalendarDate? { answer(name).flatMap { CalendarDate($0) } }
}

extension Transaction {
  /// What begins the moment something has been told of a child: at once is today, and 14 days from today (SoL 20:1-2).
  func startClocksOfChild(_ file: ID<CaseFile>, on day: CalendarDate, at now: Moment) throws {
    try startClock(.childProtection, of: file, from: day, at: now)
    try startClock(.preliminary, of: file, from: day, at: now)
  }
}
