import HTML

/// One printed page of a report. What stands on it is bounded, so that a report is always two pages of A4: so many rows,
/// and questions of so many letters.
enum ReportSheet {
  static func html(_ content: HTML) -> HTML { "<div class=\"sheet\">\(content)</div>" }

  /// The longest a question is; all of the bundled set are shorter.
  static let wide = 120
  /// The longest a sentence about a need is, with its question.
  static let need = 190

  /// How many letters a line of the table of all questions surely holds, and how many lines and rows the page has for it.
  private static let lineLength = 66
  private static let lines = 50
  private static let rows = 40

  /// As many of the questions as the page has room for, in their order.
  static func fitting(_ columns: [SnapshotColumn]) -> ArraySlice<SnapshotColumn> {
    var left = lines
    return columns.prefix(rows).prefix { column in
      left -= 1 + column.indicator.question(upTo: wide).count / (lineLength + 1)
      return left >= 0
    }
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
