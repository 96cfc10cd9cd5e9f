import CExpat

/// Listens to one part of a workbook, or another XML text. Names come without namespace.
package protocol XMLListener: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes) throws
  func characters(_ text: String)
  func end(_ name: String) throws
}

/// Valid only while `start` runs.
package struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of the attribute of this local name, in any namespace.
  package subscript(name: String) -> String? {
    var place = 0
    while let list, let key = list[place], let value = list[place + 1] {
      if localName(key) == name { return String(cString: value) }
      place += 2
    }
    return nil
  }

  package func isTrue(_ name: String) -> Bool { self[name] == "1" || self[name] == "true" }
}

/// Why XML from someone else was not read.
package enum XMLFault: Error, Equatable, Sendable {
  /// A document type: refused, so no entity of the sender's is ever defined or fetched.
  case documentType
  /// An encoding other than UTF-8, UTF-16, ISO-8859-1 and ASCII.
  case encoding
  /// Not well-formed, at this line from 1.
  case broken(line: Int)
}

package enum XMLText {
  /// Parses a whole text; a byte order mark and the declaration tell its encoding. Throws ``XMLFault``, or what the
  /// listener threw.
  package static func parse(_ bytes: [UInt8], with listener: any XMLListener) throws {
    try parse(with: listener) { feed in try bytes.withUnsafeBytes { try feed($0) } }
  }

  static func parse(
    with listener: any XMLListener, _ pieces: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    guard let parser = XML_ParserCreateNS(nil, separator) else { throw XMLFault.broken(line: 0) }
    defer { XML_ParserFree(parser) }
    let run = XMLRun(parser, listener)
    XML_SetUserData(parser, Unmanaged.passUnretained(run).toOpaque())
    listen(parser)
    try withExtendedLifetime(run) {
      try pieces { try run.feed($0) }
      try run.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }
  }

  private static func listen(_ parser: XML_Parser) {
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
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      XMLRun.of(user)?.perform { _ in throw XMLFault.documentType }
    }
  }
}

extension ZipArchive {
  /// Parses a part of a workbook.
  func parse(_ path: String, of file: SentFile, with listener: any XMLListener) throws {
    do {
      try XMLText.parse(with: listener) { feed in try read(path, feed) }
    } catch is XMLFault { throw file.damaged }
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

  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws {
    let characters = bytes.assumingMemoryBound(to: CChar.self).baseAddress
    let status = XML_Parse(parser, characters, Int32(bytes.count), isLast ? 1 : 0)
    if let failure { throw failure }
    if status == XML_STATUS_OK { return }
    let isEncoding = [XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING].contains(XML_GetErrorCode(parser))
    throw isEncoding ? XMLFault.encoding : .broken(line: Int(XML_GetCurrentLineNumber(parser)))
  }
}
