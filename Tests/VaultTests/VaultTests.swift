import Foundation
import Storage
import Testing
import Vocabulary

@testable import Vault

struct VaultTests {
  private let now = Moment(milliseconds: 1_795_600_000_000)
  private let place = Place(board: "umea", table: "note", row: "1", column: "text")

  @Test func `nämndens och aktens nycklar är desamma när valvet öppnas igen`() async throws {
    let folder = try Folder()
    let first = try await folder.open()
    try await first.addBoard("umea", at: now)
    let file = try await first.makeFileKey(of: "umea", at: now)
    let sealed = try file.sealing.seal("hemligt", for: place)
    let mark = try await first.keys(of: "umea").index.mark(.caseNumber, "2026-1")
    await first.close()
    let again = try await folder.open(mayBegin: false)
    #expect(try await again.fileKey(file.id, of: "umea").sealing.text(sealed, for: place) == "hemligt")
    #expect(try await again.keys(of: "umea").index.mark(.caseNumber, "2026-1") == mark)
    #expect(try await again.keys(of: "umea").log.publicKey == first.keys(of: "umea").log.publicKey)
  }

  @Test func `utan nyckelmapp öppnas inget valv som redan ska finnas`() async throws {
    let folder = try Folder()
    await #expect(throws: VaultFault.keyMissing) { try await folder.open(mayBegin: false) }
    #expect(folder.names.isEmpty, "en ny rotnyckel hade dolt att den rätta saknas")
  }

