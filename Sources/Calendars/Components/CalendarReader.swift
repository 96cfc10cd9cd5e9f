extension CalendarComponent {
  /// Reads a whole calendar file, or the calendar part of a mail. It never throws: what is broken is left out and told.
  package static func read(_ bytes: [UInt8]) -> CalendarReading { CalendarReader.read(bytes) }
}

/// Puts components together from lines. Open ones are kept in a list, so that nesting costs no stack.
struct CalendarReader {
  static let mostBytes = 5_000_000
  static let mostLines = 200_000
  static let deepest = 16

  private var reading = CalendarReading()
  private var open: [CalendarComponent] = []
  private var lastLine = 1

  static func read(_ bytes: [UInt8]) -> CalendarReading {
    guard bytes.count <= mostBytes else {
      return .refused("Kalenderfilen är för stor: vi läser högst 5 MB.")
    }
    var reader = CalendarReader()
    var lines = UnfoldedLines(bytes)
    while let (line, number) = lines.pop(), lines.count <= mostLines {
      reader.add(line, number: number)
      guard reader.open.count <= deepest else {
        return .refused("Kalenderfilen har för många delar i varandra på rad \(number).", line: number)
      }
    }
    guard lines.count <= mostLines else {
      return .refused("Kalenderfilen har för många rader: vi läser högst 200 000.")
    }
    return reader.closed()
  }

  private mutating func add(_ bytes: [UInt8], number: Int) {
    lastLine = number
    guard let (line, isWhole) = ContentLineReader.read(bytes) else {
      return reading.tell("Rad \(number) är ingen kalenderrad och lästes inte.", line: number)
    }
    if !isWhole {
      reading.tell(
        "På rad \(number) gick ett tillägg före kolonet inte att läsa. Resten av raden lästes.", line: number)
    }
    switch line.name {
    case "BEGIN": begin(line, number: number)
    case "END": end(line, number: number)
    default: keep(line, number: number)
    }
  }

  private mutating func begin(_ line: ContentLine, number: Int) {
    guard let name = componentName(line) else {
      return reading.tell("På rad \(number) börjar en del utan namn. Raden lästes inte.", line: number)
    }
    open.append(CalendarComponent(name))
  }

  private mutating func end(_ line: ContentLine, number: Int) {
    guard let name = componentName(line), let begun = open.lastIndex(where: { $0.name == name }) else {
      return reading.tell("På rad \(number) slutar något som inte har börjat. Raden lästes inte.", line: number)
    }
    while open.count > begun + 1 {
      reading.tell(
        "Delen \(open[open.count - 1].name.prefix(40)) slutar aldrig. Den avslutades på rad \(number).", line: number)
      close()
    }
    close()
  }

  private mutating func keep(_ line: ContentLine, number: Int) {
    guard !open.isEmpty else {
      return reading.tell("Rad \(number) står utanför kalendern och lästes inte.", line: number)
    }
    open[open.count - 1].append(line)
  }

  private mutating func close() {
    guard let component = open.popLast() else { return }
    if open.isEmpty { reading.components.append(component) } else { open[open.count - 1].append(component) }
  }

  private mutating func closed() -> CalendarReading {
    while let last = open.last {
      reading.tell("Delen \(last.name.prefix(40)) slutar aldrig: filen är avbruten.", line: lastLine)
      close()
    }
    return reading
  }

  private func componentName(_ line: ContentLine) -> String? {
    let name = line.value.trimmed
    guard !name.isEmpty, name.utf8.allSatisfy(TokenName.isPart) else { return nil }
    return TokenName.made(of: String(name))
  }
}
