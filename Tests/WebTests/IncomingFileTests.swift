import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import Web

/// A file that is worked on while it comes, however it is cut up on the way.
struct IncomingFileTests {
  private func request(_ bytes: [UInt8], inPieces sizes: [Int], type: String = "multipart/form-data; boundary=xyz")
    -> Request
  {
    let (body, source) = RequestBody.makeStream()
    Task {
      var rest = bytes[...]
      var turn = 0
      while !rest.isEmpty {
        let piece = rest.prefix(sizes[turn % sizes.count])
        try await source.yield(ByteBuffer(bytes: piece))
        rest = rest.dropFirst(piece.count)
        turn += 1
      }
      source.finish()
    }
    return Request(
      head: HTTPRequest(
        method: .post, scheme: "http", authority: "127.0.0.1", path: "/", headerFields: [.contentType: type]),
      body: body)
  }

  private func form(_ content: [UInt8]) -> [UInt8] {
    let head = """
      --xyz\r\nContent-Disposition: form-data; name="csrf"\r\n\r\nfilename=\r\n--xyz\r\n\
      Content-Disposition: form-data; name="film"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n
      """
    return Array(head.utf8) + content + Array("\r\n--xyz--\r\n".utf8)
  }

  @Test(arguments: [[1], [7, 1, 64], [5000], [3, 1000]]) func `filen blir densamma hur den än kommer`(_ sizes: [Int])
    async throws
  {
    // What looks like the beginning of the end, and is not.
    let content = (0..<4000).flatMap { $0 % 400 == 0 ? Array("\r\n--xy".utf8) : [UInt8(truncatingIfNeeded: $0)] }
    let file = try await IncomingFile(request(form(content), inPieces: sizes))
    #expect(file.name == "a.mp4" && file.form.raw("csrf") == "filename=")
    var read: [UInt8] = []
    while let more = try await file.next() { read += more }
    #expect(read == content)
    #expect(try await file.next() == nil)
  }

  @Test func `den som går sin väg halvvägs märks`() async throws {
    let cut = Array(form(Array(repeating: 65, count: 500)).dropLast(60))
    let file = try await IncomingFile(request(cut, inPieces: [100]))
    await #expect(throws: HTTPError.self) { while try await file.next() != nil {} }
  }

  @Test func `ett formulär utan fil har en tom`() async throws {
    let file = try await IncomingFile(
      request(Array("csrf=a&b=c".utf8), inPieces: [3], type: "application/x-www-form-urlencoded"))
    #expect(file.form.raw("b") == "c")
    #expect(try await file.next() == nil)
  }

  @Test func `för mycket före filen tas inte emot`() async throws {
    let long =
      Array("--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8) + Array(repeating: 65, count: 100_000)
    await #expect(throws: HTTPError.self) { _ = try await IncomingFile(request(long, inPieces: [9000])) }
  }

  @Test(arguments: [
    ("bytes=0-9", 0..<10), ("bytes=90-", 90..<100), ("bytes=-10", 90..<100), ("bytes=95-300", 95..<100),
    ("bytes=0-0", 0..<1),
  ]) func `en sträcka av en lång fil`(_ header: String, _ range: Range<Int>) {
    #expect(ByteRange(header, of: 100) == .within(range))
  }

  @Test(arguments: ["bytes=0-1,5-6", "bytes=9-3", "rader=0-9", "bytes=a-b", "bytes=", "bytes=--5"])
  func `det som inte går att läsa ger hela filen`(_ header: String) {
    #expect(ByteRange(header, of: 100) == nil)
    #expect(ByteRange("bytes=100-", of: 100) == .beyond)
  }
}
