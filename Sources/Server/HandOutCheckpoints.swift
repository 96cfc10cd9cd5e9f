import Access
import AccessLog
import Casework
import Foundation
import Logging
import Storage
import Vocabulary
import Web

/// Signs for the boards' logs and hands each checkpoint out to places that whoever reaches the data may not reach.
struct HandOutCheckpoints {
  let site: Site
  let boards: Boards
  let places: Places

  /// Sv: var kontrollpunkter lämnas ut.
  struct Places: Sendable {
    /// A file that grows, best on another machine's disk.
    let file: String?
    /// An address that gets the latest, at most once an hour.
    let mail: String?
    /// The machine's system log, which is often kept elsewhere.
    let usesSystemLog: Bool
  }

  /// Seconds between two looks. An entry waits at most so long, and is signed for within `AccessLog.interval`.
  private static let pause = 20
  private static let mailPause: Int64 = 3600

  func run() async throws {
    var mailed: [String: Moment] = [:]
    while !Task.isCancelled {
      for board in await boards.inUse() {
        do {
          _ = try await board.forgetDrafts(at: site.clock())
          try await board.destroyCulled(at: site.clock())
        } catch {
          site.logger.error("drafts and culled files of \(board.id): \(error)")
        }
        do {
          for checkpoint in try await board.log.checkpoint(at: site.clock()) {
            try handOut(checkpoint)
            try await mail(checkpoint, of: board.id.text, &mailed)
          }
        } catch {
          // Whoever watches over the server is told: a log that is not signed on may be one that was taken back. The others go on.
          site.logger.error("access log of \(board.id): \(error)")
        }
      }
      try await Task.sleep(for: .seconds(Self.pause))
    }
  }

  private func handOut(_ checkpoint: Checkpoint) throws {
    if let file = places.file {
      guard let handle = FileHandle(forWritingAtPath: file) ?? made(file) else { throw LogFault.folder(file) }
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data((checkpoint.note.text + "\n").utf8))
      try handle.synchronize()
    }
    if places.usesSystemLog {
      let line = checkpoint.note.text.split(separator: "\n").joined(separator: " | ")
      line.withCString { text in withVaList([text]) { vsyslog(LOG_NOTICE | LOG_AUTH, "samfrid checkpoint: %s", $0) } }
    }
  }

  private func made(_ file: String) -> FileHandle? {
    let isMade = FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600])
    return !isMade ? nil : FileHandle(forWritingAtPath: file)
  }

  private func mail(_ checkpoint: Checkpoint, of board: String, _ mailed: inout [String: Moment]) async throws {
    let now = site.clock()
    guard let address = places.mail, now.seconds(since: mailed[board] ?? .init(milliseconds: 0)) >= Self.mailPause
    else {
      return
    }
    mailed[board] = now
    let body =
      "Spara brevet. Det visar om åtkomstloggen kapas eller skrivs om efter den här stunden.\n\n\(checkpoint.note.text)"
    try await site.identity.write {
      try $0.enqueue(Mail(to: .address(address), subject: "Kontrollpunkt från Samfrid", body: body), at: now)
    }
  }
}
