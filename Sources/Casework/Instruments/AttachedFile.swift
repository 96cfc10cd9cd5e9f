internal import AccessLog
internal import Documents
internal import Instruments
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// A file that is sent with a form: a PDF or a picture, judged by its content. Its own name is not kept, for a name may tell where somebody
/// is; what lies in it nobody looks through. Sv: bilaga.
struct AttachedFile: Sendable {
  typealias Kind = AttachedKind

  static let mostBytes = 2_000_000

  let id: ID<AttachedFile>
  let kind: Kind
  let bytes: [UInt8]

  init(_ sent: UploadedFile, in field: String, at now: Moment) throws {
    guard let kind = Kind(bytes: sent.bytes) else {
      throw Problems(
        field, "Filen är varken en PDF eller en bild. Spara den som PDF, JPEG eller PNG och välj den igen.")
    }
    guard sent.bytes.count <= Self.mostBytes else {
      throw Problems(
        field, "Filen är \(Self.size(sent.bytes.count)). Gör den mindre, högst \(Self.size(Self.mostBytes)).")
    }
    var generator = SystemRandomNumberGenerator()
    id = .new(at: now, using: &generator)
    self.kind = kind
    bytes = sent.bytes
  }

  /// As it lies in a note; nil for what is no file of ours.
  init?(_ id: ID<AttachedFile>, _ bytes: [UInt8]) {
    guard let kind = Kind(bytes: bytes) else { return nil }
    self.id = id
    self.kind = kind
    self.bytes = bytes
  }

  /// As an answer: what it is, where it lies, and the hash that holds what it was.
  func attachment() throws -> Attachment {
    Attachment(
      contentType: kind.type, size: bytes.count, title: "\(kind.swedish), \(Self.size(bytes.count))",
      url: Self.scheme + id.text, hash: try Hashing.sha256(bytes).map(\.hexadecimal).joined())
  }

  private static let scheme = "urn:samfrid:bilaga:"

  /// Where an attached file lies; nil for one that came from elsewhere.
  static func id(of attachment: Attachment) -> ID<AttachedFile>? {
    guard let url = attachment.url, url.hasPrefix(scheme) else { return nil }
    return ID(String(url.dropFirst(scheme.count)))
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000
      ? "\(max(1, bytes / 1000)) kB" : "\(SwedishNumber.text(Double(bytes) / 1_000_000, decimals: 1)) MB"
  }
}

/// The files of a form that was sent: those that came with it, and those of the draft that it still has. Sv: skickade bilagor.
struct SentFiles: Sendable {
  /// The field of a file that the draft has, and where it is ticked to be taken away.
  static func keptField(_ name: FieldName) -> String { "\(name)\(kept)" }
  static func removalField(_ name: FieldName) -> String { "\(name)\(removal)" }

  private static let (kept, removal) = ("!fil", "!tom")
  private static let most = 50

  private(set) var new: [(field: FieldName, file: AttachedFile)] = []
  let kept: [(field: FieldName, id: ID<AttachedFile>)]
  private(set) var problems = Problems()

  /// What saves itself takes nothing away: nobody has said that they are done.
  init(_ form: Form, isAutosave: Bool, at now: Moment) {
    for upload in form.files.prefix(Self.most) where !upload.name.isEmpty {
      guard let place = FieldName(upload.field) else { continue }
      do { new.append((place, try AttachedFile(upload, in: upload.field, at: now))) } catch let problem as Problems {
        problems.append(problem)
      } catch {}
    }
    // What was refused takes nothing's place.
    let replaced = Set(new.map(\.field.description))
    let named = form.fields.filter { $0.name.hasSuffix(Self.kept) }.prefix(Self.most)
    kept = named.compactMap { field in
      let name = String(field.name.dropLast(Self.kept.count))
      guard !replaced.contains(name), isAutosave || !form.isTicked(name + Self.removal), let place = FieldName(name)
      else { return nil }
      return (place, ID(field.value))
    }
  }

  /// Those that the stored form has as answers.
  func kept(in stored: OpenForm?) -> [(field: FieldName, attachment: Attachment)] {
    let known = Dictionary(
      (stored?.form.attachments.values.map { $0 } ?? []).compactMap { file in
        AttachedFile.id(of: file).map { ($0, file) }
      }, uniquingKeysWith: { first, _ in first })
    return kept.compactMap { field, id in known[id].map { (field, $0) } }
  }

  /// A file cannot be shown in a form again: it has to be chosen once more.
  var lost: Problems {
    new.reduce(into: Problems()) { $0.add($1.field.description, "Filen är inte sparad. Välj den igen.") }
  }

  /// Whether the field's name is a tick that belongs to the page it stood on alone.
  static func isTick(_ name: String) -> Bool { name.hasSuffix(removal) }
}

extension OpenFile {
  /// The note's files from now on. Those that no answer names stay while it is a draft: an answer that is taken back may be given again.
  func keep(
    _ files: [AttachedFile], of note: ID<Note>, naming named: [ID<AttachedFile>], isRecord: Bool, in tx: Transaction
  ) throws {
    for file in files where named.contains(file.id) {
      let sealed = try key.seal(file.bytes, for: place(of: file.id))
      try tx.execute("INSERT INTO attached_file (id, note_id, sealed) VALUES (\(file.id), \(note), \(sealed))")
    }
    guard isRecord else { return }
    // No id is empty, and a list that is would keep them all.
    try tx.execute("DELETE FROM attached_file WHERE note_id = \(note) AND id NOT IN \(list: named + [""])")
  }

  /// Those of the note's files that were sent with its form, and whose answers it does not have: as answers.
  func attachments(_ kept: [(field: FieldName, id: ID<AttachedFile>)], in note: Note, _ tx: Transaction) throws -> [(
    field: FieldName, attachment: Attachment
  )] {
    try kept.compactMap { field, id in
      guard note.content.filled?.names(id) != true, let bytes = try file(id, of: note.id, in: tx),
        let file = AttachedFile(id, bytes)
      else { return nil }
      return (field, try file.attachment())
    }
  }

  /// Nil for another note's file.
  func file(_ id: ID<AttachedFile>, of note: ID<Note>, in tx: Transaction) throws -> [UInt8]? {
    let sealed: [UInt8]? = try tx.value("SELECT sealed FROM attached_file WHERE id = \(id) AND note_id = \(note)")
    return try sealed.map { try key.open($0, for: place(of: id)) }
  }

  private func place(of id: ID<AttachedFile>) -> Place { desk.board.place("attached_file", id.text) }
}
