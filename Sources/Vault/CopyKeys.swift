internal import Foundation
internal import Storage

extension Vault {
  /// Copies the key folder to a new one while the program works: root keys, the store, what was destroyed, and what else
  /// lies there. Whole or not at all.
  package func copy(to path: String) async throws {
    let (files, unfinished) = (FileManager.default, path + ".ofullstandig")
    try? files.removeItem(atPath: unfinished)
    do {
      try files.createDirectory(
        atPath: unfinished, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // Root keys are taken before the store and after it, so that both are there when one was replaced between. The list of
      // the destroyed comes last, so that it holds every key that the store holds no more.
      try copyFiles(to: unfinished)
      try await store.copy(to: unfinished + "/" + Self.storeFile)
      try? files.removeItem(atPath: unfinished + "/" + Tombstones.file)
      try copyFiles(to: unfinished)
      try files.moveItem(atPath: unfinished, toPath: path)
    } catch is CocoaError { throw VaultFault.folder(path) }
  }

  /// Those that are not there yet.
  private func copyFiles(to target: String) throws {
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: folder)
    where !name.hasPrefix(Self.storeFile) && !name.hasSuffix(".new") && !files.fileExists(atPath: "\(target)/\(name)") {
      try files.copyItem(atPath: "\(folder)/\(name)", toPath: "\(target)/\(name)")
    }
  }
}
