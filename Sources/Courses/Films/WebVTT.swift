internal import Vocabulary

/// Captions or chapters of a film (WebVTT, W3C), read to know that they hold: each line has its time, in order. Sv: textning.
package struct WebVTT: Sendable {
  package struct Cue: Sendable, Equatable {
    /// Milliseconds from the film's beginning.
    package let start: Int
    package let end: Int
    package let text: String

    package var startWords: String {
      let seconds = start / 1000
      return "\(seconds / 60).\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }
  }

  package let cues: [Cue]

  /// What is wrong, and on which line.
  package struct Fault: Error, Sendable {
    package let sentence: String
  }

  package init(_ text: String) throws {
    let lines = text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.hasPrefix("WEBVTT") == true else {
      throw Fault(sentence: "Filen är ingen WebVTT. Den första raden ska vara WEBVTT.")
    }
    var cues: [Cue] = []
    var number = 1
    while number < lines.count {
      defer { number += 1 }
      guard lines[number].contains("-->") else { continue }
      let (start, end) = try Self.times(lines[number], line: number + 1)
      let body = lines[(number + 1)...].prefix { !$0.allSatisfy(\.isWhitespace) }
      guard !body.isEmpty else { throw Fault(sentence: "Rad \(number + 1) har en tid men ingen text under.") }
      guard start >= cues.last?.start ?? 0 else {
        throw Fault(sentence: "Tiden på rad \(number + 1) är före den som står ovanför. Ordna raderna efter tid.")
      }
      cues.append(Cue(start: start, end: end, text: body.joined(separator: " ")))
      number += body.count
    }
    guard !cues.isEmpty else { throw Fault(sentence: "Filen har inga rader med tid och text.") }
    self.cues = cues
  }

  private static func times(_ line: Substring, line number: Int) throws -> (Int, Int) {
    let halves = line.split(separator: "-->", maxSplits: 1).map { $0.split(separator: " ").first ?? "" }
    guard halves.count == 2, let start = milliseconds(halves[0]), let end = milliseconds(halves[1]) else {
      throw Fault(sentence: "Tiden på rad \(number) går inte att läsa. Skriv som 00:01:05.000 --> 00:01:09.000.")
    }
    guard end > start else { throw Fault(sentence: "På rad \(number) är slutet inte efter början.") }
    return (start, end)
  }

  /// `01:05.000` or `00:01:05.000`.
  private static func milliseconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let seconds = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard (2...3).contains(parts.count), seconds.count == 2, seconds[1].count == 3, let thousandths = Int(seconds[1]),
      let whole = Int(seconds[0]), whole < 60
    else { return nil }
    let minutes = parts.dropLast().reduce(Int?(0)) { total, part in
      Int(part).flatMap { value in value >= 0 && value < 10_000 ? total.map { $0 * 60 + value } : nil }
    }
    return minutes.map { ($0 * 60 + whole) * 1000 + thousandths }
  }
}
