internal import Foundation
internal import Storage
internal import Vault
package import Vocabulary

/// The files of an export, and what each holds. Sv: utdrag ur loggen.
enum LogExport {
  /// A line for each entry, in order.
  static let entries = "entries"
  /// Each checkpoint's note, the oldest first, an empty line between.
  static let checkpoints = "checkpoints"
  /// A signed note of how many entries there are, their root, the other files' SHA-256 and when it was made.
  static let manifest = "manifest"

  /// `entries` and `checkpoints` are the hashes of the files.
  static func manifestLines(
    of origin: String, tree: MerkleTree, entries: [UInt8], checkpoints: [UInt8], at: Moment
  ) throws -> [String] {
    [
      "\(origin) manifest", String(tree.size), Base64.text(try tree.root()),
      "\(Self.entries) \(Base64.text(entries))", "\(Self.checkpoints) \(Base64.text(checkpoints))",
      "at \(at.milliseconds)",
    ]
  }
}

extension AccessLog {
  /// Writes the whole log to the folder, which must not be there, and returns how many entries. What waits is numbered
  /// first. The manifest comes last: a folder without one is an export that was cut off, or the evidence of a log that is
  /// not the one that was signed for (`tampered`).
  package func export(to folder: String, at now: Moment) async throws -> Int {
    try await database.write { try $0.putBackUnnumbered() }
    _ = try await checkpoint(at: now)
    try makeFolder(folder)
    // The checkpoints are read first: entries that come meanwhile lie after the last of them.
    let notes = try await database.read { tx in
      try tx.rows("SELECT note FROM log_checkpoint ORDER BY size").map { try $0.get("note", as: String.self) }
    }
    let checkpoints = Array(notes.joined(separator: "\n").utf8)
    try write(checkpoints, to: folder, LogExport.checkpoints)
    let last = notes.last.flatMap { Checkpoint($0, by: key) }
    let (tree, entries) = try await writeEntries(upTo: last?.size ?? 0, to: folder)
    let root = try tree.root()
    guard notes.isEmpty || last?.root == root else { throw LogFault.tampered }
    let manifest = try signManifest(
      LogExport.manifestLines(
        of: key.origin, tree: tree, entries: entries, checkpoints: Hashing.sha256(checkpoints), at: now))
    try write(Array(manifest.text.utf8), to: folder, LogExport.manifest)
    return tree.size
  }

  /// A batch at a time: a log of many years is never in memory. The tree of the entries, and their file's hash.
  private func writeEntries(upTo size: Int, to folder: String) async throws -> (MerkleTree, [UInt8]) {
    try write([], to: folder, LogExport.entries)
    let path = "\(folder)/\(LogExport.entries)"
    guard let file = FileHandle(forWritingAtPath: path) else { throw LogFault.folder(path) }
    var tree = MerkleTree()
    let hash = try Hashing.Running()
    while tree.size < size {
      let numbers = tree.size + 1...min(tree.size + Self.batch, size)
      var lines: [UInt8] = []
      for entry in try await database.read({ try $0.loggedEntries(numbers) }) {
        let line = Array(entry.line.utf8)
        try tree.append(line)
        lines += line
        lines.append(UInt8(ascii: "\n"))
      }
      try hash.add(lines)
      do { try file.write(contentsOf: lines) } catch { throw LogFault.folder(path) }
    }
    do { try file.close() } catch { throw LogFault.folder(path) }
    return (tree, try hash.end())
  }

  private func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch { throw LogFault.folder(folder) }
  }

  private func write(_ bytes: [UInt8], to folder: String, _ name: String) throws {
    let path = "\(folder)/\(name)"
    guard
      FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw LogFault.folder(path) }
  }
}
