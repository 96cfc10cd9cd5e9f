import Calendars
import TestSupport
import Testing
import Vocabulary

@Suite struct HostileCalendarTests {
  @Test func `BOM, ensamma radbrytningar och trasig UTF-8 läses`() throws {
    let bytes: [UInt8] =
      [0xEF, 0xBB, 0xBF] + Array("BEGIN:VEVENT\rSUMMARY:a".utf8) + [0xC3, 0x0A, 0x20, 0xA5, 0xFF]
      + Array("\n\r\n\nend:vevent".utf8)
    let reading = CalendarComponent.read(bytes)
    #expect(reading.faults.isEmpty)
    #expect(reading.components.first?.first("SUMMARY")?.text == "aå\u{FFFD}")
  }

  @Test func `Oavslutade delar och fel slut får en mening`() {
    let reading = read("BEGIN:A\nBEGIN:B\nX:1\nEND:A\nEND:C\nBEGIN:\nBEGIN:D\nY:2")
    #expect(reading.components.map(\.name) == ["A", "D"])
    #expect(reading.components[0].components.first?.first("X")?.value == "1")
    #expect(
      reading.faults.map(\.sentence) == [
        "Delen B slutar aldrig. Den avslutades på rad 4.",
        "På rad 5 slutar något som inte har börjat. Raden lästes inte.",
        "På rad 6 börjar en del utan namn. Raden lästes inte.",
        "Delen D slutar aldrig: filen är avbruten.",
      ])
  }

  @Test func `För stora, långa och djupa filer avvisas`() {
    let deep = read(String(repeating: "BEGIN:A\n", count: 17))
    #expect(deep.isRefused && deep.components.isEmpty && deep.faults.map(\.line) == [17])
    #expect(!read(String(repeating: "BEGIN:A\n", count: 16)).isRefused)
    #expect(CalendarComponent.read([UInt8](repeating: 0x41, count: 5_000_001)).isRefused)
    #expect(read(String(repeating: "\n", count: 200_001)).isRefused)
    #expect(read("BEGIN:A\n" + String(repeating: "A:b\r\n", count: 200_000)).isRefused)
    #expect(!read("BEGIN:A\n" + String(repeating: "A:b\r\n", count: 199_998)).isRefused)
  }

  @Test(.timeLimit(.minutes(1))) func `De största filerna läses utan att tiden skenar`() {
    let patterns = ["A:b\r\n", "a\n", ";", "A;", "A;B=\"", "\u{1}", "A;B=^n,\\,", "BEGIN:A\nEND:A\n"]
    for pattern in patterns {
      let start = "BEGIN:VEVENT\nDESCRIPTION:"
      let bytes = Array((start + String(repeating: pattern, count: 900_000 / pattern.utf8.count / 5)).utf8)
      let reading = CalendarComponent.read(bytes)
      #expect(reading.faults.count <= CalendarReading.mostFaults)
      _ = reading.components.map(\.text)
    }
    let folded = "BEGIN:A\nX:" + String(repeating: "\n  ", count: 190_000)
    #expect(read(folded).components.first?.lines.count == 1)
  }

  @Test(.enabled(if: SharedFolder.exists), .timeLimit(.minutes(1)))
  func `Tjugo tusen skadade kalendrar varken fäller programmet eller tar tid`() throws {
    var generator = SeededGenerator(seed: 5545)
    let files = try SharedCalendars.paths.map { try SharedFolder.bytes($0) }.filter { $0.count < 6_000 }
    for number in 0..<20_000 {
      let bytes = Self.damaged(files[number % files.count], files, &generator)
      let components = CalendarComponent.read(bytes).components
      for component in components { Self.use(component) }
      if number.isMultiple(of: 20) {
        #expect(CalendarComponent.read(Array(components.map(\.text).joined().utf8)).components == components)
      }
    }
  }

  /// Everything that our code would ask of a calendar from a stranger.
  private static func use(_ calendar: CalendarComponent) {
    let zones = TimeZones(in: calendar)
    for component in calendar.components + [calendar] {
      for line in component.lines {
        _ = (line.text, line.parts, line.mailAddress, line.number, CalendarDuration(line.value))
        _ = CalendarPeriod.all(in: line)
        _ = CalendarTime(line).flatMap { zones.moment(of: $0) }
        if let rule = try? Recurrence(line.value) { _ = (rule.words, rule.text) }
      }
      guard let set = RecurrenceSet(component, zones: zones) else { continue }
      for time in set.instances(most: 20) { _ = zones.moment(of: time) }
    }
  }

  private static func damaged(
    _ file: [UInt8], _ files: [[UInt8]], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = file
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.removeSubrange(place...)
      case 4:
        bytes.insert(
          contentsOf: Array("0123456789-;:,=\"\\^\r\n \tTZ".utf8).shuffled(using: &generator)[..<2], at: place)
      case 5:
        bytes[place] = (0x30...0x39).contains(bytes[place]) ? UInt8.random(in: 0x30...0x39, using: &generator) : 0x0A
      default:
        let other = files[Int.random(in: 0..<files.count, using: &generator)]
        bytes.insert(contentsOf: other.suffix(Int.random(in: 0...200, using: &generator)), at: place)
      }
    }
    return bytes
  }

  private func read(_ text: String) -> CalendarReading { CalendarComponent.read(Array(text.utf8)) }
}
