/// What was found in a calendar file from someone else.
package struct CalendarReading: Sendable {
  /// The outermost components, in the file's order. A mail has one VCALENDAR; some files have bare events.
  package internal(set) var components: [CalendarComponent] = []
  /// What could not be read, at most ``mostFaults``, in the file's order.
  package internal(set) var faults: [CalendarFault] = []
  /// Whether the whole file was turned down; `faults` then says why, and there are no components.
  package internal(set) var isRefused = false

  /// How many faults are told of one file.
  package static let mostFaults = 100

  mutating func tell(_ sentence: String, line: Int) {
    if faults.count < Self.mostFaults { faults.append(CalendarFault(line: line, sentence: sentence)) }
  }

  static func refused(_ sentence: String, line: Int = 1) -> CalendarReading {
    var reading = CalendarReading()
    reading.isRefused = true
    reading.tell(sentence, line: line)
    return reading
  }
}

/// Something in a calendar file that could not be read.
package struct CalendarFault: Sendable, Hashable {
  /// The line in the file, from 1.
  package let line: Int
  /// A Swedish sentence for people.
  package let sentence: String
}
