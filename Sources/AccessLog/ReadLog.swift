internal import Foundation
internal import Vault
internal import Vocabulary

/// The way through an export: files, manifest, then entries and checkpoints side by side. Sv: läsning av logg.
struct ReadLog {
  let key: LogKey
  private var files: [String: [UInt8]] = [:]
  private var manifest: SignedNote?
  private var checkpoints: [Checkpoint] = []
  private(set) var faults: [VerifiedLog.Fault] = []
  private(set) var tree = MerkleTree()

  init(key: LogKey) { self.key = key }

  var exportedAt: Moment? {
    guard let line = manifest?.lines.last, line.hasPrefix("at ") else { return nil }
    return Checkpoint.count(line.dropFirst(3)).map { Moment(milliseconds: Int64($0)) }
  }

  var epochs: [Checkpoint.Epoch] {
    checkpoints.map(\.epoch).reduce(into: []) { if $1.number > 1, $0.last != $1 { $0.append($1) } }
  }

  mutating func read(_ folder: String) {
    for name in [LogExport.entries, LogExport.checkpoints, LogExport.manifest] {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        faults.append(.unreadable(name))
        continue
      }
      files[name] = Array(data)
    }
  }

  mutating func judgeManifest() {
    guard let bytes = files[LogExport.manifest] else { return }
    guard let text = String(validating: bytes, as: UTF8.self), let note = SignedNote(text, by: key),
      note.lines.count == 6, note.lines[0] == "\(key.origin) manifest"
    else { return faults.append(.manifest) }
    manifest = note
    for (name, line) in [(LogExport.entries, note.lines[3]), (LogExport.checkpoints, note.lines[4])] {
      guard let bytes = files[name], let hash = try? Hashing.sha256(bytes) else { continue }
      if line != "\(name) \(Base64.text(hash))" { faults.append(.changed(name)) }
    }
  }

  mutating func readCheckpoints() {
    guard let bytes = files[LogExport.checkpoints], !bytes.isEmpty else { return }
    guard let text = String(validating: bytes, as: UTF8.self) else { return faults.append(.checkpoint(1)) }
    let parts = text.split(separator: "\n\n", omittingEmptySubsequences: false).map(String.init)
    for start in stride(from: 0, to: parts.count, by: 2) {
      let isLast = start + 2 >= parts.count
      let note = parts[start...].prefix(2).joined(separator: "\n\n") + (isLast ? "" : "\n")
      guard let next = Checkpoint(note, by: key), follows(next) else {
        faults.append(.checkpoint(start / 2 + 1))
        continue
      }
      checkpoints.append(next)
    }
  }

  private func follows(_ next: Checkpoint) -> Bool {
    guard let last = checkpoints.last else { return next.epoch.start == 0 }
    guard next.size > last.size else { return false }
    return next.epoch == last.epoch || next.epoch.number > last.epoch.number && next.epoch.start == last.size
  }

  /// Nil when the log's own checkpoints, or what was handed in, already say all that can be said.
  mutating func readHandedOut(_ text: String?) -> Checkpoint? {
    guard let text else { return nil }
    guard let other = Checkpoint(witnessed: text, by: key) else {
      faults.append(.foreign)
      return nil
    }
    if let next = checkpoints.first(where: { $0.epoch.number > other.epoch.number })?.epoch, other.size > next.start {
      faults.append(.cutBack(handedOut: other.size, kept: next.start))
      return nil
    }
    if let same = checkpoints.first(where: { $0.size == other.size }) {
      if same.root != other.root { faults.append(.rewritten(other.size)) }
      return nil
    }
    return other
  }

  /// Each checkpoint's root is that of the entries up to its size, and the last one's size is all of them.
  mutating func walk(meeting other: Checkpoint?) {
    var (expected, checked, isBroken) = (checkpoints[...], 0, false)
    var metOther: Bool?
    for line in lines {
      guard (try? tree.append(Array(line))) != nil else { return faults.append(.total) }
      if other?.size == tree.size { metOther = meets(other?.root) }
      guard let next = expected.first, next.size == tree.size else { continue }
      expected.removeFirst()
      // After the first entries that do not hold, none of the later roots can.
      if !isBroken, !meets(next.root) {
        faults.append(.entries(checked + 1...tree.size))
        isBroken = true
      }
      checked = tree.size
    }
    let end = max(expected.last?.size ?? 0, tree.size)
    if !isBroken, checked < end {
      faults.append(.entries(checked + 1...end))
      isBroken = true
    }
    if let other { judge(other, met: metOther, isBroken: isBroken, end: end) }
    if let manifest, manifest.lines[1] != String(tree.size) || !meets(Base64.bytes(manifest.lines[2])) {
      faults.append(.total)
    }
  }

  private mutating func judge(_ other: Checkpoint, met: Bool?, isBroken: Bool, end: Int) {
    if other.size > end {
      faults.append(.cutBack(handedOut: other.size, kept: end))
    } else if isBroken, met != true {
      faults.append(.incomparable(other.size))
    } else if met != true {
      faults.append(.rewritten(other.size))
    }
  }

  private func meets(_ root: [UInt8]?) -> Bool { root != nil && (try? tree.root()) == root }

  /// The last line has its end too; what comes after it is a line that was cut off.
  private var lines: ArraySlice<ArraySlice<UInt8>> {
    let parts = (files[LogExport.entries] ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
  }
}
