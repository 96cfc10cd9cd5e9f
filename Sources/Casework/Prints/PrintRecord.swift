internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// A record on paper, or as a PDF for the municipality's own case system: with a running number, by whom, when and why (W13, W18).
/// What is guarded is left out, and where somebody is stands in no record. Sv: skriv ut en anteckning.
struct PrintRecord {
  let boards: Boards

  private static let path = "/namnder/{board}/akter/{file}/anteckningar/{note}"

  var routes: [Route] {
    [.post("\(Self.path)/skriv-ut", .boardStaff, putOnPaper), .post("\(Self.path)/referens", .boardStaff, refer)]
  }

  @Sendable private func putOnPaper(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let id: ID<Note> = visit.id("note")
    do {
      let request = try PrintRequest(form: visit.form)
      let (open, subject, note, printed) = try await desk.open(
        visit.id("file"), to: .read, "Frågade om utskrift av \(id)", withWhereabouts: request.recipient.isOutside
      ) { open, tx in
        guard let note = try open.note(id, in: tx), note.state == .record else { throw Refusal.notFound }
        return (open, try open.subject(), note, try open.sheet(of: note, for: request, in: tx))
      }
      switch printed {
      case .failure(let revealing):
        let problems = Problems(
          PrintRequest.Field.reason,
          "Papperet kan säga var någon finns. Skriv varför mottagaren ska få veta det, eller avstå.")
        return try await again(visit, desk, problems, revealing)
      case .success(let printout):
        let names = try await visit.site.identity.staffNames(of: [note.writer, desk.staff.id], in: desk.board)
        return .html(
          RecordSheet(
            open: open, subject: subject, note: note, filled: try await desk.form(in: note),
            writer: names[note.writer] ?? "", printedBy: names[desk.staff.id] ?? "", request: request,
            number: printout.number
          ).html)
      }
    } catch let problems as Problems {
      return try await again(visit, desk, problems)
    }
  }

  /// Notes where the record stands in the municipality's own case system.
  @Sendable private func refer(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Note>, ID<CaseFile>) = (visit.id("note"), visit.id("file"))
    var problems = Problems()
    let reference = problems.require(visit.form, "referens", "Skriv numret i ärendesystemet.", limit: 100)
    guard problems.isEmpty else { return try await again(visit, desk, problems) }
    try await desk.open(file, to: .write, "Referens för \(id): \(reference)") { open, tx in
      guard let note = try open.note(id, in: tx), note.state == .record else { throw Refusal.notFound }
      try open.save(reference: reference, of: note.id, in: tx)
    }
    return visit.redirect(to: "\(desk.path)/akter/\(file)/anteckningar/\(id)", notice: "Referensen är sparad.")
  }

  private func again(
    _ visit: Visit, _ desk: Desk, _ problems: Problems, _ revealing: RevealingWords? = nil
  ) async throws -> Response {
    let id: ID<Note> = visit.id("note")
    let (open, subject, note, reference) = try await desk.open(visit.id("file"), to: .read, "Anteckning \(id)") {
      open, tx in
      guard let note = try open.note(id, in: tx), note.state == .record else { throw Refusal.notFound }
      return (open, try open.subject(), note, try open.reference(of: id, in: tx))
    }
    let names = try await visit.site.identity.staffNames(of: [note.writer], in: desk.board)
    let page = NotePage(
      open: open, subject: subject, note: note, writer: names[note.writer] ?? "", csrf: visit.csrf,
      filled: try await desk.form(in: note), reference: reference, isWorkSupport: try await desk.isWorkSupport(),
      revealing: revealing, form: visit.form.without(PrintRequest.Field.isChecked), problems: problems)
    return visit.page(page.page, problems: problems)
  }
}

