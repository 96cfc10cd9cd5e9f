internal import Foundation

/// Files of the key folder: on the disk before the call returns, and readable by their owner alone.
enum DurableFile {
  /// Nil when there is no such file. One that is there and cannot be read is never taken for none.
  static func read(_ path: String) throws -> [UInt8]? {
    if let data = FileManager.default.contents(atPath: path) { return Array(data) }
    guard access(path, F_OK) != 0, errno == ENOENT else { throw VaultFault.folder(path) }
    return nil
  }

  /// Whole or not at all: written beside, then given its name. A file that has the name already is never replaced.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let beside = path + ".new"
    try append(bytes, to: beside, flags: O_CREAT | O_WRONLY | O_TRUNC)
    defer { unlink(beside) }
    guard link(beside, path) == 0 else { throw VaultFault.folder(path) }
    try flush(folderOf: path)
  }

  static func append(_ bytes: [UInt8], to path: String) throws {
    let isNew = !FileManager.default.fileExists(atPath: path)
    try append(bytes, to: path, flags: O_CREAT | O_WRONLY | O_APPEND)
    if isNew { try flush(folderOf: path) }
  }

  /// Written over before it is removed, so that what it held is not left lying on the disk. A disk that writes elsewhere,
  /// and copies, may hold it still: that is why keys are backed up apart, and for a shorter time.
  static func erase(_ path: String) throws {
    guard let old = try read(path) else { return }
    try append([UInt8](repeating: 0, count: old.count), to: path, flags: O_WRONLY)
    guard unlink(path) == 0 else { throw VaultFault.folder(path) }
    try flush(folderOf: path)
  }

  private static func append(_ bytes: [UInt8], to path: String, flags: Int32) throws {
    let file = open(path, flags | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw VaultFault.folder(path) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard written > 0 else { throw VaultFault.folder(path) }
      rest = rest.dropFirst(written)
    }
    guard fsync(file) == 0 else { throw VaultFault.folder(path) }
  }

  private static func flush(folderOf path: String) throws {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw VaultFault.folder(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw VaultFault.folder(path) }
  }
}
