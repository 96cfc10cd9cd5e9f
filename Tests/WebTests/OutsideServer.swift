import Foundation

/// A server of the test's own, by Tests/Outside/imap_server.py, smtp_server.py or calendar_server.py, which say what they take and answer.
final class OutsideServer {
  struct Place: Decodable {
    let port: Int
    let plainPort: Int
    let user: String
    let password: String
    let certificates: String
  }

  struct Answer: Decodable {
    let letters: [Letter]?
    let visits: [Visit]?
  }

  /// In dovecot's Maildir.
  struct Letter: Decodable, Equatable {
    let folder: String
    let flags: String
  }

  /// What somebody who handed over a letter said: the sign-in, and the letter.
  struct Visit: Decodable {
    let user: String?
    let password: String?
    let isEncrypted: Bool
    let recipients: [String]
    let content: String
  }

  static func dovecot() throws -> OutsideServer { try OutsideServer("imap_server.py") }
  static func smtp() throws -> OutsideServer { try OutsideServer("smtp_server.py") }
  static func calendars() throws -> OutsideServer { try OutsideServer("calendar_server.py") }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Outside")
  static let hasPython = ["/usr/bin/python3", "/usr/bin/openssl"].allSatisfy(FileManager.default.isExecutableFile)
  static let hasDovecot = hasPython && FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot")

  let place: Place
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  private init(_ script: String) throws {
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [Self.folder.appending(path: script).path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    place = try JSONDecoder().decode(Place.self, from: Self.line(of: output))
  }

  /// The script stops the server and removes its folder when its input ends.
  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func deliver(_ letter: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "samfrid-\(UUID().uuidString).eml")
    try Data(letter).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try ask("deliver \(file.path)")
  }

  func letters() throws -> [Letter] { try ask("letters").letters ?? [] }
  func visits() throws -> [Visit] { try ask("visits").visits ?? [] }
  func stop() throws { try ask("stop") }
  func start() throws { try ask("start") }

  @discardableResult
  private func ask(_ words: String) throws -> Answer {
    try input.fileHandleForWriting.write(contentsOf: Data("\(words)\n".utf8))
    return try JSONDecoder().decode(Answer.self, from: Self.line(of: output))
  }

  private static func line(of pipe: Pipe) throws -> Data {
    var line = Data()
    while let byte = try pipe.fileHandleForReading.read(upToCount: 1), byte != Data([0x0A]) { line += byte }
    return line
  }
}
