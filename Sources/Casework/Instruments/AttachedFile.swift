internal import AccessLog
internal import Instruments
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// A file that is sent with a form: a PDF or a picture, judged by its content. Its own name is not kept, for a name may tell where somebody
/// is; what lies in it nobody looks through. Sv: bilaga.
struct AttachedFile: Sendable {
  enum Kind: CaseIterable {
    case pdf, jpeg, png

    var type: String {
      switch self {
      case .pdf: "application/pdf"
      case .jpeg: "image/jpeg"
      case .png: "image/png"
      }
    }

    fileprivate var signature: [UInt8] {
      switch self {
      case .pdf: Array("%PDF-".utf8)
      case .jpeg: [0xFF, 0xD8, 0xFF]
      case .png: [0x89, 0x50, 0x4E, 0x47]
      }
    }

    var swedish: String {
      switch self {
      case .pdf: "PDF"
      case .jpeg: "Bild (JPEG)"
      case .png: "Bild (PNG)"
      }
    }

    /// How a saved file's name ends.
    var ending: String {
      switch self {
      case .pdf: "pdf"
      case .jpeg: "jpg"
      case .png: "png"
      }
    }
  }

  static let mostBytes = 2_000_000
  static let accept = ".pdf,.jpg,.jpeg,.png"

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

extension AttachedFile.Kind {
  init?(bytes: [UInt8]) {
    guard let kind = Self.allCases.first(where: { bytes.starts(with: $0.signature) }) else { return nil }
    self = kind
  }
}

extension OpenForm {
  /// Ticked where a file in the draft is to be taken away.
  static func removal(of field: FormField) -> String { "\(field.name)!tom" }

  var takesFiles: Bool { form.questionnaire.takesFiles }

  /// The form with the files that were sent, and with those in the draft that were not taken away. What is wrong with a file stands at its
  /// field.
  func taking(_ sent: Form, over draft: OpenForm?, at now: Moment) throws -> (OpenForm, [AttachedFile], Problems) {
    var (form, files, problems) = (form, [AttachedFile](), Problems())
    for field in form.fields(withProblems: false) where field.kind == .file {
      let name = field.name.description
      do {
        if let upload = sent.files.first(where: { $0.field == name && !$0.name.isEmpty }) {
          let file = try AttachedFile(upload, in: name, at: now)
          files.append(file)
          form = form.answering(.attachment(try file.attachment()), at: field.name)
        } else if let kept = draft?.form.attachments[field.name], !sent.isTicked(Self.removal(of: field)) {
          form = form.answering(.attachment(kept), at: field.name)
        }
      } catch let problem as Problems { problems.append(problem) }
    }
    return (OpenForm(instrument: instrument, form: form), files, problems)
  }
}

extension OpenFile {
  /// The draft's files from now on: those that were sent, and of the rest those that its answers still name.
  func keep(_ files: [AttachedFile], of note: ID<Note>, naming named: [ID<AttachedFile>], in tx: Transaction) throws {
    // No id is empty, and a list that is would keep them all.
    try tx.execute("DELETE FROM attached_file WHERE note_id = \(note) AND id NOT IN \(list: named + [""])")
    for file in files where named.contains(file.id) {
      let sealed = try key.seal(file.bytes, for: place(of: file.id))
      try tx.execute("INSERT INTO attached_file (id, note_id, sealed) VALUES (\(file.id), \(note), \(sealed))")
    }
  }

  /// Nil for another note's file.
  func file(_ id: ID<AttachedFile>, of note: ID<Note>, in tx: Transaction) throws -> [UInt8]? {
    let sealed: [UInt8]? = try tx.value("SELECT sealed FROM attached_file WHERE id = \(id) AND note_id = \(note)")
    return try sealed.map { try key.open($0, for: place(of: id)) }
  }

  private func place(of id: ID<AttachedFile>) -> Place { desk.board.place("attached_file", id.text) }
}
