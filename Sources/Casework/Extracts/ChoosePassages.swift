internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// What becomes of each passage of one record: handed out, or masked with the law's ground. What could tell where somebody is goes out only
/// with a reason. Sv: gå igenom en handling.
struct ChoosePassages: Sendable {
  static let versionField = "version"
  /// All that is not chosen is handed out.
  static let restField = "resten"
  static func choiceField(_ passage: Passage) -> String { "val-\(passage.number)" }
  static func reasonField(_ passage: Passage) -> String { "skal-\(passage.number)" }

  private let passages: [Passage]
  private let choices: [String: ExtractContent.Choice]
  private let reasons: [String: String]
  private let version: Int

  init(form: Form, of passages: [Passage]) throws {
    var problems = Problems()
    var (choices, reasons) = ([String: ExtractContent.Choice](), [String: String]())
    for passage in passages {
      let choice =
        form.text(Self.choiceField(passage)).flatMap(ExtractContent.Choice.init)
        ?? (form.has(Self.restField) ? .release : nil)
      if choice == nil {
        problems.add(Self.choiceField(passage), "Välj om stycke \(passage.number + 1) lämnas ut eller maskas.")
      }
      // What stands twice is masked in both places.
      if choices[passage.key] == nil || choices[passage.key] == .release { choices[passage.key] = choice }
      reasons[passage.key] = form.text(Self.reasonField(passage))
    }
    try problems.check()
    self.passages = passages
    self.choices = choices
    self.reasons = reasons
    version = form.number(Self.versionField) ?? 0
  }

  /// Whether nobody else has changed the extract since the form was opened: asked before anything else is.
  static func isCurrent(_ form: Form, of extract: Extract) -> Bool {
    extract.state.isOpen && form.number(versionField) == extract.version
  }

  /// What holds passages back because they could tell where somebody is, which is in the log; nothing is saved then. Throws
  /// `ExtractChanged`.
  func perform(on id: ID<Extract>, in tx: Transaction, by open: OpenFile) throws -> Problems {
    guard var extract = try open.extract(id, in: tx) else { throw Refusal.notFound }
    guard extract.state.isOpen, extract.version == version else { throw ExtractChanged() }
    let revealing = try open.revealing(
      passages.filter { choices[$0.key] == .release && reasons[$0.key] == nil }, in: tx)
    guard revealing.isEmpty else {
      try open.desk.append(
        .write, "Stycken i utdrag \(id) hölls kvar: de kan säga var någon finns", of: (open.file.id, open.key), in: tx)
      return revealing
    }
    for passage in passages {
      extract.content.choices[passage.key] = choices[passage.key]
      extract.content.reasons[passage.key] = choices[passage.key] == .release ? reasons[passage.key] : nil
    }
    extract.content.choosers.insert(open.desk.staff.account.text)
    try open.keep(extract, as: .masking, in: tx)
    return Problems()
  }
}

extension OpenFile {
  /// What holds passages of a record back, each by the field of its reason. They are read as by a stranger, one by one, and then together:
  /// a place may stand across two lines.
  func revealing(_ passages: [Passage], in tx: Transaction) throws -> Problems {
    var problems = Problems()
    for passage in passages {
      if let found = try revealingWords(in: passage.lead + passage.text, isForParty: true, tx) {
        problems.add(ChoosePassages.reasonField(passage), Self.sentence(found, passage))
      }
    }
    let together = passages.map(\.text).joined(separator: " ")
    if problems.isEmpty, let last = passages.last, let found = try revealingWords(in: together, isForParty: true, tx) {
      problems.add(ChoosePassages.reasonField(last), Self.sentence(found, last))
    }
    return problems
  }

  private static func sentence(_ found: RevealingWords, _ passage: Passage) -> String {
    """
    Stycke \(passage.number + 1) kan säga var någon finns: \(found.words.joined(separator: ", ")). Maska det, eller skriv varför \
    mottagaren ska få veta det.
    """
  }
}
