internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// Passes an extract on: to the second reader, back to those who choose, or to the end without being handed out. Sv: flytta ett utdrag.
struct MoveExtract: Sendable {
  static let stepField = "steg"
  /// What is to be changed, and why it is broken off: both may stand on one page.
  static let (remarkField, dropField) = ("anmarkning", "skal")

  enum Step: String, Sendable {
    /// To the second reader.
    case ask = "las"
    /// The second reader has nothing against it.
    case approve = "godkann"
    /// Somebody wants it changed.
    case giveBack = "tillbaka"
    case drop = "avbryt"
    /// The paper has reached whoever asked.
    case handedOver = "utlamnat"
  }

  let step: Step
  private let remark: String?
  private let version: Int

  init(form: Form) throws {
    guard let step = Step(rawValue: form.raw(Self.stepField)) else {
      throw Problems(Self.stepField, "Välj om utdraget kan lämnas ut.")
    }
    self.step = step
    version = form.number(ChoosePassages.versionField) ?? 0
    var problems = Problems()
    switch step {
    case .ask, .approve: remark = nil
    case .giveBack: remark = problems.require(form, Self.remarkField, "Skriv vad som ska ändras.", limit: 2000)
    case .handedOver:
      remark = problems.require(form, Self.remarkField, "Skriv hur det lämnades, och till vem.", limit: 500)
    case .drop: remark = problems.require(form, Self.dropField, "Skriv varför utdraget avbryts.", limit: 2000)
    }
    try problems.check()
  }

  var words: String {
    switch step {
    case .ask: "Lämnade utdraget till en andra läsare"
    case .approve: "Läste och godkände utdraget"
    case .giveBack: "Lämnade tillbaka utdraget: \(remark ?? "")"
    case .drop: "Avbröt utdraget: \(remark ?? "")"
    case .handedOver: "Utdraget är utlämnat: \(remark ?? "")"
    }
  }

  /// Throws `Problems` where the step has to wait, and `ExtractChanged`.
  func perform(on id: ID<Extract>, records: [ExtractRecord], in tx: Transaction, by open: OpenFile) throws {
    guard var extract = try open.extract(id, in: tx) else { throw Refusal.notFound }
    guard extract.state.isOpen, extract.version == version else { throw ExtractChanged() }
    let account = open.desk.staff.account.text
    let isChooser = extract.content.choosers.contains(account)
    // What is to be changed stands until somebody has read it again.
    if step != .ask { extract.content.remark = remark }
    switch step {
    case .ask:
      guard extract.state == .masking, records.allSatisfy({ $0.isDone(in: extract) }) else {
        throw Problems(Self.stepField, "Gå igenom alla handlingar först.")
      }
      extract.content.choosers.insert(account)
      try open.keep(extract, as: .reading, in: tx)
    case .approve:
      guard extract.state == .reading else { throw ExtractChanged() }
      guard !isChooser else {
        throw Problems(
          Self.stepField, "Du har själv valt vad som lämnas ut. Be någon annan som arbetar med akten att läsa.")
      }
      try open.keep(extract, as: .read, in: tx)
    case .giveBack: try open.keep(extract, as: .masking, in: tx)
    case .drop: try open.keep(extract, as: .dropped, in: tx)
    case .handedOver:
      guard open.assignment.answers else {
        throw Problems(Self.remarkField, "Den som ansvarar för akten säger att det är utlämnat.")
      }
      guard extract.state == .read, try tx.isPrinted(extract) else {
        throw Problems(Self.remarkField, "Skriv ut det först, som det är nu.")
      }
      try open.keep(extract, as: .handedOut, in: tx)
    }
  }
}
