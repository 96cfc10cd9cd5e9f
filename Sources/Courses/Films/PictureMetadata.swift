/// A picture without what a camera writes beside it, such as where it was taken (ASVS 14.2.8). What is no JPEG or PNG comes back
/// as it is.
func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return jpeg(bytes) }
  return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? png(bytes) : bytes
}

/// The segments and the scans of the picture, but for the notes of applications and people. The colours need APP0 and APP14. What
/// stands after its end is no part of it, such as the film that a telephone lays there.
private func jpeg(_ bytes: [UInt8]) -> [UInt8] {
  var (kept, place) = ([0xFF, 0xD8] as [UInt8], 2)
  while place + 1 < bytes.count, bytes[place] == 0xFF {
    let mark = bytes[place + 1]
    if mark == 0xFF {
      // Filling before a mark.
      place += 1
      continue
    }
    if mark == 0xD9 { return kept + [0xFF, 0xD9] }
    guard place + 4 <= bytes.count else { break }
    let end = place + 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
    guard end <= bytes.count, end > place + 3 else { break }
    let isNote = mark == 0xFE || (0xE1...0xEF).contains(mark) && mark != 0xEE
    let next = mark == 0xDA ? scanEnd(bytes, from: end) : end
    if !isNote { kept += bytes[place..<next] }
    place = next
  }
  return kept + bytes[place...]
}

/// Where the next mark stands: a zero after 0xFF, a restart and filling are in the scan.
private func scanEnd(_ bytes: [UInt8], from start: Int) -> Int {
  var place = start
  while place + 1 < bytes.count {
    let next = bytes[place + 1]
    if bytes[place] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return place }
    place += 1
  }
  return bytes.count
}

private func png(_ bytes: [UInt8]) -> [UInt8] {
  let notes = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"].map { Array($0.utf8) }
  var (kept, place) = (Array(bytes.prefix(8)), 8)
  while place + 12 <= bytes.count {
    let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    let end = place + 12 + length
    guard end <= bytes.count else { break }
    let name = Array(bytes[place + 4..<place + 8])
    if !notes.contains(name) { kept += bytes[place..<end] }
    if name.elementsEqual("IEND".utf8) { return kept }
    place = end
  }
  return kept + bytes[min(place, bytes.count)...]
}
