import HTML

/// One printed page of a report. What stands on it is bounded, so that a report is always two pages of A4: so many rows,
/// and questions of so many letters.
enum ReportSheet {
  static func html(_ content: HTML) -> HTML { "<div class=\"sheet\">\(content)</div>" }

  /// The longest a question is; all of the bundled set are shorter.
  static let wide = 120
  /// The longest a sentence about a need is, with its question.
  static let need = 150

  /// How much room a list of questions has.
  struct Room {
    let rows: Int
    let lines: Int
    /// How many letters a line surely holds.
    let letters: Int

    /// The table of all questions on a respondent's second page.
    static let allQuestions = Room(rows: 40, lines: 50, letters: 66)
    static let keyFigures = Room(rows: 6, lines: 8, letters: 56)
  }

  /// As many as there is room for, in their order.
  static func fitting<Item>(_ items: [Item], in room: Room, _ question: (Item) -> String) -> ArraySlice<Item> {
    var left = room.lines
    return items.prefix(room.rows).prefix { item in
      left -= 1 + question(item).count / (room.letters + 1)
      return left >= 0
    }
  }

  static func fitting(_ columns: [SnapshotColumn]) -> ArraySlice<SnapshotColumn> {
    fitting(columns, in: .allQuestions) { $0.indicator.question(upTo: wide) }
  }

  /// Room to write what the meeting agrees on.
  static let nextSteps: HTML = nextSteps(4)

  static func nextSteps(_ count: Int) -> HTML {
    """
    <h2>Överenskomna nästa steg</h2><div class="steps">\((1...count).html {
      "<div><p>\($0). Vad, vem och när:</p><div class=\"blank\"></div></div>"
    })</div>
    """
  }
}

extension Indicator {
  /// The question, cut where it is longer than there is room for.
  func question(upTo most: Int) -> String { question.count > most ? "\(question.prefix(most - 1))…" : question }
}
