internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
package import Vocabulary
internal import Web

/// A draft is thrown away by its writer, and taken back; what nobody wants dies (W4, W6). Sv: släng utkast.
struct DiscardDraft {
  let boards: Boards

  private static let path = "/namnder/{board}/akter/{file}/anteckningar/{note}"

  var routes: [Route] {
    [.post("\(Self.path)/slang", .boardStaff, discard), .post("\(Self.path)/ta-tillbaka", .boardStaff, takeBack)]
  }

  /// So long a draft that was thrown away can be taken back, and one that nobody saves is left.
  static let (daysInBin, daysUntouched) = (30, 90)

  /// Leads to where it can be undone.
  @Sendable private func discard(_ visit: Visit) async throws -> Response {
    let note = try await move(visit, "Slängde utkastet") { open, note, tx in
      guard note.discardedAt == nil else { return }
      let now = open.desk.now
      // Another window that has it open is told, and does not save it back unseen.
      try tx.execute("UPDATE note SET discarded_at = \(now), version = version + 1 WHERE id = \(note.id)")
      try tx.stopClock(.reminder, of: open.file.id, about: note.id, at: now)
    }
    return visit.redirect(to: note, notice: "Borttaget. Du kan ångra det här.")
  }

  @Sendable private func takeBack(_ visit: Visit) async throws -> Response {
    let note = try await move(visit, "Tog tillbaka utkastet") { open, note, tx in
      guard note.discardedAt != nil else { return }
      try tx.execute("UPDATE note SET discarded_at = NULL, saved_at = \(open.desk.now) WHERE id = \(note.id)")
      if note.content.kind.isOwn, let day = note.content.day("dag") {
        try tx.startClock(
          .reminder, of: open.file.id, about: note.id, from: open.desk.now.day, due: day, at: open.desk.now)
      }
    }
    return visit.redirect(to: note, notice: "Det är tillbaka.")
  }

  /// Of the writer's own draft alone. The draft's address.
  private func move(
    _ visit: Visit, _ words: String, _ act: @escaping @Sendable (OpenFile, Note, Transaction) throws -> Void
  ) async throws -> String {
    let desk = try await boards.desk(visit, as: .worker)
    let (file, id): (ID<CaseFile>, ID<Note>) = (visit.id("file"), visit.id("note"))
    try await desk.open(file, to: .write, "\(words) \(id)") { open, tx in
      guard let note = try open.note(id, in: tx), note.state == .draft else { throw Refusal.notFound }
      try act(open, note, tx)
    }
    return "\(desk.path)/akter/\(file)/anteckningar/\(id)"
  }
}

extension OpenBoard {
  /// Takes away the drafts that nobody wants: never a record, nor what its writer cannot reach just now. Returns how many.
  package func forgetDrafts(at now: Moment) async throws -> Int {
    func start(daysAgo days: Int) -> Moment { SwedishTime.moment(on: now.day.adding(days: -days)) }
    let isForgotten: SQL = """
      state = 'draft' AND (discarded_at < \(start(daysAgo: DiscardDraft.daysInBin))
        OR saved_at < \(start(daysAgo: DiscardDraft.daysUntouched))
          AND id NOT IN (SELECT note_id FROM clock WHERE note_id IS NOT NULL AND stopped_at IS NULL))
        AND EXISTS (SELECT 1 FROM assignment WHERE assignment.file_id = note.file_id
          AND assignment.staff_id = note.staff_id AND \(Transaction.isHeld(at: now)))
      """
    // Most often there is none, and a question writes nothing.
    guard try await database.read({ try $0.exists("SELECT 1 FROM note WHERE \(isForgotten)") }) else { return 0 }
    return try await database.write { tx in
      let ids: [String] = try tx.rows("SELECT id FROM note WHERE \(isForgotten) ORDER BY id").map { try $0.get("id") }
      try tx.execute("DELETE FROM note WHERE id IN \(list: ids)")
      let words = (["Utkast som ingen hade rört togs bort"] + ids).joined(separator: "\n")
      try tx.append(
        logEntry(.write, words, by: "", nil, about: nil, route: "samfrid serve", at: now, in: tx))
      return ids.count
    }
  }
}

/// A draft that was thrown away.
struct DiscardedPage {
  let open: OpenFile
  let subject: CaseSubject
  let note: Note
  let filled: OpenForm?
  let csrf: HTML

  var page: Page {
    let last = note.discardedAt?.day.adding(days: DiscardDraft.daysInBin).words ?? ""
    return Page(
      "\(note.content.kind.isOwn ? "Avslutad påminnelse" : "Slängt utkast") i ärende \(subject.number)",
      crumbs: open.crumbs(subject), kind: open.file.role.swedish,
      lead: "Det finns kvar till och med \(last). Bara du kan ta tillbaka det.",
      content: """
        \(open.banner)<h2>\(note.content.title)</h2>\(filled.map { FormRows(filled: $0.form).answers })\
        \(note.content.html(in: open, withResults: filled == nil))
        <form method="post" action="\(open.path)/anteckningar/\(note.id.text)/ta-tillbaka">\(csrf)
        <p class="actions">\(button("Ångra, ta tillbaka"))</p></form>
        """)
  }
}
