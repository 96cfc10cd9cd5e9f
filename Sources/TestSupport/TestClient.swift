internal import HTTPTypes
package import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOEmbedded
internal import Vocabulary
package import Web

/// A browser without a window: calls the router itself and keeps its cookies.
package final class TestClient {
  private let responder: any HTTPResponder<SiteContext>
  private var cookies: [String: String] = [:]
  /// The host and port that it asks for.
  package var authority = "127.0.0.1:8080"
  /// Sent with every call, such as `X-Autosave`.
  package var headers: [String: String] = [:]

  package init(responder: any HTTPResponder<SiteContext>) { self.responder = responder }

  package struct Answer: Sendable {
    package let status: Int
    package let headers: [String: String]
    package let bytes: [UInt8]
    package var location: String? { headers["location"] }

    /// Read when asked for: the test library notes the stack for each byte of a picture that is no text.
    package var body: String { String(decoding: bytes, as: UTF8.self) }

    /// The same with another body.
    package init(_ answer: Answer, body: String) {
      self.init(status: answer.status, headers: answer.headers, bytes: Array(body.utf8))
    }

    init(status: Int, headers: [String: String], bytes: [UInt8]) {
      (self.status, self.headers, self.bytes) = (status, headers, bytes)
    }
  }

  package func get(_ path: String) async throws -> Answer { try await call(.get, path, body: [], type: nil) }

  package func head(_ path: String) async throws -> Answer { try await call(.head, path, body: [], type: nil) }

  /// Posts fields as a form; the token of the last page is added unless the fields have one.
  package func post(_ path: String, _ fields: [(String, String)] = []) async throws -> Answer {
    let hasToken = fields.contains { $0.0 == "csrf" }
    let all = hasToken ? fields : fields + [("csrf", csrf)]
    let body = all.map { "\(urlPart($0.0))=\(urlPart($0.1))" }.joined(separator: "&")
    return try await call(.post, path, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
  }

  /// Posts a form with one file.
  package func upload(_ path: String, field: String, name: String, bytes: [UInt8], _ fields: [(String, String)] = [])
    async throws -> Answer
  {
    let boundary = "samfridtestboundary"
    var body: [UInt8] = []
    for (key, value) in fields + [("csrf", csrf)] {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n".utf8)
    body += bytes + Array("\r\n--\(boundary)--\r\n".utf8)
    return try await call(.post, path, body: body, type: "multipart/form-data; boundary=\(boundary)")
  }

  /// Follows a redirect and returns the page it leads to.
  package func follow(_ answer: Answer) async throws -> Answer {
    guard let location = answer.location else { return answer }
    return try await get(location)
  }

  package func forgetCookies() { cookies = [:] }

  /// Goes on in a session that was started without a page.
  package func enter(session token: String, csrf: String) {
    cookies["samfrid"] = token
    self.csrf = csrf
  }

  private var csrf = ""

  private func call(_ method: HTTPRequest.Method, _ path: String, body: [UInt8], type: String?) async throws -> Answer {
    var fields = HTTPFields()
    fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    if let type { fields[.contentType] = type }
    for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
    let request = Request(
      head: HTTPRequest(method: method, scheme: "http", authority: authority, path: path, headerFields: fields),
      body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let context = SiteContext(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let bytes = try await collect(response)
    keepCookies(of: response)
    return answer(response, bytes)
  }

  private func collect(_ response: Response) async throws -> [UInt8] {
    let collector = Collector()
    try await response.body.write(collector)
    return collector.bytes
  }

  private func keepCookies(of response: Response) {
    for header in response.headers[values: .setCookie] {
      guard let pair = header.split(separator: ";").first else { continue }
      let parts = pair.split(separator: "=", maxSplits: 1)
      cookies[String(parts[0])] = parts.count == 2 && !header.contains("Max-Age=0") ? String(parts[1]) : nil
    }
  }

  private func answer(_ response: Response, _ bytes: [UInt8]) -> Answer {
    let headers = Dictionary(
      response.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
    let answer = Answer(status: response.status.code, headers: headers, bytes: bytes)
    if headers["content-type"]?.hasPrefix("text/html") == true { keepToken(of: answer.body) }
    return answer
  }

  private func keepToken(of page: String) {
    guard let start = page.firstRange(of: "name=\"csrf\" value=\"") else { return }
    csrf = String(page[start.upperBound...].prefix { $0 != "\"" })
  }
}

/// Takes a response's body as it is written.
private final class Collector: ResponseBodyWriter {
  var bytes: [UInt8] = []
  func write(_ buffer: ByteBuffer) async throws { bytes += Array(buffer: buffer) }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