  @Test func `en annan nämnds nyckel finns inte, och dess märken är andra`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    for board in ["umea", "vindeln"] { try await vault.addBoard(board, at: now) }
    let file = try await vault.makeFileKey(of: "umea", at: now)
    // Opened once, it is kept in memory.
    _ = try await vault.fileKey(file.id, of: "umea")
    await #expect(throws: VaultFault.keyMissing) { try await vault.fileKey(file.id, of: "vindeln") }
    await #expect(throws: VaultFault.keyMissing) { try await vault.keys(of: "okänd") }
    let (own, other) = (try await vault.keys(of: "umea").index, try await vault.keys(of: "vindeln").index)
    #expect(try own.mark(.personalNumber, "195704289999") != other.mark(.personalNumber, "195704289999"))
    #expect(try own.mark(.personalNumber, "195704289999") != own.mark(.caseNumber, "195704289999"))
    #expect(!"\(file) \(own)".contains("\(file.sealing.bytes[0]), "), "en nyckel skrivs ut")
    #expect(try own.nameMark("åsa").count == 4, "ett namns märke delas med andra")
  }

  @Test func `en förstörd nyckel är borta, också när en kopia av nycklarna läggs tillbaka`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    try await vault.addBoard("umea", at: now)
    let (kept, gone) = (
      try await vault.makeFileKey(of: "umea", at: now), try await vault.makeFileKey(of: "umea", at: now)
    )
    let stored = try await vault.stored(gone.id)
    #expect(try folder.holds(stored))
    let copy = try folder.copy("keys.sqlite")
    try await vault.destroy([gone.id])
    await #expect(throws: VaultFault.keyMissing) { try await vault.fileKey(gone.id, of: "umea") }
    #expect(try await vault.fileKey(kept.id, of: "umea").sealing.bytes == kept.sealing.bytes)
    #expect(try !folder.holds(stored), "den förseglade nyckeln ligger kvar på disken")
    await vault.close()
    try folder.restore(copy, as: "keys.sqlite")
    #expect(try folder.holds(stored))
    let again = try await folder.open(mayBegin: false)
    await #expect(throws: VaultFault.keyMissing) { try await again.fileKey(gone.id, of: "umea") }
    #expect(try !folder.holds(stored), "den kom tillbaka med kopian")
    #expect(try await again.fileKey(kept.id, of: "umea").sealing.bytes == kept.sealing.bytes)
  }

  @Test func `dör programmet när nyckeln är antecknad men inte förstörd, förstörs den vid nästa start`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    try await vault.addBoard("umea", at: now)
    let gone = try await vault.makeFileKey(of: "umea", at: now)
    let stored = try await vault.stored(gone.id)
    try Tombstones(folder: folder.path).add([gone.id.text])
    // A crash in the middle of the next line.
    try DurableFile.append(Array("\n0halv".utf8), to: folder.path + "/destroyed")
    await vault.close()
    let again = try await folder.open(mayBegin: false)
    await #expect(throws: VaultFault.keyMissing) { try await again.fileKey(gone.id, of: "umea") }
    #expect(try !folder.holds(stored))
  }

  @Test func `rotnyckeln byts medan en annan server läser, och den gamla är borta`() async throws {
    let folder = try Folder()
    let (running, other) = (try await folder.open(), try await folder.open())
    for board in ["umea", "vindeln"] { try await running.addBoard(board, at: now) }
    let before = try await running.keys(of: "umea").sealing.bytes
    let old = try #require(try DurableFile.read(folder.path + "/root-0001.key"))
    try await other.replaceRoot()
    #expect(folder.names.filter { $0.hasPrefix("root-") } == ["root-0002.key"])
    #expect(try !folder.holds(old))
    #expect(try await running.keys(of: "umea").sealing.bytes == before)
    // Not asked for before the change: sealed with a root key that this one has not read.
    _ = try await running.keys(of: "vindeln")
    // A new board is sealed with what lies on the disk, and a second replacement takes the number after that.
    try await running.addBoard("ny", at: now)
    try await running.replaceRoot()
    #expect(folder.names.filter { $0.hasPrefix("root-") } == ["root-0003.key"])
    let later = try await folder.open(mayBegin: false)
    #expect(try await later.keys(of: "umea").sealing.bytes == before)
    _ = try await later.keys(of: "ny")
  }

  @Test func `en rotnyckel skrivs aldrig över, och ett förråd utan rotnyckel öppnas inte`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    try await vault.addBoard("umea", at: now)
    let key = folder.path + "/root-0001.key"
    #expect(throws: VaultFault.self) { try DurableFile.write([1], to: key) }
    await vault.close()
    try FileManager.default.moveItem(atPath: key, toPath: key + ".borta")
    await #expect(throws: VaultFault.keyMissing) { try await folder.open(mayBegin: true) }
    #expect(!folder.names.contains("root-0001.key"))
  }

  @Test func `ett byte av rotnyckel som avbröts görs klart av nästa`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    try await vault.addBoard("umea", at: now)
    let before = try await vault.keys(of: "umea").sealing.bytes
    // The new key was written, and then the program died.
    _ = try RootKeys(folder: folder.path).adding()
    await vault.close()
    let again = try await folder.open(mayBegin: false)
    #expect(try await again.keys(of: "umea").sealing.bytes == before)
    try await again.replaceRoot()
    let later = try await folder.open(mayBegin: false)
    #expect(try await later.keys(of: "umea").sealing.bytes == before)
    #expect(folder.names.filter { $0.hasPrefix("root-") }.count == 1)
  }

  @Test func `ingen nyckel ligger öppen i nyckelförrådet`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    try await vault.addBoard("umea", at: now)
    let keys = try await vault.keys(of: "umea")
    let file = try await vault.makeFileKey(of: "umea", at: now)
    for bytes in [keys.sealing.bytes, keys.log.seed, file.sealing.bytes] { #expect(try !folder.holds(bytes)) }
  }

  @Test func `bara ägaren läser nyckelfilerna`() async throws {
    let folder = try Folder()
    let vault = try await folder.open()
    try await vault.addBoard("umea", at: now)
    let key = try await vault.makeFileKey(of: "umea", at: now)
    try await vault.destroy([key.id])
    for name in folder.names where name.hasPrefix("root-") || name == "destroyed" {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}

extension Vault {
  /// The key as it lies in the store.
  fileprivate func stored(_ id: ID<StoredKey>) async throws -> [UInt8] {
    try #require(try await store.read { try $0.storedKeys("id = \(id)") }.first).sealed
  }
}

/// A key folder of one test.
private struct Folder {
  let path = NSTemporaryDirectory() + "samfrid-vault-\(UUID().uuidString)"

  init() throws {}

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func open(mayBegin: Bool = true) async throws -> Vault { try await Vault(folder: path, mayBegin: mayBegin) }

  /// Whether any file has the bytes, also in what SQLite has let go of.
  func holds(_ bytes: [UInt8]) throws -> Bool {
    try names.contains { try Data(contentsOf: URL(fileURLWithPath: "\(path)/\($0)")).range(of: Data(bytes)) != nil }
  }

  func copy(_ name: String) throws -> String {
    let copy = NSTemporaryDirectory() + UUID().uuidString
    // What is in the log alone belongs to it.
    for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: "\(path)/\(name)\(ending)") {
      try FileManager.default.copyItem(atPath: "\(path)/\(name)\(ending)", toPath: copy + ending)
    }
    return copy
  }

  func restore(_ copy: String, as name: String) throws {
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)\(ending)")
      if FileManager.default.fileExists(atPath: copy + ending) {
        try FileManager.default.copyItem(atPath: copy + ending, toPath: "\(path)/\(name)\(ending)")
      }
    }
  }
}
