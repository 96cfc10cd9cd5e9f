internal import Foundation

/// The keys that seal the boards' keys, as files of the key folder: `root-0001.key`, `root-0002.key` … The one with the
/// highest number is used; the others lie there only while they are being replaced. Sv: rotnycklar.
struct RootKeys: Sendable {
  private let folder: String
  private let keys: [Int: SealingKey]

  /// Reads them; none is a folder that holds no vault.
  init(folder: String) throws {
    self.folder = folder
    var keys: [Int: SealingKey] = [:]
    for name in try Self.names(in: folder) {
      guard let number = Self.number(of: name) else { continue }
      guard let bytes = try DurableFile.read("\(folder)/\(name)"), let key = try? SealingKey(bytes) else {
        throw VaultFault.damaged("\(folder)/\(name)")
      }
      keys[number] = key
    }
    self.keys = keys
  }

  private static func names(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw VaultFault.folder(folder)
    }
  }

  var isEmpty: Bool { keys.isEmpty }
  var numbers: [Int] { keys.keys.sorted() }
  var latest: Int { keys.keys.max() ?? 0 }

  func key(_ number: Int) throws -> SealingKey {
    guard let key = keys[number] else { throw VaultFault.keyMissing }
    return key
  }

  /// With one more, which lies on the disk before this returns. What lies there now decides its number: another program
  /// may have added one.
  func adding() throws -> RootKeys {
    let latest = try RootKeys(folder: folder).latest
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try DurableFile.write(try SealingKey.random().bytes, to: path(latest + 1))
    return try RootKeys(folder: folder)
  }

  /// Without those that seal nothing any more.
  func keeping(_ used: Set<Int>) throws -> RootKeys {
    for number in numbers where number != latest && !used.contains(number) { try DurableFile.erase(path(number)) }
    return try RootKeys(folder: folder)
  }

  private func path(_ number: Int) -> String {
    let digits = String(number)
    return "\(folder)/root-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).key"
  }

  private static func number(of name: String) -> Int? {
    guard name.hasPrefix("root-"), name.hasSuffix(".key") else { return nil }
    return Int(name.dropFirst(5).dropLast(4))
  }
}
