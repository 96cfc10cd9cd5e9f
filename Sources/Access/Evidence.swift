package import Storage
package import Vocabulary

/// A record that is reached only through evidence. Its rules are pure predicates on loaded values.
package protocol Guarded: Sendable {
  /// The record with what its rules need to know of this viewer; nil when there is none.
  static func load(_ id: ID<Self>, for viewer: Viewer, in transaction: Transaction) throws -> Self?
  func isReadable(by viewer: Viewer) -> Bool
  func isWritable(by viewer: Viewer) -> Bool
}

/// Why something is not shown. A stranger learns nothing: what may not be read does not exist.
package enum Refusal: Error, Sendable {
  case notFound
  case forbidden(String)
}

/// Proof that the viewer may read the record. Only this module can make one.
package struct Readable<Record: Guarded>: Sendable {
  package let record: Record
  package let viewer: Viewer

  fileprivate init(record: Record, viewer: Viewer) {
    self.record = record
    self.viewer = viewer
  }
}

/// Proof that the viewer may change the record. Only this module can make one.
package struct Writable<Record: Guarded>: Sendable {
  package let record: Record
  package let viewer: Viewer

  fileprivate init(record: Record, viewer: Viewer) {
    self.record = record
    self.viewer = viewer
  }

  package var readable: Readable<Record> { Readable(record: record, viewer: viewer) }
}

extension Transaction {
  /// Loads a record for reading; throws `notFound` for what does not exist and for what the viewer may not see alike.
  package func readable<Record: Guarded>(_ id: ID<Record>, by viewer: Viewer) throws -> Readable<Record> {
    guard let record = try Record.load(id, for: viewer, in: self), record.isReadable(by: viewer) else {
      throw Refusal.notFound
    }
    return Readable(record: record, viewer: viewer)
  }

  /// Loads a record for changing; who may read it but not change it is told so.
  package func writable<Record: Guarded>(_ id: ID<Record>, by viewer: Viewer) throws -> Writable<Record> {
    let evidence = try readable(id, by: viewer)
    guard evidence.record.isWritable(by: viewer) else {
      throw Refusal.forbidden("Du får läsa den här sidan men inte ändra.")
    }
    return Writable(record: evidence.record, viewer: viewer)
  }
}
