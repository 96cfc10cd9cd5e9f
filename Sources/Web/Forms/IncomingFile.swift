internal import Hummingbird
internal import NIOCore

/// A file that is worked on while it comes, so that a film of hundreds of megabytes is never whole in memory. The fields of the
/// form stand before it. Sv: fil på väg in.
package final class IncomingFile {
  /// The fields before the file.
  package let form: Form
  /// The sender's, never used as a path; empty when none was chosen.
  package let name: String
  private let separator: [UInt8]
  private var body: RequestBody.AsyncIterator
  /// What has come and not been handed on.
  private var held: [UInt8]
  private var isAtEnd = false

  /// More than all fields of such a form.
  private static let mostBefore = 64_000

  /// Reads up to where the file begins. A form without files has one that is empty.
  init(_ request: Request) async throws {
    var iterator = request.body.makeAsyncIterator()
    guard let boundary = Multipart.boundary(of: request.headers[.contentType] ?? "") else {
      var fields: [UInt8] = []
      while let chunk = try await iterator.next(), fields.count < Self.mostBefore { fields += chunk.readableBytesView }
      (form, name, separator, held, isAtEnd) = (URLEncoded.decode(fields), "", [], [], true)
      body = iterator
      return
    }
    separator = Array("\r\n--\(boundary)".utf8)
    var bytes: [UInt8] = []
    var start: Int?
    while start == nil, let chunk = try await iterator.next() {
      bytes += chunk.readableBytesView
      start = Multipart.startOfFile(in: bytes, separator: separator)
      if start == nil, bytes.count > Self.mostBefore { throw HTTPError(.badRequest) }
    }
    guard let start,
      let form = Multipart.decode(Array(bytes[..<start]) + separator + Array("--".utf8), boundary: boundary),
      let file = form.files.first
    else { throw HTTPError(.badRequest) }
    (self.form, name) = (Form(fields: form.fields), file.name)
    held = Array(bytes[start...])
    body = iterator
  }

  /// The next stretch of the file; nil at its end. Throws when the sender goes away before that.
  package func next() async throws -> [UInt8]? {
    while !isAtEnd {
      if let end = Multipart.place(of: separator, in: held, 0..<held.count) {
        isAtEnd = true
        let last = Array(held[..<end])
        held = []
        return last.isEmpty ? nil : last
      }
      // The end of what has come may be the beginning of the separator.
      let sure = held.count - separator.count
      if sure > 0 {
        let stretch = Array(held[..<sure])
        held.removeFirst(sure)
        return stretch
      }
      guard let chunk = try await body.next() else { throw HTTPError(.badRequest) }
      held += chunk.readableBytesView
    }
    return nil
  }
}

extension Multipart {
  /// Where the content of the first file begins; nil when its head has not come.
  static func startOfFile(in bytes: [UInt8], separator: [UInt8]) -> Int? {
    guard bytes.count > separator.count, bytes.starts(with: separator.dropFirst(2)) else { return nil }
    var start = separator.count - 2
    while let gap = place(of: [13, 10, 13, 10], in: bytes, start..<bytes.count) {
      let head = String(decoding: bytes[start..<gap], as: UTF8.self)
      if head.contains("filename=") { return gap + 4 }
      guard let next = place(of: separator, in: bytes, gap + 4..<bytes.count) else { return nil }
      start = next + separator.count
    }
    return nil
  }
}
