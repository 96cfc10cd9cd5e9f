internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Handing out records of a file: what is asked for, passage by passage, a second reader, the paper.
struct ExtractRoutes {
  let boards: Boards

  private static let path = "/namnder/{board}/akter/{file}/utdrag"

  var routes: [Route] {
    [
      .get("\(Self.path)/ny", .boardStaff, new),
      .post("\(Self.path)/ny", .boardStaff, begin),
      .get("\(Self.path)/{extract}", .boardStaff, show),
      .post("\(Self.path)/{extract}/steg", .boardStaff, move),
      .post("\(Self.path)/{extract}/lamna-ut", .boardStaff, handOut),
      .get("\(Self.path)/{extract}/{note}", .boardStaff, record),
      .post("\(Self.path)/{extract}/{note}", .boardStaff, choose),
    ]
  }

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    return visit.page(try await newPage(visit, desk).page)
  }

  @Sendable private func begin(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    do {
      let act = try BeginExtract(form: visit.form)
      let (open, id) = try await desk.open(visit.id("file"), to: .write, "Påbörjade ett utdrag", withWhereabouts: true)
      {
        open, tx in
        (open, try act.perform(in: tx, by: open))
      }
      return visit.redirect(
        to: "\(open.path)/utdrag/\(id)", notice: "Utdraget är påbörjat. Gå nu igenom varje handling.")
    } catch let problems as Problems {
      return visit.page(try await newPage(visit, desk, problems).page, problems: problems)
    }
  }

  private func newPage(_ visit: Visit, _ desk: Desk, _ problems: Problems = Problems()) async throws -> NewExtractPage {
    let (open, subject, records, id) = try await desk.open(visit.id("file"), to: .read, "Nytt utdrag") { open, tx in
      (open, try open.subject(), try open.recordsToHandOut(in: tx), tx.newID(at: desk.now) as ID<Extract>)
    }
    let form =
      visit.form.has(BeginExtract.Field.id)
      ? visit.form : Form(fields: visit.form.fields + [(BeginExtract.Field.id, id.text)])
    return NewExtractPage(
      open: open, subject: subject, records: records, form: form, csrf: visit.csrf, problems: problems)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    return visit.page(try await page(visit, desk).page)
  }

  private func page(_ visit: Visit, _ desk: Desk, _ problems: Problems = Problems()) async throws -> ExtractPage {
    let extract = try await desk.extract(visit.id("extract"), of: visit.id("file"))
    let staff = [extract.extract.begunBy, extract.extract.readBy].compactMap(\.self)
    return ExtractPage(
      opened: extract, hasReader: try await desk.hasReader(of: extract),
      names: try await visit.site.identity.staffNames(of: staff, in: desk.board), csrf: visit.csrf,
      form: visit.form, problems: problems)
  }

  @Sendable private func move(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Extract>, ID<CaseFile>) = (visit.id("extract"), visit.id("file"))
    do {
      let act = try MoveExtract(form: visit.form)
      let records = try await desk.extract(id, of: file).records
      try await desk.open(file, to: .write, "\(act.words) \(id)") { open, tx in
        try act.perform(on: id, records: records, in: tx, by: open)
      }
      return visit.redirect(to: "\(desk.path)/akter/\(file)/utdrag/\(id)", notice: act.step.notice)
    } catch let problems as Problems {
      return visit.page(try await page(visit, desk, problems).page, problems: problems)
    } catch is ExtractChanged {
      return visit.page(try await page(visit, desk, Self.changed).page, problems: Self.changed)
    }
  }

  @Sendable private func record(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    return visit.page(try await recordPage(visit, desk).page)
  }

  private func recordPage(
    _ visit: Visit, _ desk: Desk, typed: Form? = nil, isChanged: Bool = false, _ problems: Problems = Problems()
  ) async throws -> ExtractRecordPage {
    let opened = try await desk.extract(visit.id("extract"), of: visit.id("file"))
    let note: ID<Note> = visit.id("note")
    guard let index = opened.records.firstIndex(where: { $0.note.id == note }) else { throw Refusal.notFound }
    return ExtractRecordPage(
      opened: opened, index: index, csrf: visit.csrf, typed: typed, isChanged: isChanged, problems: problems)
  }

  /// Leads to the next record that nobody has gone through.
  @Sendable private func choose(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Extract>, ID<CaseFile>) = (visit.id("extract"), visit.id("file"))
    do {
      let before = try await recordPage(visit, desk)
      guard ChoosePassages.isCurrent(visit.form, of: before.opened.extract) else { throw ExtractChanged() }
      let act = try ChoosePassages(form: visit.form, of: before.record.passages)
      try await desk.open(
        file, to: .write, "Gick igenom \(before.record.note.id) för utdrag \(id)", withWhereabouts: true
      ) { open, tx in try act.perform(on: id, in: tx, by: open) }.check()
      let next = before.opened.records.first {
        $0.note.id != before.record.note.id && !$0.isDone(in: before.opened.extract)
      }
      return visit.redirect(
        to: [before.opened.path, next?.note.id.text].compactMap(\.self).joined(separator: "/"),
        notice: next == nil ? "Alla handlingar är genomgångna." : "Sparat. Här är nästa handling.")
    } catch let problems as Problems {
      return visit.page(try await recordPage(visit, desk, typed: visit.form, problems).page, problems: problems)
    } catch is ExtractChanged {
      let page = try await recordPage(visit, desk, typed: visit.form, isChanged: true, Self.changed).page
      return visit.page(page, problems: Self.changed)
    }
  }

  @Sendable private func handOut(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    let (id, file): (ID<Extract>, ID<CaseFile>) = (visit.id("extract"), visit.id("file"))
    do {
      let act = try HandOutExtract(form: visit.form)
      let opened = try await desk.extract(id, of: file)
      let (extract, printout) = try await desk.open(file, to: .read, "Utdrag \(id)", withWhereabouts: true) {
        open, tx in
        try act.perform(on: id, records: opened.records, in: tx, by: open)
      }
      let writers = opened.records.map(\.note.writer) + [desk.staff.id]
      let names = try await visit.site.identity.staffNames(of: writers, in: desk.board)
      return .html(ExtractSheet(opened: opened, content: extract.content, names: names, number: printout.number).html)
    } catch let problems as Problems {
      return visit.page(try await page(visit, desk, problems).page, problems: problems)
    } catch is ExtractChanged {
      return visit.page(try await page(visit, desk, Self.changed).page, problems: Self.changed)
    }
  }

  private static let changed = Problems(
    ChoosePassages.versionField,
    "Någon annan har ändrat utdraget medan du arbetade. Läs det igen, och spara på nytt.")
}

extension MoveExtract.Step {
  fileprivate var notice: String {
    switch self {
    case .ask: "Någon annan som arbetar med akten ska nu läsa utdraget."
    case .approve: "Utdraget är läst av två, och kan lämnas ut."
    case .giveBack: "Utdraget är tillbaka hos den som gick igenom det."
    case .drop: "Utdraget är avbrutet. Ingenting är utlämnat."
    case .handedOver: "Det står nu som utlämnat."
    }
  }
}
