import Glibc

/// A file on disk that only this program reaches: what is too large for memory lies in it while it is read.
package final class TemporaryFile: Sendable {
  private let descriptor: Int32

  package init() throws {
    var template = temporaryTemplate()
    let opened = mkstemp(&template)
    guard opened >= 0 else { throw DocumentProblem.noRoom }
    descriptor = opened
    // A program that we start has no business with it.
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    // Without a name nobody else opens it, and it is gone with the program however that ends.
    unlink(template)
  }

  package convenience init(_ bytes: [UInt8]) throws {
    try self.init()
    try append(bytes)
  }

  deinit { close(descriptor) }

  package var count: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  package func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes(append) }

  package func append(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DocumentProblem.noRoom }
      done += count
    }
  }

  /// The stretch, which has to lie within the file.
  package func bytes(_ range: Range<Int>) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, done in
      while done < range.count {
        let rest = buffer.baseAddress?.advanced(by: done)
        let count = pread(descriptor, rest, range.count - done, off_t(range.lowerBound + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw DocumentProblem.noRoom }
        done += count
      }
    }
  }

  /// For a library that reads it and closes it; -1 when there is no room for one more.
  func duplicate() -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
}

extension DocumentProblem {
  static let noRoom = DocumentProblem(
    "Filen fick inte plats hos oss. Försök igen om en stund, och säg till den som sköter servern om det händer igen.")
}

/// What mkstemp and mkdtemp fill in: on a disk, since many systems keep /tmp in memory.
func temporaryTemplate() -> [CChar] {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
  return Array("\(parent)/samfrid-XXXXXX".utf8CString)
}
