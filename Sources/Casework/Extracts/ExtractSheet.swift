internal import HTML
internal import Vocabulary
internal import Web

/// What is handed out: a letter first, then the records. What is masked stands as one mark, whatever its length and however many passages follow
/// on each other, and the ground is in the file alone: a paragraph could tell what is kept apart.
struct ExtractSheet {
  let opened: OpenExtract
  /// As it was when it was looked through for the last time.
  let content: ExtractContent
  let names: [ID<StaffMember>: String]
  let number: String

  private var isMasked: Bool { opened.records.contains { $0.passages.contains(where: content.isMasked) } }

  var html: HTML {
    Sheet(
      title: "Ärende \(opened.subject.number), \(number)", kind: "record",
      content: """
        <p class="stamp">Sekretess, 26 kap. 1 § OSL</p><p>\(opened.open.desk.name)</p>
        <h1>Utdrag ur ärende \(opened.subject.number)</h1>
        <p>Till: \(content.addressee)</p><h2>Begäran</h2>\(paragraphs(content.request))
        <p>\(counted(opened.records.count, "En handling följer", "handlingar följer")). Handlingarna innehåller uppgifter om enskilda. \
        Låt dem inte ligga framme.</p>\(isMasked ? masked : .empty)
        <p class="soft">Utskrift \(number), \(opened.open.desk.now.words), av \(names[opened.open.desk.staff.id] ?? "").</p>
        \(opened.records.enumerated().html(record))
        """, back: opened.path
    ).html
  }

  private var masked: HTML {
    """
    <p>Uppgifter som omfattas av sekretess är maskade, med stöd av offentlighets- och sekretesslagen (2009:400). Den som har bett om \
    handlingarna kan få ett skriftligt beslut om det, som går att överklaga. Be nämnden om beslutet.</p>
    """
  }

  private func record(_ index: Int, _ record: ExtractRecord) -> HTML {
    """
    <section class="handling"><h2>Handling \(index + 1)</h2>
    <p>\(names[record.note.writer] ?? ""). \(record.note.recordedAt.map { "Upprättad \($0.words)." } ?? "")</p>
    \(pieces(of: record).html { $0.map(shown) ?? "<p>[maskat]</p>" })</section>
    """
  }

  /// Nil for what is masked, once for as many as follow on each other.
  private func pieces(of record: ExtractRecord) -> [Passage?] {
    record.passages.reduce(into: []) { pieces, passage in
      guard content.isMasked(passage) else { return pieces.append(passage) }
      if case .some(.none) = pieces.last { return }
      pieces.append(nil)
    }
  }

  private func shown(_ passage: Passage) -> HTML { "<p>\(passage.html)</p>" }
}
