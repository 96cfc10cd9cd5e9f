/// A file in a packed folder.
package struct PackedFile: Sendable, Hashable {
  /// With slashes, relative to the folder, composed (NFC).
  package let path: String
  /// As the sender claims; ``PackedFolder/read(_:)`` refuses a file that turns out larger.
  package let bytes: Int
  let index: Int
}

/// A zip file from someone else, read as a folder of files with plain names. Nothing is unpacked to be judged: the list
/// of contents is refused by its claims, and each file is counted while it is unpacked.
package final class PackedFolder {
  /// In the order of the zip file; no folders, no litter.
  package let files: [PackedFile]
  private let archive: ZipArchive
  private let file: SentFile
  private let limit: FolderLimit
  private let byFoldedPath: [String: PackedFile]
  private var unpacked = 0

  private init(_ archive: ZipArchive, _ files: [PackedFile], _ file: SentFile, _ limit: FolderLimit) {
    self.archive = archive
    self.files = files
    self.file = file
    self.limit = limit
    byFoldedPath = Dictionary(files.map { (PackedName.folded($0.path), $0) }) { first, _ in first }
  }

  /// Opens the folder while `body` runs. Throws ``DocumentProblem`` in words about the file.
  package static func open<Result>(
    _ packed: TemporaryFile, of file: SentFile, limit: FolderLimit, _ body: (PackedFolder) throws -> Result
  ) throws -> Result {
    let entries = try PackedContents.judged(packed, file, limit)
    return try ZipArchive.open(packed, file: file, limit: limit.asReadLimit) { archive in
      let files = try PackedContents.named(entries, in: archive, file)
      return try body(PackedFolder(archive, files, file, limit))
    }
  }

  /// The file of this path, also when its capitals differ: many courses were made where they do not matter.
  package func file(at path: String) -> PackedFile? {
    byFoldedPath[PackedName.folded(path)]
  }

  /// The whole file.
  package func read(_ packed: PackedFile) throws -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(packed.bytes)
    try pour(packed) { content.append(contentsOf: $0) }
    return content
  }

  /// Hands over the file in pieces. Throws as soon as it is larger than it claimed, when the sum of what has been read passes
  /// the limit, or when its check sum is wrong.
  package func pour(_ packed: PackedFile, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    var count = 0
    try archive.pour(packed.index) { piece in
      unpacked += piece.count
      count += piece.count
      guard count <= packed.bytes else {
        throw file.problem("innehåller en fil som är större än den uppger: \(shown(packed.path)). Packa om den.")
      }
      guard unpacked <= limit.unpackedBytes else { throw file.tooLargeUnpacked(limit) }
      try take(piece)
    }
    guard count == packed.bytes else { throw file.damaged }
  }
}

extension FolderLimit {
  fileprivate var asReadLimit: ReadLimit {
    ReadLimit(fileBytes: packedBytes, unpackedBytes: unpackedBytes, rows: 0, columns: 0, cells: 0)
  }
}
