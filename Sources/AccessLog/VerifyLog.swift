internal import Foundation
internal import Vault
package import Vocabulary

/// What an export of the log shows to whoever has the public key and nothing else. Sv: kontroll av logg.
package struct VerifiedLog: Sendable {
  package let size: Int
  /// When the export was made, as its manifest says: an older one than asked for is whole, and still the wrong one.
  package let exportedAt: Moment?
  /// Each epoch after the first: from here the log goes on from a copy that was laid back.
  package let epochs: [Checkpoint.Epoch]
  /// What is wrong; empty for a log that is whole.
  package let faults: [Fault]

  package enum Fault: Sendable, Equatable {
    /// The file is missing or cannot be read.
    case unreadable(String)
    /// The manifest is not signed by the key, or has been changed.
    case manifest
    /// The file is not the one that the manifest was signed for.
    case changed(String)
    /// The checkpoint with this place in the file, from 1, is not one of this log, or not in its place.
    case checkpoint(Int)
    /// Among the entries from, to and with these numbers something was changed, removed, added or moved.
    case entries(ClosedRange<Int>)
    /// The manifest's number of entries or root is not that of the entries.
    case total
    /// What was handed in to compare with is no checkpoint of this log.
    case foreign
    /// A checkpoint that was handed out covers the first number of entries; of those the log has kept the second number.
    case cutBack(handedOut: Int, kept: Int)
    /// The entries up to this number are others than those the checkpoint that was handed out was made of.
    case rewritten(Int)
    /// The entries do not hold up to this number, so that nothing can be said of the checkpoint that was handed out.
    case incomparable(Int)
  }

  /// Reads the export in the folder; `handedOut` is the text of a checkpoint that was kept somewhere else.
  package init(folder: String, key: LogKey, handedOut: String? = nil) {
    var reading = ReadLog(key: key)
    reading.read(folder)
    reading.judgeManifest()
    reading.readCheckpoints()
    let other = reading.readHandedOut(handedOut)
    reading.walk(meeting: other)
    size = reading.tree.size
    exportedAt = reading.exportedAt
    epochs = reading.epochs
    faults = reading.faults
  }
}
