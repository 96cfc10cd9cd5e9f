import CExpat

/// Listens to one part of a workbook. Names come without namespace.
protocol XMLListener: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes) throws
  func characters(_ text: String)
  func end(_ name: String) throws
}

/// Valid only while `start` runs.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  subscript(name: String) -> String? {
    var place = 0
    while let list, let key = list[place], let value = list[place + 1] {
      if localName(key) == name { return String(cString: value) }
      place += 2
    }
    return nil
  }

  func isTrue(_ name: String) -> Bool { self[name] == "1" || self[name] == "true" }
}

extension ZipArchive {
  /// Parses a part; a document type is refused, so no entity of the sender's is ever defined or fetched.
  func parse(_ path: String, of file: SentFile, with listener: any XMLListener) throws {
    guard let parser = XML_ParserCreateNS(nil, separator) else { throw file.damaged }
    defer { XML_ParserFree(parser) }
    let run = XMLRun(parser, listener)
    XML_SetUserData(parser, Unmanaged.passUnretained(run).toOpaque())
    listen(parser)
    try withExtendedLifetime(run) {
      try read(path) { try run.feed($0, of: file) }
      try run.feed(UnsafeRawBufferPointer(start: nil, count: 0), of: file, isLast: true)
    }
  }

  private func listen(_ parser: XML_Parser) {
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        XMLRun.of(user)?.perform { try $0.start(localName(name), XMLAttributes(list: attributes)) }
      },
      { user, name in XMLRun.of(user)?.perform { try $0.end(localName(name)) } })
    XML_SetCharacterDataHandler(parser) { user, text, count in
      guard let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      XMLRun.of(user)?.perform { $0.characters(String(decoding: bytes, as: UTF8.self)) }
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLRun.of(user)?.stop() }
  }
}

private let separator: XML_Char = 0x7C

private func localName(_ name: UnsafePointer<XML_Char>?) -> String {
  guard var start = name else { return "" }
  var place = start
  while place.pointee != 0 {
    if place.pointee == separator { start = place + 1 }
    place += 1
  }
  return String(cString: start)
}

/// Carries the listener and its first error through expat's callbacks.
private final class XMLRun {
  private let parser: XML_Parser
  private let listener: any XMLListener
  private var failure: (any Error)?

  init(_ parser: XML_Parser, _ listener: any XMLListener) {
    self.parser = parser
    self.listener = listener
  }

  static func of(_ user: UnsafeMutableRawPointer?) -> XMLRun? {
    user.map { Unmanaged<XMLRun>.fromOpaque($0).takeUnretainedValue() }
  }

  func perform(_ act: (any XMLListener) throws -> Void) {
    guard failure == nil else { return }
    do { try act(listener) } catch {
      failure = error
      stop()
    }
  }

  func stop() { XML_StopParser(parser, XML_Bool(0)) }

  func feed(_ bytes: UnsafeRawBufferPointer, of file: SentFile, isLast: Bool = false) throws {
    let characters = bytes.assumingMemoryBound(to: CChar.self).baseAddress
    let status = XML_Parse(parser, characters, Int32(bytes.count), isLast ? 1 : 0)
    if let failure { throw failure }
    if status != XML_STATUS_OK { throw file.damaged }
  }
}