extension OpenFile {
  /// What leaves the board is looked through for where somebody is. Whoever sends it all the same says why, which is always reviewed.
  fileprivate func sheet(of note: Note, for request: PrintRequest, in tx: Transaction) throws -> Result<
    Printout, RevealingWords
  > {
    guard Recipient.choices(for: note, in: file).contains(request.recipient) else {
      throw Problems(PrintRequest.Field.recipient, "Den här anteckningen lämnas inte dit. Välj en annan mottagare.")
    }
    if request.recipient.isOutside,
      let revealing = try revealingWords(in: "\(note.content.printedText)\n\(request.purpose)", isForParty: true, tx)
    {
      guard let reason = request.reason else { return .failure(revealing) }
      try desk.appendForReview(
        .whereabouts, "Lämnade ut \(note.id) med ord som kan säga var någon finns: \(reason)", of: (file.id, key),
        in: tx)
    }
    let printout = try Printout.number(of: note.id, desk, in: tx)
    let words = "Utskrift \(printout.number) av \(note.id), till \(request.recipientWords): \(request.purpose)"
    try desk.append(.print, words, of: (file.id, key), in: tx)
    return .success(printout)
  }

  /// The latest that was noted is what counts; the log has each.
  func save(reference: String, of note: ID<Note>, in tx: Transaction) throws {
    let sealed = try key.seal(reference, for: referencePlace(note))
    try tx.execute(
      """
      INSERT INTO note_reference (note_id, staff_id, saved_at, sealed)
      VALUES (\(note), \(desk.staff.id), \(desk.now), \(sealed))
      ON CONFLICT (note_id) DO UPDATE SET staff_id = excluded.staff_id, saved_at = excluded.saved_at, sealed = excluded.sealed
      """)
  }

  func reference(of note: ID<Note>, in tx: Transaction) throws -> String? {
    guard let row = try tx.row("SELECT sealed FROM note_reference WHERE note_id = \(note)") else { return nil }
    return String(decoding: try key.open(row.get("sealed"), for: referencePlace(note)), as: UTF8.self)
  }

  private func referencePlace(_ note: ID<Note>) -> Place { desk.board.place("note_reference", note.text) }

  /// The file's records since then that nobody has noted a place for in the municipality's own case system.
  func unreferenced(since start: Moment, in tx: Transaction) throws -> Set<ID<Note>> {
    Set(
      try tx.rows(
        """
        SELECT id FROM note WHERE file_id = \(file.id) AND state = 'record' AND recorded_at >= \(start)
          AND id NOT IN (SELECT note_id FROM note_reference)
        """
      ).map { try $0.get("id") })
  }
}

/// A record as it is printed: A4, without the program's own frame.
private struct RecordSheet {
  let open: OpenFile
  let subject: CaseSubject
  let note: Note
  let filled: OpenForm?
  let writer: String
  let printedBy: String
  let request: PrintRequest
  let number: String

  /// Whose data are protected is named by the case number alone, and nobody outside is told that they are.
  private var person: HTML {
    guard open.protection == nil else {
      return request.recipient.isOutside
        ? .empty : "<p><strong>Skyddade personuppgifter.</strong> Lämna inte papperet framme.</p>"
    }
    return "<p>\(subject.name)\(subject.personalNumber.map { HTML(", \(written($0))") })</p>"
  }

  var html: HTML {
    Sheet(
      title: "Ärende \(subject.number), \(number)", kind: "record",
      content: """
        <p class="stamp">Sekretess, 26 kap. 1 § OSL</p><p>\(open.desk.name)</p><h1>\(note.content.title)</h1>
        <p>Ärende \(subject.number). \(open.file.role.swedish).</p>\(person)
        <p>\(writer). \(note.recordedAt.map { "Upprättad \($0.words)." } ?? "")</p>
        \(filled.map { FormRows(filled: $0.form).answers })\
        \(note.content.html(in: open, isOnPaper: true, withResults: filled == nil))
        <p class="soft">Utskrift \(number), \(open.desk.now.words), av \(printedBy). Till: \(request.recipientWords). \(request.purpose)</p>
        """, back: "\(open.path)/anteckningar/\(note.id)"
    ).html
  }
}
