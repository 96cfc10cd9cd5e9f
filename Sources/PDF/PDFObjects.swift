internal import Documents

/// Where the objects of a file of cairo's lie, by the table at its end.
struct PDFObjects {
  /// Where the table begins, in bytes.
  let start: Int
  /// One more than the highest number of an object.
  let count: Int
  let root: Int
  let info: Int
  private let file: [UInt8]
  private let places: [Int]

  init(_ file: [UInt8]) throws(DocumentProblem) {
    let end = String(decoding: file.suffix(400), as: UTF8.self)
    guard let start = Self.number(after: "startxref\n", in: end), file.indices.contains(start),
      let root = Self.number(after: "/Root ", in: end), let info = Self.number(after: "/Info ", in: end)
    else { throw .noPDF }
    let table = String(decoding: file[start..<min(start + 40, file.count)], as: UTF8.self)
    let prefix = "xref\n0 "
    guard let count = Self.number(after: prefix, in: table) else { throw .noPDF }
    let first = start + prefix.utf8.count + String(count).utf8.count + 1
    guard first <= file.count, count <= (file.count - first) / 20, root < count else { throw .noPDF }
    self.file = file
    self.start = start
    self.count = count
    self.root = root
    self.info = info
    places = (0..<count).map { index in
      file[(first + 20 * index)...].prefix(10).reduce(0) { $0 * 10 + Int($1) - 48 }
    }
  }

  /// Whether an object is that part of the structure.
  func isTagged(_ tag: PDFTag, _ object: Int) -> Bool {
    guard file.indices.contains(places[object]) else { return false }
    return file[places[object]...].starts(with: "\(object) 0 obj\n<< /Type /StructElem\n   /S /\(tag.rawValue)\n".utf8)
  }

  /// An object without a stream, to its end.
  func text(of object: Int) -> String? {
    guard file.indices.contains(places[object]) else { return nil }
    let end = Array("endobj\n".utf8)
    var place = places[object]
    while place + end.count <= file.count {
      if file[place] == end[0], file[place..<place + end.count].elementsEqual(end) {
        return String(decoding: file[places[object]..<place + end.count], as: UTF8.self)
      }
      place += 1
    }
    return nil
  }

  /// Ten digits.
  static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
  }

  /// Four digits.
  static func hex(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  private static func number(after mark: String, in text: String) -> Int? {
    guard let range = text.ranges(of: mark).last else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isNumber })
  }
}
