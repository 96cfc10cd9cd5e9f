internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary

/// Records of a file that somebody outside the board has asked for, looked through passage by passage, and by a second reader, before
/// they are handed out. Sv: utdrag ur akten.
package struct Extract: Sendable {
  package let id: ID<Extract>
  let state: State
  /// Grows with each change.
  let version: Int
  let begunBy: ID<StaffMember>
  let begunAt: Moment
  let readBy: ID<StaffMember>?
  let handedOutAt: Moment?
  var content: ExtractContent

  enum State: String, Sendable, Bindable, ColumnReadable {
    case masking, reading, read, handedOut, dropped

    var swedish: String {
      switch self {
      case .masking: "Gås igenom"
      case .reading: "Väntar på en andra läsare"
      case .read: "Läst av två, kan lämnas ut"
      case .handedOut: "Utlämnat"
      case .dropped: "Avbrutet"
      }
    }

    /// Whether it still waits to be handed out.
    var isOpen: Bool { self != .handedOut && self != .dropped }
  }
}

/// What an extract holds, sealed with the file's key. Sv: utdragets innehåll.
struct ExtractContent: Sendable {
  let recipient: Recipient
  let name: String?
  /// What was asked for, in whose words it was.
  let request: String
  /// What gives the right to hand it out, such as consent or a party's insight.
  let ground: String
  let notes: [ID<Note>]
  /// What becomes of each passage, by its key.
  var choices: [String: Choice] = [:]
  /// Why a passage that could tell where somebody is goes out all the same, by its key.
  var reasons: [String: String] = [:]
  /// The accounts of those who have chosen: none of them is the second reader.
  var choosers: Set<String> = []
  /// What the second reader wants changed, or why it was broken off.
  var remark: String?

  enum Choice: String, Sendable, CaseIterable {
    case release, others, place, reporter, weighty

    var swedish: String {
      switch self {
      case .release: "Lämnas ut"
      case .others: "Maskas: någons personliga förhållanden (26 kap. 1 § OSL)"
      case .place: "Maskas: kan säga var någon finns (21 kap. 3 § OSL)"
      case .reporter: "Maskas: vem som anmälde (26 kap. 5 § OSL)"
      case .weighty: "Maskas: av synnerlig vikt att det inte röjs (10 kap. 3 § OSL)"
      }
    }
  }

  init(_ recipient: Recipient, name: String?, request: String, ground: String, notes: [ID<Note>]) {
    self.recipient = recipient
    self.name = name
    self.request = request
    self.ground = ground
    self.notes = notes
  }

  func isMasked(_ passage: Passage) -> Bool { choices[passage.key] != .release }
  var recipientWords: String { recipient.words(name) }
  /// As a letter is addressed.
  var addressee: String { name ?? recipient.swedish.lowercasedFirst }

  /// Whether the same was asked for by the same.
  func asksTheSame(as other: ExtractContent) -> Bool {
    (recipient, name, request, ground) == (other.recipient, other.name, other.request, other.ground)
      && notes == other.notes
  }

  private static let (choicePrefix, reasonPrefix) = ("choice.", "reason.")

  init(_ bytes: [UInt8]) throws {
    let texts = try NamedTexts(bytes)
    // What cannot be read goes to nobody but the board.
    recipient = texts["recipient"].flatMap(Recipient.init) ?? .board
    name = texts["name"]
    request = texts["request"] ?? ""
    ground = texts["ground"] ?? ""
    notes = (texts["notes"] ?? "").split(separator: " ").map { ID(String($0)) }
    choices = texts.all(after: Self.choicePrefix).compactMapValues(Choice.init)
    reasons = texts.all(after: Self.reasonPrefix)
    choosers = Set((texts["choosers"] ?? "").split(separator: " ").map(String.init))
    remark = texts["remark"]
  }

  var bytes: [UInt8] {
    var texts = NamedTexts([
      "recipient": recipient.rawValue, "name": name, "request": request, "ground": ground,
      "notes": notes.map(\.text).joined(separator: " "),
      "choosers": choosers.sorted().joined(separator: " "), "remark": remark,
    ])
    for (key, choice) in choices { texts.add(Self.choicePrefix + key, choice.rawValue) }
    for (key, reason) in reasons { texts.add(Self.reasonPrefix + key, reason) }
    return texts.bytes
  }
}

extension OpenFile {
  /// The newest first.
  func extracts(in tx: Transaction) throws -> [Extract] {
    try tx.rows("\(Self.extractColumns) WHERE file_id = \(file.id) ORDER BY id DESC").map(extract)
  }

  func extract(_ id: ID<Extract>, in tx: Transaction) throws -> Extract? {
    try tx.row("\(Self.extractColumns) WHERE id = \(id) AND file_id = \(file.id)").map(extract)
  }

  func begin(_ begun: ExtractContent, as id: ID<Extract>, in tx: Transaction) throws {
    var content = begun
    content.choosers.insert(desk.staff.account.text)
    try tx.execute(
      """
      INSERT INTO file_extract (id, file_id, state, version, begun_by, begun_at, sealed)
      VALUES (\(id), \(file.id), \(Extract.State.masking), \(1), \(desk.staff.id), \(desk.now), \(try sealed(content, id)))
      """)
    try tx.startClock(.extract, of: file.id, about: id.matter, from: desk.now.day, at: desk.now)
  }

  /// Throws `ExtractChanged` when somebody else has changed it since it was read.
  func keep(_ extract: Extract, as state: Extract.State, in tx: Transaction) throws {
    guard try self.extract(extract.id, in: tx)?.version == extract.version else { throw ExtractChanged() }
    let reader = state == .read ? desk.staff.id : state == .handedOut ? extract.readBy : nil
    try tx.execute(
      """
      UPDATE file_extract SET state = \(state), version = \(extract.version + 1), read_by = \(reader),
        handed_out_at = \(state == .handedOut ? extract.handedOutAt ?? desk.now : nil), sealed = \(try sealed(extract.content, extract.id))
      WHERE id = \(extract.id)
      """)
    if !state.isOpen { try tx.stopClock(.extract, of: file.id, about: extract.id.matter, at: desk.now) }
  }

  private static var extractColumns: SQL {
    "SELECT id, state, version, begun_by, begun_at, read_by, handed_out_at, sealed FROM file_extract"
  }

  private func sealed(_ content: ExtractContent, _ id: ID<Extract>) throws -> [UInt8] {
    try key.seal(content.bytes, for: place(of: id))
  }

  private func place(of id: ID<Extract>) -> Place { desk.board.place("file_extract", id.text) }

  private func extract(_ row: Row) throws -> Extract {
    let id: ID<Extract> = try row.get("id")
    return Extract(
      id: id, state: try row.get("state"), version: try row.get("version"), begunBy: try row.get("begun_by"),
      begunAt: try row.get("begun_at"), readBy: try row.optional("read_by"),
      handedOutAt: try row.optional("handed_out_at"),
      content: try ExtractContent(key.open(row.get("sealed"), for: place(of: id))))
  }
}

/// Somebody else has changed the extract meanwhile: nothing was written over. Sv: ändrat utdrag.
struct ExtractChanged: Error {}

extension ID<Extract> {
  /// As a clock says what it is about, which is a note for all others.
  fileprivate var matter: ID<Note> { ID<Note>(text) }
}
