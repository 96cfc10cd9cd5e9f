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
      let now = open.desk.now
      try tx.execute("UPDATE note SET discarded_at = \(now) WHERE id = \(note.id)")
      try tx.stopClock(.reminder, of: open.file.id, about: note.id, at: now)
    }
    return visit.redirect(to: note, notice: "Utkastet är slängt.")
  }

  @Sendable private func takeBack(_ visit: Visit) async throws -> Response {
    let note = try await move(visit, "Tog tillbaka utkastet") { open, note, tx in
      try tx.execute("UPDATE note SET discarded_at = NULL, saved_at = \(open.desk.now) WHERE id = \(note.id)")
      if note.content.kind.isOwn, let day = note.content.answers["dag"].flatMap({ CalendarDate($0) }) {
        try tx.startClock(
          .reminder, of: open.file.id, about: note.id, from: open.desk.now.day, due: day, at: open.desk.now)
      }
    }
    return visit.redirect(to: note, notice: "Utkastet är tillbaka.")
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
  /// Takes away the drafts that nobody wants: no record is ever among them. Returns how many.
  package func forgetDrafts(at now: Moment) async throws -> Int {
    let isForgotten: SQL = """
      state = 'draft' AND (discarded_at < \(now.adding(days: -Int64(DiscardDraft.daysInBin)))
        OR saved_at < \(now.adding(days: -Int64(DiscardDraft.daysUntouched)))
          AND id NOT IN (SELECT note_id FROM clock WHERE note_id IS NOT NULL AND stopped_at IS NULL))
      """
    // Most often there is none, and a question writes nothing.
    guard try await database.read({ try $0.exists("SELECT 1 FROM note WHERE \(isForgotten)") }) else { return 0 }
    return try await database.write { tx in
      let count = try tx.execute("DELETE FROM note WHERE \(isForgotten)")
      try tx.append(
        logEntry(
          .write, "\(count) utkast som ingen hade rört togs bort", by: "", nil, about: nil, route: "samfrid serve",
          at: now, in: tx))
      return count
    }
  }
}

/// A draft that was thrown away.
struct DiscardedPage {
  let open: OpenFile
  let subject: CaseSubject
  let note: Note
  let csrf: HTML

  var page: Page {
    let last = note.discardedAt?.day.adding(days: DiscardDraft.daysInBin).words ?? ""
    return Page(
      "Slängt utkast i ärende \(subject.number)", crumbs: open.crumbs(subject), kind: open.file.role.swedish,
      lead: "Utkastet finns kvar till och med \(last). Bara du kan ta tillbaka det.",
      content: """
        \(open.banner)<h2>\(note.content.title)</h2>\(note.content.html(in: open))
        <form method="post" action="\(open.path)/anteckningar/\(note.id.text)/ta-tillbaka">\(csrf)
        <p class="actions">\(button("Ångra, ta tillbaka utkastet"))</p></form>
        """)
  }
}
