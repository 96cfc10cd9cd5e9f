internal import HTML
internal import Vocabulary
internal import Web

/// One file: how its person is reached, where the case is, what there is to do, and what has been noted.
struct CaseFilePage {
  let open: OpenFile
  let subject: CaseSubject
  /// Shown first, since it is asked first.
  let contact: SafeContact?
  let clocks: [Clock]
  let notes: [Note]
  /// What the viewer was named a reader of.
  let relations: [Relation]
  let writers: [ID<StaffMember>: String]
  /// Records that are to be brought over to the municipality's own case system.
  var unreferenced: Set<ID<Note>> = []
  let extracts: [Extract]

  private var today: CalendarDate { open.desk.now.day }

  var page: Page {
    Page(
      "Ärende \(subject.number)", width: .wide, crumbs: [Link("Mina akter", open.desk.path)],
      kind: open.file.role.swedish,
      lead: "\(subject.name)\(subject.personalNumber.map { HTML(" <span class=\"nb\">\(written($0))</span>") })",
      actions: "<a class=\"btn\" href=\"\(open.path)/anteckningar/ny\">Ny anteckning</a>",
      content: """
        \(open.banner)\(anonymity)<div class="duo even">\(SafeContactCard(open: open, contact: contact, writers: writers).html)\(way)</div>
        \(relations.html { "<p>\(Link("Skild från andra ärenden", "\(open.desk.path)/relationer/\($0.id)").html)</p>" })
        \(children)\(RiskSeries(open: open, notes: notes).html)\(ConsentRegister(open: open, notes: notes, extracts: extracts).html)
        <h2>Anteckningar</h2>
        \(kept.isEmpty ? HTML("<div class=\"empty\"><p>Inget är antecknat än.</p></div>") : list)\(bin)
        """)
  }

  private var way: HTML {
    """
    <section class="panel" aria-labelledby="gang"><h2 id="gang">Läge: \(open.file.state.swedish)</h2>\(category)
    \(clocks.isEmpty ? "<p>Ingen tid löper.</p>" : HTML("<ul class=\"rows\">\(clocks.html { ClockLine($0, on: today).html })</ul>"))
    \(Retention(of: open.file, subject, notes: notes, on: today).map { HTML("<p>\($0.words) <small>\(Retention.law)</small></p>") })
    <details class="more"><summary>Skriv ett dokument</summary><ul class="rows">\(documents.html { kind in
      "<li><a href=\"\(open.path)/anteckningar/ny?slag=\(kind.rawValue)\">\(kind.swedish)</a></li>"
    })</ul></details>
    <p><a href="\(open.path)/anteckningar/ny?slag=\(NoteKind.form.rawValue)">Fyll i ett formulär</a></p>
    \(extracts.filter(\.state.isOpen).html { "<p>\(Link("Utdrag till \($0.content.recipientWords)", "\(open.path)/utdrag/\($0.id)").html) <span class=\"st wait\">\($0.state.swedish)</span></p>" })
    <p class="line"><a href="\(open.path)/skydd">Skyddade personuppgifter</a>\(whereabouts)\(person) <a href="\(open.path)/utdrag/ny">Lämna ut handlingar</a></p></section>
    """
  }

  private var anonymity: HTML {
    guard let reason = subject.anonymity else { return .empty }
    return """
      <section class="note" aria-labelledby="utan"><h2 id="utan">Det antecknas inte vem personen är (14 kap. 5 § SoL)</h2>
      <p>\(reason)</p><p>Vill personen ansöka om mer, <a href="\(open.path)/person">skriv in vem det är</a> först.</p></section>
      """
  }

  private var whereabouts: HTML {
    open.mayKnowWhereabouts ? " <a href=\"\(open.path)/plats\">Var personen finns</a>" : .empty
  }

  private var person: HTML {
    open.mayCorrect ? " <a href=\"\(open.path)/person\">Rätta vem akten handlar om</a>" : .empty
  }

  private var category: HTML {
    guard open.file.role == .child else { return .empty }
    let latest = notes.first { $0.state == .record && $0.content.kind == .category }?.content.answers["till"]
    let category = latest.flatMap(CaseCategory.init) ?? .violence
    return "<p>Kategori: \(category.swedish)</p>"
  }

  private var documents: [NoteKind] {
    NoteKind.allCases.filter { kind in
      kind != .plain && kind != .withdrawal && kind != .form
        && CaseWay.mayFollow(kind, in: open.file.role, from: open.file.state, goesOn: open.file.goesOn)
    }
  }

  /// Every adult's file says what is known of children, each of whom has a file of their own.
  private var children: HTML {
    guard open.file.role != .child else { return .empty }
    return switch subject.children {
    case .some(.yes): "<p class=\"hint\">Det finns barn. Varje barn ska ha en egen akt. \(childLink)</p>"
    case .some(.no): .empty
    default: "<p class=\"note\">Fråga om det finns barn. Varje barn ska ha en egen akt. \(childLink)</p>"
    }
  }

  private var childLink: HTML { "<a href=\"\(open.desk.path)/akter/ny?roll=child\">Lägg upp ett barns akt</a>" }

  private var kept: [Note] { notes.filter { $0.discardedAt == nil } }
  private var list: HTML { "<ol class=\"history\">\(kept.html(row))</ol>" }

  /// Drafts that the viewer threw away, while they can be taken back.
  private var bin: HTML {
    let discarded = notes.filter { $0.discardedAt != nil }
    guard !discarded.isEmpty else { return .empty }
    return """
      <details class="more"><summary>\(counted(discarded.count, "Ett slängt utkast", "slängda utkast"))</summary>
      <ul class="rows">\(discarded.html { "<li><a href=\"\(open.path)/anteckningar/\($0.id.text)\">\($0.content.title)</a></li>" })</ul></details>
      """
  }

  /// A draft that nobody saves is taken away at last.
  private func lastDay(of draft: Note) -> String {
    let last = draft.savedAt.day.adding(days: DiscardDraft.daysUntouched)
    let isNear = today.days(until: last) <= Clock.near && !draft.content.kind.isOwn
    return isNear ? ". Sparas det inte tas det bort \(last.text)" : ""
  }

  private func row(_ note: Note) -> HTML {
    let at = note.recordedAt ?? note.savedAt
    return """
      <li><time datetime="\(at.day.text)">\(at.words)</time>\
      <p><a href="\(open.path)/anteckningar/\(note.id.text)">\(note.content.title)</a>\
      \(note.state == .draft ? HTML(" <span class=\"st wait\">Utkast, bara du ser det\(lastDay(of: note))</span>") : .empty)\
      \(unreferenced.contains(note.id) ? HTML(" <span class=\"st wait\">Ska föras över till ärendesystemet</span>") : .empty)\
      \(note.corrects != nil && note.content.kind == .plain ? HTML(" <span class=\"st\">Rättelse</span>") : .empty)\
      \(correction(of: note))</p>
      \(words(note))
      <p class="soft">\(writers[note.writer] ?? "")</p></li>
      """
  }

  /// What was corrected says so, and leads to the correction.
  private func correction(of note: Note) -> HTML {
    let correction = notes.first { $0.corrects == note.id && $0.state == .record && $0.content.kind == .plain }
    guard let correction else { return .empty }
    return """
       <span class="st late">Rättad</span> <a href="\(open.path)/anteckningar/\(correction.id.text)">Läs rättelsen</a>
      """
  }

  /// A document is opened; what was told stands as it is.
  private func words(_ note: Note) -> HTML {
    guard note.content.kind != .plain, note.content.kind != .form else { return note.content.html(in: open) }
    return """
      <details class="more"><summary>Läs<span class="vh"> \(note.content.title.lowercasedFirst)</span></summary>\(note.content.html(in: open))</details>
      """
  }
}

/// A running time as a line: what, the last day, how near it is, and the law.
struct ClockLine {
  private let clock: Clock
  private let today: CalendarDate

  init(_ clock: Clock, on today: CalendarDate) {
    self.clock = clock
    self.today = today
  }

  var html: HTML {
    "<li><span>\(clock.kind.swedish)</span> \(status)\(clock.law.isEmpty ? .empty : HTML("<small>\(clock.law)</small>"))</li>"
  }

  /// In words: a colour is never alone.
  var status: HTML {
    if clock.isLate(on: today) { return "<span class=\"st late\">Sista dag var \(clock.dueOn.text)</span>" }
    if clock.isDue(on: today) { return "<span class=\"st late\">I dag</span>" }
    let days = today.days(until: clock.dueOn)
    let isNear = days <= Clock.near
    return """
      <span class="st\(isNear ? " wait" : "")">Senast \(clock.dueOn.text)\(isNear ? ", om \(counted(days, "en dag", "dagar"))" : "")</span>
      """
  }
}
