import Foundation
import Storage
import TestSupport
import Testing
import Vault
import Vocabulary

@testable import AccessLog

struct AccessLogTests {
  @Test(arguments: Engine.available) func `ett utdrag kontrolleras med den publika nyckeln ensam`(_ engine: Engine)
    async throws
  {
    let made = try await MadeLog(engine)
    try await made.fill(250)
    let key = try #require(LogKey(made.log.key.text))
    let verified = VerifiedLog(folder: try await made.export(), key: key, handedOut: try await made.lastNote())
    #expect(verified.faults.isEmpty)
    #expect(verified.size == 250)
    #expect(verified.epochs.isEmpty)
  }

  @Test(arguments: Engine.available) func `många som läser samtidigt får var sin post, och var post ett nummer`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeLog(engine)
    try await withThrowingTaskGroup { group in
      for number in 0..<60 {
        group.addTask { try await made.database.write { try $0.append(made.entry(number)) } }
        if number % 20 == 0 { group.addTask { _ = try await made.log.checkpoint(at: made.now) } }
      }
      try await group.waitForAll()
    }
    let verified = VerifiedLog(folder: try await made.export(), key: made.log.key)
    #expect(verified.faults.isEmpty)
    #expect(verified.size == 60)
  }

  @Test(arguments: Engine.available) func `fler än en omgång ger en kontrollpunkt för varje`(_ engine: Engine)
    async throws
  {
    let made = try await MadeLog(engine)
    try await made.database.write { tx in
      for number in 0..<AccessLog.batch + 1 { try tx.append(made.entry(number)) }
    }
    #expect(try await made.log.checkpoint(at: made.now).map(\.size) == [AccessLog.batch, AccessLog.batch + 1])
    #expect(try await made.log.checkpoint(at: made.now).isEmpty)
  }

  @Test(arguments: Engine.available) func `det som står i loggen kan inte ändras eller tas bort`(_ engine: Engine)
    async throws
  {
    let made = try await MadeLog(engine)
    try await made.fill(3)
    for statement: SQL in [
      "UPDATE log_entry SET account = 'annan'", "DELETE FROM log_entry", "DELETE FROM log_leaf",
      "UPDATE log_checkpoint SET note = ''", "DELETE FROM log_checkpoint",
    ] {
      await #expect(throws: StorageError.self) { try await made.database.write { try $0.execute(statement) } }
    }
  }

  @Test(arguments: Engine.available) func `en logg vars sista kontrollpunkt är ändrad går inte vidare`(_ engine: Engine)
    async throws
  {
    let made = try await MadeLog(engine)
    try await made.fill(3)
    try await made.database.write { tx in
      try tx.execute(
        "INSERT INTO log_checkpoint (size, note, peaks) VALUES (4, 'påhittad', \([UInt8](repeating: 1, count: 32)))")
      try tx.append(made.entry(3))
    }
    await #expect(throws: LogFault.tampered) { try await made.log.checkpoint(at: made.now) }
  }

  @Test(arguments: Engine.available) func `en logg som tagits tillbaka till en äldre dag signeras inte vidare`(
    _ engine: Engine
  ) async throws {
    let full = try await MadeLog(engine)
    try await full.fill(300)
    let older = try await full.sibling(engine)
    try await older.fill(200)
    try await older.follow(full)
    try await older.database.write { try $0.append(older.entry(200)) }
    await #expect(throws: LogFault.tampered) { try await older.log.checkpoint(at: older.now) }
    await #expect(throws: LogFault.tampered) { _ = try await older.export() }
    let other = try await full.sibling(engine)
    try await other.fill(300, from: 1)
    let beside = try await AccessLog(of: "umea", in: other.database, vault: full.vault)
    await #expect(throws: LogFault.tampered) { try await beside.checkpoint(at: other.now) }
  }

  @Test(arguments: Engine.available) func `en logg som dödades mellan data och nycklar går vidare`(_ engine: Engine)
    async throws
  {
    let first = try await MadeLog(engine)
    try await first.fill(100)
    let ahead = try await first.sibling(engine)
    try await ahead.fill(200)
    let behind = try await AccessLog(of: "umea", in: ahead.database, vault: first.vault)
    try await ahead.database.write { try $0.append(ahead.entry(200)) }
    #expect(try await behind.checkpoint(at: ahead.now).map(\.size) == [201])
  }

  @Test(arguments: Engine.available) func `en logg som fortsätter från en kopia visar var den kapades, varje gång`(
    _ engine: Engine
  ) async throws {
    let full = try await MadeLog(engine)
    try await full.fill(300)
    var (before, handedOut) = (full, [try await full.lastNote()])
    for epoch in 2...3 {
      let restored = try await full.sibling(engine)
      try await restored.fill(200)
      try await restored.database.write { try $0.append(restored.entry(200)) }
      try await restored.follow(before)
      let opened = try await restored.log.openEpoch(restored.entry(500 + epoch, kind: .restore))
      #expect(opened.epoch == Checkpoint.Epoch(number: epoch, start: 200))
      try await restored.fill(100 * epoch, from: 600)
      let folder = try await restored.export()
      let own = VerifiedLog(folder: folder, key: full.log.key)
      #expect(own.faults.isEmpty)
      #expect(own.epochs == [opened.epoch])
      #expect(own.size == 202 + 100 * epoch)
      for note in handedOut {
        let size = Checkpoint(note, by: full.log.key)?.size ?? 0
        let faults = VerifiedLog(folder: folder, key: full.log.key, handedOut: note).faults
        #expect(faults == [.cutBack(handedOut: size, kept: 200)])
      }
      handedOut.append(try await restored.lastNote())
      before = restored
    }
  }

  @Test func `en logg som kortats eller skrivits om av den som har nyckeln röjs av en utlämnad kontrollpunkt`()
    async throws
  {
    let full = try await MadeLog(.sqlite)
    try await full.fill(300)
    let handedOut = try await full.lastNote()
    let short = try await full.sibling(.sqlite)
    try await short.fill(200)
    #expect(
      VerifiedLog(folder: try await short.export(), key: full.log.key, handedOut: handedOut).faults
        == [.cutBack(handedOut: 300, kept: 200)])
    let other = try await full.sibling(.sqlite)
    try await other.fill(350, from: 1)
    #expect(
      VerifiedLog(folder: try await other.export(), key: full.log.key, handedOut: handedOut).faults
        == [.rewritten(300)])
    let foreign = try await MadeLog(.sqlite)
    try await foreign.fill(10)
    let folder = try await full.export()
    #expect(
      VerifiedLog(folder: folder, key: full.log.key, handedOut: try await foreign.lastNote()).faults == [.foreign])
    #expect(!VerifiedLog(folder: folder, key: foreign.log.key).faults.isEmpty)
  }

  @Test func `en kontrollpunkt som andra har signerat också gäller`() async throws {
    let made = try await MadeLog(.sqlite)
    try await made.fill(20)
    let witnessed = try await made.lastNote() + "\u{2014} vittne.example AAAAAAAA\n"
    #expect(Checkpoint(witnessed, by: made.log.key) == nil)
    #expect(Checkpoint(witnessed: witnessed, by: made.log.key)?.size == 20)
    #expect(
      VerifiedLog(folder: try await made.export(), key: made.log.key, handedOut: witnessed).faults.isEmpty)
  }

  @Test func `en post som tagits bort från dem som väntar får sitt nummer ändå`() async throws {
    let made = try await MadeLog(.sqlite)
    try await made.database.write { tx in
      for number in 0..<3 { try tx.append(made.entry(number)) }
      try tx.execute("DELETE FROM log_waiting WHERE entry_id = \(made.entry(1).id)")
    }
    #expect(VerifiedLog(folder: try await made.export(), key: made.log.key).size == 3)
  }

  @Test func `inget värde kan se ut som två`() {
    let entry = LogEntry(
      id: "1", at: Moment(milliseconds: 0), kind: .search, account: "a\tb", function: "c\nd", unit: "e\\t", file: nil,
      route: "/r\r\n", sealed: [])
    let combined = LogEntry(
      id: "1", at: Moment(milliseconds: 0), kind: .search, account: "\\\u{301}", function: "", unit: "", file: nil,
      route: "", sealed: [])
    #expect(combined.line.utf8.elementsEqual("1\t0\tsearch\t\\\\\u{301}\t\t\t\t\t".utf8))
    #expect(entry.line == "1\t0\tsearch\ta\\tb\tc\\nd\te\\\\t\t\t/r\\r\\n\t")
  }

  @Test func `en nyckel läses som den skrivs och inte på annat sätt`() async throws {
    let key = try await MadeLog(.sqlite).log.key
    #expect(LogKey(key.text) == key)
    #expect(LogKey(key.text + " ") == nil)
    #expect(LogKey(key.text.replacing("umea", with: "annan")) == nil)
    #expect(LogKey("") == nil)
  }

  @Test(arguments: ["", "a b", "a+b", "a\nb"]) func `en logg heter inget som inte går att skriva i en nyckel`(
    _ name: String
  )
    async throws
  {
    let key = try await MadeLog(.sqlite).log.key.key
    #expect(throws: LogFault.badName(name)) { try LogKey(origin: name, key: key) }
  }
}

extension MadeLog {
  /// The keys remember how far the other log came, as they do when a copy of the data is laid back.
  fileprivate func follow(_ other: MadeLog) async throws {
    guard let head = try await other.vault.logHead(of: "umea") else { return }
    try await vault.keep(head, of: "umea")
  }
}
