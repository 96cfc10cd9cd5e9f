/// A picture without what a camera writes beside it, such as where it was taken (ASVS 14.2.8). What is no JPEG or PNG comes back
/// as it is.
func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return jpeg(bytes) }
  return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? png(bytes) : bytes
}

/// All segments before the picture itself, but for the notes of applications and people. The colours need APP0 and APP14.
private func jpeg(_ bytes: [UInt8]) -> [UInt8] {
  var (kept, place) = ([0xFF, 0xD8] as [UInt8], 2)
  while place + 4 <= bytes.count, bytes[place] == 0xFF {
    let mark = bytes[place + 1]
    if mark == 0xDA { return kept + bytes[place...] }
    let end = place + 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
    guard end <= bytes.count, end > place + 3 else { return kept + bytes[place...] }
    let isNote = mark == 0xFE || (0xE1...0xEF).contains(mark) && mark != 0xEE
    if !isNote { kept += bytes[place..<end] }
    place = end
  }
  return kept + bytes[place...]
}

private func png(_ bytes: [UInt8]) -> [UInt8] {
  let notes = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"].map { Array($0.utf8) }
  var (kept, place) = (Array(bytes.prefix(8)), 8)
  while place + 12 <= bytes.count {
    let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    let end = place + 12 + length
    guard end <= bytes.count else { break }
    if !notes.contains(Array(bytes[place + 4..<place + 8])) { kept += bytes[place..<end] }
    place = end
  }
  return kept + bytes[min(place, bytes.count)...]
}
