import Documents
import Packages
import TestSupport
import Testing

@Suite struct DamagedPackageTests {
  @Test(.timeLimit(.minutes(5))) func `Fem tusen skadade kurser fäller inte programmet`() throws {
    var generator = SeededGenerator(seed: 12)
    let package = MadePackage(files: [("start.html", "<p>Hej</p>"), ("b/bild.png", "x"), ("stil.css", "p{}")])
    let zip = package.zip.bytes
    var played = 0
    for number in 0..<5_000 {
      var bytes = zip
      if number.isMultiple(of: 2) {
        Self.damage(&bytes, &generator)
      } else {
        var damaged = package
        Self.damage(&damaged.manifest, &generator)
        bytes = damaged.zip.bytes
      }
      do {
        let read = try ScormPackage.read(bytes, named: "kurs.zip")
        #expect(!read.items.isEmpty && read.items.allSatisfy { !$0.entry.isEmpty })
        played += 1
      } catch let problem as DocumentProblem {
        #expect(problem.sentence.hasPrefix("Filen ”kurs.zip” ") && problem.sentence.hasSuffix("."))
      }
    }
    #expect((100..<4_900).contains(played))
  }

  @Test(.enabled(if: SharedFolder.exists), .timeLimit(.minutes(5)))
  func `Tvåhundra skadade av andras kurser fäller inte programmet`() throws {
    var generator = SeededGenerator(seed: 34)
    let bytes = try SharedFolder.bytes("elearning/scorm/singlescobasic_missingorg.zip")
    for _ in 0..<200 {
      var damaged = bytes
      Self.damage(&damaged, &generator)
      do { _ = try ScormPackage.read(damaged, named: "kurs.zip") } catch is DocumentProblem {}
    }
  }

  /// One to four changes: a byte, a piece taken away, a piece said twice, the end cut off, or a word of the trade.
  private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let words = ["..", "/", "<!DOCTYPE a>", "&a;", "\"", "<item>", "PK\u{5}\u{6}", "xml:base='../'", "\u{0}", "a:"]
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...3: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 4: bytes.removeSubrange(place..<end)
      case 5: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 6: bytes.insert(contentsOf: Array((words.randomElement(using: &generator) ?? "").utf8), at: place)
      default: bytes.removeLast(min(bytes.count, Int.random(in: 1...60, using: &generator)))
      }
    }
  }
}
