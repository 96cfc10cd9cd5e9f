internal import HTTPTypes
package import Hummingbird
internal import NIOCore

extension Addressed {
  /// A long file, read and sent a part at a time; a player asks for the stretch that it needs (RFC 9110, 14).
  package func parts(
    of size: Int, type: String, step: Int = 1_000_000,
    _ read: @escaping @Sendable (Range<Int>) async throws -> [UInt8]
  ) -> Response {
    let asked = request.headers[.range].flatMap { ByteRange($0, of: size) }
    if case .beyond = asked {
      return Response(status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(size)"])
    }
    var headers: HTTPFields = [.contentType: type, .acceptRanges: "bytes"]
    var stretch = 0..<size
    if case .within(let part) = asked {
      stretch = part
      headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
    }
    let body = ResponseBody(contentLength: stretch.count) { [stretch] writer in
      var position = stretch.lowerBound
      while position < stretch.upperBound {
        // Parts lie at whole steps, so that each is read once.
        let end = min(stretch.upperBound, (position / step + 1) * step)
        try await writer.write(ByteBuffer(bytes: try await read(position..<end)))
        position = end
      }
      try await writer.finish(nil)
    }
    return Response(status: asked == nil ? .ok : .partialContent, headers: headers, body: body)
  }
}

/// The first stretch that a call asks for; several at once are answered with the whole file.
enum ByteRange: Equatable {
  case within(Range<Int>)
  case beyond

  init?(_ header: String, of size: Int) {
    guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return nil }
    switch (Int(ends[0]), Int(ends[1])) {
    case (let first?, _) where first < 0: return nil
    case (let first?, let last) where ends[1].isEmpty || last ?? -1 >= first:
      self = first < size ? .within(first..<min(size, (last ?? size) + (last == nil ? 0 : 1))) : .beyond
    case (nil, let count?) where ends[0].isEmpty && count > 0:
      self = size > 0 ? .within(max(0, size - count)..<size) : .beyond
    default: return nil
    }
  }
}
