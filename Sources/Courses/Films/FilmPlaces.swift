/// Where in an MP4 the camera wrote the place where it stood (ISO 14496-12; QuickTime File Format, metadata). It is blanked where it
/// lies, so that nothing else in the film moves. Sv: inspelningsplats i en film.
struct FilmPlaces {
  let size: Int
  /// Gives a stretch of the film.
  let read: (Range<Int>) throws -> [UInt8]

  struct Blank: Sendable {
    let range: Range<Int>
    /// What the stretch becomes: these, and then nothing but the last.
    let head: [UInt8]
    let fill: UInt8

    /// Blanks what of it lies in these bytes, which begin somewhere in the film.
    func blank(_ bytes: inout [UInt8], from start: Int) {
      for place in range.clamped(to: start..<start + bytes.count) {
        let number = place - range.lowerBound
        bytes[place - start] = number < head.count ? head[number] : fill
      }
    }
  }

  /// Not all of it could be looked through, so nobody knows what it tells.
  struct TooManyBoxes: Error {}

  /// A film in fragments has some boxes for each second.
  private static let most = 100_000
  private static let longestKeys = 64_000

  func blanks() throws -> [Blank] {
    var left = Self.most
    return try found(in: 0..<size, inside: "", &left)
  }

  private func found(in range: Range<Int>, inside parent: String, _ left: inout Int) throws -> [Blank] {
    var blanks: [Blank] = []
    var place = range.lowerBound
    while let box = try box(at: place, before: range.upperBound, &left) {
      place = box.content.upperBound
      switch (parent, box.type) {
      case ("", "moov"), ("moov", "trak"), ("moov", "udta"), ("trak", "udta"), ("", "udta"), ("moov", "meta"),
        ("trak", "meta"),
        ("udta", "meta"), ("", "meta"):
        let skipped = box.type == "meta" ? try versionBytes(of: box) : 0
        let inner = box.content.lowerBound + skipped..<box.content.upperBound
        blanks += try found(in: inner, inside: box.type, &left)
        if box.type == "meta" { blanks += try keyed(in: inner, &left) }
      case ("udta", "\u{A9}xyz"), ("udta", "loci"): blanks.append(freed(box))
      case (_, "uuid") where try isXMP(box): blanks.append(freed(box))
      default: break
      }
    }
    return blanks
  }

  /// The values of the keys that tell a place.
  private func keyed(in range: Range<Int>, _ left: inout Int) throws -> [Blank] {
    let inner = try boxes(in: range, &left)
    guard let keys = inner.first(where: { $0.type == "keys" }), let list = inner.first(where: { $0.type == "ilst" })
    else { return [] }
    guard keys.content.count <= Self.longestKeys else { throw TooManyBoxes() }
    let told = try places(among: keys)
    return try boxes(in: list.content, &left).filter { told.contains($0.number) }.flatMap { item in
      try boxes(in: item.content, &left).filter { $0.type == "data" && $0.content.count > 8 }.map { data in
        let range = data.content.lowerBound + 8..<data.content.upperBound
        return Blank(range: range, head: [], fill: 0x20)
      }
    }
  }

  /// The numbers of those keys, counted from 1: Apple's `com.apple.quicktime.location.ISO6709`, ffmpeg's `location-eng`.
  private func places(among keys: Box) throws -> Set<Int> {
    let bytes = try read(keys.content)
    var (place, number, told) = (8, 0, Set<Int>())
    while place + 8 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length >= 8, place + length <= bytes.count else { break }
      number += 1
      let name = String(decoding: bytes[place + 8..<place + length], as: UTF8.self)
      if name.lowercased().contains("location") { told.insert(number) }
      place += length
    }
    return told
  }

  /// A box of nothing: every player passes it by.
  private func freed(_ box: Box) -> Blank {
    Blank(range: box.typePlace..<box.content.upperBound, head: Array("free".utf8), fill: 0)
  }

  /// In ISO's files a version stands before the boxes of meta, in QuickTime's none.
  private func versionBytes(of box: Box) throws -> Int {
    guard box.content.count >= 8 else { return 0 }
    let start = try read(box.content.lowerBound..<box.content.lowerBound + 8)
    return start[4..<8].elementsEqual("hdlr".utf8) ? 0 : 4
  }

  private func isXMP(_ box: Box) throws -> Bool {
    guard box.content.count >= 16 else { return false }
    return try read(box.content.lowerBound..<box.content.lowerBound + 16) == Self.xmp
  }

  private static let xmp: [UInt8] = [
    0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
  ]

  private struct Box {
    let type: String
    /// The type read as a number, as the items of a list have it.
    let number: Int
    let typePlace: Int
    let content: Range<Int>
  }

  private func boxes(in range: Range<Int>, _ left: inout Int) throws -> [Box] {
    var boxes: [Box] = []
    var place = range.lowerBound
    while let box = try box(at: place, before: range.upperBound, &left) {
      boxes.append(box)
      place = box.content.upperBound
    }
    return boxes
  }

  /// Nil where no more comes that can be read.
  private func box(at place: Int, before limit: Int, _ left: inout Int) throws -> Box? {
    guard place + 8 <= limit else { return nil }
    guard left > 0 else { throw TooManyBoxes() }
    left -= 1
    let head = try read(place..<min(place + 16, limit))
    let short = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
    // A length of 1 is followed by one of 64 bits; 0 is to the end.
    let isLong = short == 1 && head.count == 16 && head[8] < 0x40
    let length = isLong ? head[8..<16].reduce(0) { $0 << 8 | Int($1) } : short == 0 ? limit - place : short
    let inner = isLong ? 16 : 8
    guard length >= inner, length <= limit - place else { return nil }
    return Box(
      type: String(String.UnicodeScalarView(head[4..<8].map { UnicodeScalar($0) })),
      number: head[4..<8].reduce(0) { $0 << 8 | Int($1) }, typePlace: place + 4,
      content: place + inner..<place + length)
  }
}
