internal import HTML
internal import Vocabulary
internal import Web

/// What the person has agreed to, and what has been handed out: who, what, to whom, why, from when until when. Sv: samtycken och
/// utlämnanden.
struct ConsentRegister {
  private let open: OpenFile
  private let consents: [Note]
  private let disclosures: [Note]
  /// What was handed out of the file itself.
  private let extracts: [Extract]
  /// Days of withdrawal, by consent.
  private let withdrawn: [ID<Note>: String]

  init(open: OpenFile, notes: [Note], extracts: [Extract] = []) {
    self.open = open
    self.extracts = extracts.filter { $0.state == .handedOut }
    let records = notes.filter { $0.state == .record }
    consents = records.filter { $0.content.kind == .consent }
    disclosures = records.filter { $0.content.kind == .disclosure }
    let pairs = records.filter { $0.content.kind == .withdrawal }.compactMap { note in
      note.corrects.map { ($0, note.content.answers["dag"] ?? "") }
    }
    withdrawn = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Whether any consent holds today.
  var hasValid: Bool {
    consents.contains { note in
      let until = note.content.answers["till-och-med"].flatMap { CalendarDate($0) }
      return withdrawn[note.id] == nil && until.map { $0 >= open.desk.now.day } ?? true
    }
  }

  var html: HTML {
    (consents.isEmpty
      ? .empty : table("samtycken", "Samtycken", ["Till", "Vad", "Varför", "Gäller"], consents.html(consent)))
      + (disclosures.isEmpty && extracts.isEmpty
        ? .empty
        : table(
          "utlamnat", "Utlämnat", ["Till", "Vad", "Stöd", "Dag"],
          disclosures.html(disclosure) + extracts.html(handedOut)))
  }

  private func table(_ id: String, _ caption: String, _ heads: [String], _ body: HTML) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption)</caption>
    <thead><tr>\(heads.html { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\(body)</tbody></table></div>
    """
  }

  private func consent(_ note: Note) -> HTML {
    let answers = note.content.answers
    return """
      <tr><th scope="row"><a href="\(open.path)/anteckningar/\(note.id.text)">\(answers["till"] ?? "")</a></th>\
      <td>\(answers["vad"] ?? "")</td><td>\(answers["syfte"] ?? "")</td><td>\(validity(note))</td></tr>
      """
  }

  private func handedOut(_ extract: Extract) -> HTML {
    """
    <tr><th scope="row"><a href="\(open.path)/utdrag/\(extract.id.text)">\(extract.content.recipientWords)</a></th>\
    <td>\(counted(extract.content.notes.count, "En handling", "handlingar"))</td><td>\(extract.content.ground)</td>\
    <td class="nb">\(extract.handedOutAt?.day.text ?? "")</td></tr>
    """
  }

  private func validity(_ note: Note) -> HTML {
    let answers = note.content.answers
    if let day = withdrawn[note.id] { return "<span class=\"st late\">Återkallat \(day)</span>" }
    let until = answers["till-och-med"].flatMap { CalendarDate($0) }
    if let until, until < open.desk.now.day { return "<span class=\"st late\">Gick ut \(until.text)</span>" }
    return """
      Från \(answers["fran"] ?? "")\(until.map { " till och med \($0.text)" } ?? "") \
      <a href="\(open.path)/anteckningar/ny?slag=\(NoteKind.withdrawal.rawValue)&amp;rattar=\(note.id.text)">Återkalla\
      <span class="vh"> samtycket till \(answers["till"] ?? "")</span></a>
      """
  }

  private func disclosure(_ note: Note) -> HTML {
    let answers = note.content.answers
    let ground = answers["grund"].flatMap(DisclosureGround.init)
    return """
      <tr><th scope="row"><a href="\(open.path)/anteckningar/\(note.id.text)">\(answers["till"] ?? "")</a></th>\
      <td>\(answers["vad"] ?? "")</td><td>\(ground?.swedish ?? "")</td><td class="nb">\(answers["dag"] ?? "")</td></tr>
      """
  }
}
