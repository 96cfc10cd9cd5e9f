import Documents
import Glibc

/// Looks through a file, piece by piece, for what opens connections of a program's own. The content origin's policy does not
/// reach these: `connect-src` is for requests, and no browser holds WebRTC to it.
struct OutwardWord {
  private static let words = ["RTCPeerConnection", "WebTransport"]

  /// Each word in UTF-8, and in UTF-16, where a zero stands between the letters.
  private static let patterns: [(word: String, bytes: [UInt8])] = words.flatMap { word in
    [(word, Array(word.utf8)), (word, Array(word.utf8.map { [$0] }.joined(separator: [0])))]
  }

  private static let overlap = (patterns.map(\.bytes.count).max() ?? 1) - 1

  /// The piece with the end of the one before it: a word may lie across.
  private var seen: [UInt8] = []

  init() {}

  mutating func found(in piece: UnsafeRawBufferPointer) -> String? {
    seen.append(contentsOf: piece)
    defer { seen = Array(seen.suffix(Self.overlap)) }
    return seen.withUnsafeBytes { bytes in Self.patterns.first { bytes.holds($0.bytes) }?.word }
  }
}

extension UnsafeRawBufferPointer {
  /// Scripts are large, and this is asked of all of them.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    guard var place = baseAddress, let first = wanted.first else { return false }
    let end = place + count
    while let found = memchr(place, Int32(first), end - place) {
      let here = UnsafeRawPointer(found)
      guard end - here >= wanted.count else { return false }
      if memcmp(here, wanted, wanted.count) == 0 { return true }
      place = here + 1
    }
    return false
  }
}

extension SentFile {
  func outwardProblem(_ word: String, in path: String) -> DocumentProblem {
    problem("kan öppna egna förbindelser ut (\(word) i \(shown(path))). Be den som gjorde kursen om en utan.")
  }
}
