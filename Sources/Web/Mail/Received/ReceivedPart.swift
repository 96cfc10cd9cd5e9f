/// A part of a received letter, or the whole of it (RFC 2045, RFC 2046).
struct ReceivedPart: Sendable {
  let headers: MailHeaders
  /// "text/plain" where nothing else is said, in small letters.
  let type: String
  private let parameters: [String: String]
  private let disposition: ParameterisedValue?
  /// As it stands in the letter.
  private let content: ArraySlice<UInt8>
  /// Of a multipart. A letter within the letter is content: what it says, its sender has not said to us.
  let parts: [ReceivedPart]

  init(headers: MailHeaders, content: ArraySlice<UInt8>, parts: [ReceivedPart]) {
    self.headers = headers
    let type = headers.parameterised("content-type")
    self.type = type.flatMap { $0.value.contains("/") ? $0.value : nil } ?? "text/plain"
    parameters = type?.parameters ?? [:]
    disposition = headers.parameterised("content-disposition")
    self.content = content
    self.parts = parts
  }

  /// A parameter of the type, named in small letters.
  func parameter(_ name: String) -> String? { parameters[name] }

  var isAttachment: Bool { disposition?.value == "attachment" }

  var fileName: String? { disposition?.parameters["filename"] ?? parameters["name"] }

  /// The content without its transfer encoding.
  var bytes: [UInt8] { TransferEncoding(headers.token("content-transfer-encoding")).decoded(content) }

  /// The content as text.
  var text: String { MailCharset.text(bytes, named: parameters["charset"]) }

  /// The part and all within it, in the letter's order.
  var all: [ReceivedPart] { [self] + parts.flatMap(\.all) }
}
