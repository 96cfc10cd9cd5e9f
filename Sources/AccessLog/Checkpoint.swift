package import Vault
package import Vocabulary

/// How long the log was at a moment, and the root that holds all of it: a signed note (C2SP tlog-checkpoint). One that was
/// handed out shows a log that was cut back or rewritten since. Sv: kontrollpunkt.
package struct Checkpoint: Sendable, Equatable {
  /// How many entries it covers.
  package let size: Int
  package let root: [UInt8]
  package let epoch: Epoch
  package let at: Moment
  package let note: SignedNote

  /// A log goes on in a new epoch each time that a copy of the data was laid back.
  package struct Epoch: Sendable, Equatable {
    /// From 1.
    package let number: Int
    /// How many entries came before it.
    package let start: Int

    package static let first = Epoch(number: 1, start: 0)
  }

  package init(_ tree: MerkleTree, epoch: Epoch, at: Moment, by signer: LogKey, with key: SigningKey) throws {
    size = tree.size
    root = try tree.root()
    self.epoch = epoch
    self.at = at
    note = try SignedNote(
      [
        signer.origin, String(size), Base64.text(root), "epoch \(epoch.number) from \(epoch.start)",
        "at \(at.milliseconds)",
      ], by: signer, with: key)
  }

  /// Nil for a text that is no checkpoint of this log.
  package init?(_ text: String, by signer: LogKey) {
    self.init(SignedNote(text, by: signer), by: signer)
  }

  /// One that was handed out, and that others may have signed since.
  package init?(witnessed text: String, by signer: LogKey) {
    self.init(SignedNote(witnessed: text, by: signer), by: signer)
  }

  private init?(_ note: SignedNote?, by signer: LogKey) {
    guard let note, note.lines.count == 5, note.lines[0] == signer.origin, let size = Self.count(note.lines[1]),
      let root = Base64.bytes(note.lines[2]), root.count == Hashing.length,
      let epoch = note.lines[3].wholeMatch(of: #/epoch (\d+) from (\d+)/#), let number = Self.count(epoch.1),
      let start = Self.count(epoch.2), number > 0, start < size,
      let at = note.lines[4].wholeMatch(of: #/at (\d+)/#), let milliseconds = Self.count(at.1)
    else { return nil }
    self.size = size
    self.root = root
    self.epoch = Epoch(number: number, start: start)
    self.at = Moment(milliseconds: Int64(milliseconds))
    self.note = note
  }

  /// A whole number in the one way it is written; nil for more than 15 digits, which no log has use for.
  static func count(_ text: some StringProtocol) -> Int? {
    guard text.utf8.count <= 15, let number = Int(text), String(number) == text, number >= 0 else { return nil }
    return number
  }
}
