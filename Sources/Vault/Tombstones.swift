/// The keys that were destroyed, a line each, in a file of the key folder that only grows. It is read at each start and
/// every key in it is destroyed again, so that a key that a restored copy brought back is gone before anybody can ask
/// for it. Sv: förstörda nycklar.
struct Tombstones: Sendable {
  private let path: String

  static let file = "destroyed"

  init(folder: String) { path = "\(folder)/\(Self.file)" }

  func ids() throws -> Set<String> {
    let lines = String(decoding: try DurableFile.read(path) ?? [], as: UTF8.self).split(separator: "\n")
    return Set(lines.map(String.init))
  }

  /// On the disk before this returns. A line that a crash cut off names no key; a new one begins on a line of its own.
  func add(_ ids: some Sequence<String>) throws {
    let known = try self.ids()
    let lines = ids.filter { !known.contains($0) }.map { "\n\($0)\n" }.joined()
    if !lines.isEmpty { try DurableFile.append(Array(lines.utf8), to: path) }
  }
}
