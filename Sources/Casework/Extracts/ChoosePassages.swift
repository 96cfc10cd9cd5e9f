internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// What becomes of each passage of one record: handed out, or masked with the law's ground. What could tell where somebody is goes out only
/// with a reason. Sv: gå igenom en handling.
struct ChoosePassages: Sendable {
  static let versionField = "version"
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
      let choice = form.text(Self.choiceField(passage)).flatMap(ExtractContent.Choice.init)
      if choice == nil {
        problems.add(Self.choiceField(passage), "Välj om stycke \(passage.number + 1) lämnas ut eller maskas.")
      }
      choices[passage.key] = choice
      reasons[passage.key] = form.text(Self.reasonField(passage))
    }
    try problems.check()
    self.passages = passages
    self.choices = choices
    self.reasons = reasons
    version = form.number(Self.versionField) ?? 0
  }

  /// Throws `Problems` for passages that could tell where somebody is, and `ExtractChanged`.
  func perform(on id: ID<Extract>, in tx: Transaction, by open: OpenFile) throws {
    guard var extract = try open.extract(id, in: tx), extract.state.isOpen else { throw Refusal.notFound }
    guard extract.version == version else { throw ExtractChanged() }
    let revealing = try open.revealing(
      passages.filter { choices[$0.key] == .release && reasons[$0.key] == nil }, in: tx)
    try revealing.check()
    for passage in passages {
      extract.content.choices[passage.key] = choices[passage.key]
      extract.content.reasons[passage.key] = choices[passage.key] == .release ? reasons[passage.key] : nil
    }
    extract.content.choosers.insert(open.desk.staff.account.text)
    try open.keep(extract, as: .masking, in: tx)
  }
}

extension OpenFile {
  /// What holds passages back, each by the field of its reason. They are read as by a stranger.
  func revealing(_ passages: [Passage], in tx: Transaction) throws -> Problems {
    try passages.reduce(into: Problems()) { problems, passage in
      guard let found = try revealingWords(in: passage.text, isForParty: true, tx) else { return }
      problems.add(
        ChoosePassages.reasonField(passage),
        """
        Stycke \(passage.number + 1) kan säga var någon finns: \(found.words.joined(separator: ", ")). Maska det, eller skriv varför \
        mottagaren ska få veta det.
        """)
    }
  }
}
