import Foundation
import TestSupport
import Testing
import Vault

@testable import AccessLog

struct DamagedLogTests {
  /// What can happen to a file on its way, or be done to it by somebody without the key.
  private enum Damage: CaseIterable {
    case bit, dropLine, swapLines, repeatLine, cut, addLine, dropByte, dropFile

    func apply(to bytes: [UInt8], using chance: inout SeededGenerator) -> [UInt8]? {
      var (damaged, lines) = (bytes, bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init))
      func line() -> Int { Int.random(in: 0..<lines.count, using: &chance) }
      func place() -> Int { Int.random(in: 0..<bytes.count, using: &chance) }
      switch self {
      case .bit: damaged[place()] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      case .dropByte: damaged.remove(at: place())
      case .cut: damaged.removeLast(bytes.count - place())
      case .dropFile: return nil
      case .dropLine: lines.remove(at: line())
      case .swapLines: lines.swapAt(line(), line())
      case .repeatLine: lines.insert(lines[line()], at: line())
      case .addLine: lines.insert(Array("påhittad\t1".utf8), at: line())
      }
      switch self {
      case .dropLine, .swapLines, .repeatLine, .addLine: return Array(lines.joined(separator: [10]))
      case .bit, .dropByte, .cut, .dropFile: return damaged
      }
    }
  }

  @Test func `tusen slumpvisa skador röjs, var och en`() async throws {
    let made = try await MadeLog(.sqlite)
    try await made.fill(230)
    let folder = try await made.export()
    var chance = SeededGenerator(seed: 9162)
    var tried = 0
    while tried < 1000 {
      let name = try #require(["entries", "entries", "checkpoints", "manifest"].randomElement(using: &chance))
      let damage = try #require(Damage.allCases.randomElement(using: &chance))
      let path = "\(folder)/\(name)"
      let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let damaged = damage.apply(to: whole, using: &chance)
      if damaged == whole { continue }
      tried += 1
      try replace(path, with: damaged)
      #expect(!VerifiedLog(folder: folder, key: made.log.key).faults.isEmpty, "\(damage) i \(name)")
      try replace(path, with: whole)
    }
    #expect(VerifiedLog(folder: folder, key: made.log.key).faults.isEmpty)
  }

  /// Whoever takes the manifest away, or makes one for other files, is not helped by it.
  @Test func `skador röjs av kontrollpunkterna ensamma, och var de sitter`() async throws {
    let made = try await MadeLog(.sqlite)
    try await made.fill(230)
    let folder = try await made.export()
    var lines = try String(contentsOfFile: "\(folder)/entries", encoding: .utf8).split(separator: "\n")
    lines.swapAt(120, 121)
    try replace("\(folder)/entries", with: Array((lines.joined(separator: "\n") + "\n").utf8))
    let faults = VerifiedLog(folder: folder, key: made.log.key).faults
    #expect(faults == [.changed("entries"), .entries(101...200), .total])
  }

  private func replace(_ path: String, with bytes: [UInt8]?) throws {
    guard let bytes else { return try FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
