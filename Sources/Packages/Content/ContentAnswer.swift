internal import HTML
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage

/// What the content origin answers, with the headers that keep a stranger's program where it is. Sv: svar från kursadressen
enum ContentAnswer {
  case refusal(HTTPResponse.Status)
  case used(_ samfrid: String)
  case asset(ContentAssets.Asset)
  case adapter(AdapterPage, _ samfrid: String)
  case file(KeptFile, ByteRange, Database, _ samfrid: String)

  func response(for request: Request) -> Response {
    var response = bare
    response.headers[.contentSecurityPolicy] = policy
    for (name, value) in Self.fields { response.headers[name] = value }
    // All packages share the origin, and many share a computer: what one has laid in the browser is gone for the next.
    if case .adapter = self { response.headers[Self.named("Clear-Site-Data")] = "\"storage\"" }
    if request.method == .head {
      let length = response.body.contentLength
      response.body = ResponseBody()
      response.headers[.contentLength] = length.map(String.init)
    }
    return response
  }

  private var bare: Response {
    switch self {
    case .refusal(let status): Self.made(status, "text/plain; charset=utf-8", "\(status.code)\n")
    case .used: Self.made(.gone, Self.page, AdapterPage.used.markup)
    case .adapter(let page, _): Self.made(.ok, Self.page, page.html.markup)
    case .asset(let asset):
      Response(
        status: .ok, headers: [.contentType: asset.type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes))
      )
    case .file(let file, let range, let database, _): PackageFileAnswer(file, range, database).response
    }
  }

  private static let page = "text/html; charset=utf-8"

  private static func made(_ status: HTTPResponse.Status, _ type: String, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// A package's own scripts run, in its own files alone: it fetches and shows nothing from elsewhere and no request of its
  /// leaves, also when a file is opened outside our frame. WebRTC is no request: see `OutwardWord`. The page around it runs
  /// ours alone.
  private var policy: String {
    switch self {
    case .refusal, .asset: "default-src 'none'; frame-ancestors 'none'"
    case .used(let samfrid): "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors \(samfrid)"
    case .adapter(_, let samfrid):
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors \(samfrid)"
    case .file(_, _, _, let samfrid):
      "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        + "style-src 'self' 'unsafe-inline'; connect-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'self' \(samfrid); sandbox \(PlayerSandbox.words)"
    }
  }

  private static let fields: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"), (.cacheControl, "no-store"), (named("Referrer-Policy"), "no-referrer"),
    (named("Cross-Origin-Resource-Policy"), "same-origin"), (named("X-Robots-Tag"), "noindex, nofollow"),
    (named("Permissions-Policy"), "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()"),
  ]

  private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .cacheControl }
}

/// What a package may do in its frame: run, be of its own origin, send its own forms, and ask, since many do with alert and
/// confirm. It opens no windows, saves no files and leads nobody away.
enum PlayerSandbox {
  static let words = "allow-scripts allow-same-origin allow-forms allow-modals"
}

/// A file in pieces, or the part of it that is asked for.
private struct PackageFileAnswer {
  private let file: KeptFile
  private let range: ByteRange
  private let database: Database

  init(_ file: KeptFile, _ range: ByteRange, _ database: Database) {
    (self.file, self.range, self.database) = (file, range, database)
  }

  var response: Response {
    switch range {
    case .whole: made(.ok, 0..<file.bytes, [:])
    case .part(let part):
      made(.partialContent, part, [.contentRange: "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.bytes)"])
    case .outside:
      Response(status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(file.bytes)"], body: ResponseBody())
    }
  }

  private func made(_ status: HTTPResponse.Status, _ part: Range<Int>, _ more: HTTPFields) -> Response {
    var headers = more
    headers[.contentType] = file.mediaType
    headers[.acceptRanges] = "bytes"
    let body = ResponseBody(contentLength: part.count) { [file, database] writer in
      var place = part.lowerBound
      while place < part.upperBound {
        let number = place / KeptFile.pieceBytes
        let piece = try await database.glance { try $0.piece(number, of: file) }
        let start = place - number * KeptFile.pieceBytes
        let end = min(piece.count, part.upperBound - number * KeptFile.pieceBytes)
        // A version that was removed while it was read ends here.
        guard start < end else { throw Cut() }
        try await writer.write(ByteBuffer(bytes: piece[start..<end]))
        place += end - start
      }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }

  private struct Cut: Error {}
}
