internal import HTML
internal import Vocabulary
internal import Web

/// A lane of the plan's drawing: the name, and a bar for each item, those that overlap below each other. It is a picture of
/// its own, so that paper can go on overleaf between two lanes.
struct PlanLane {
  let name: String
  let rows: [[PlanBar]]
  /// The lines that go down through all lanes, as high as this one.
  let lines: (_ height: Double) -> HTML

  private static let row = 22.0

  private var height: Double { Double(max(1, rows.count)) * Self.row + 8 }

  var picture: HTML {
    """
    <div class="lane-row"><svg viewBox="0 0 \(text(PlanWidth.all)) \(text(height))" role="group" aria-label="\(name)">\
    \(lines(height))<line class="rule" x1="0" x2="\(text(PlanWidth.all))" y1="0" y2="0"/>\(heading)\
    \(rows.enumerated().html { index, bars in bars.html { bar($0, at: 4 + Double(index) * Self.row) } })</svg></div>
    """
  }

  private var heading: HTML {
    let lines = headingLines
    return """
      <text class="lane" x="4" y="\(text(lines.count > 1 ? 13 : 17))">\(lines.first ?? "")\
      \(lines.dropFirst().html { " <tspan x=\"4\" dy=\"13\">\($0)</tspan>" })</text>
      """
  }

  /// One line, or two; what is longer still is cut, and the table has it whole.
  private var headingLines: [String] {
    let letters = 24
    var lines: [String] = []
    for word in name.split(separator: " ") {
      if let last = lines.last, last.count + word.count < letters {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return [lines.first ?? "", lines.dropFirst().joined(separator: " ")].filter { !$0.isEmpty }
      .map { $0.count > letters ? $0.prefix(letters - 1) + "…" : $0 }
  }

  private func bar(_ bar: PlanBar, at y: Double) -> HTML {
    let item = bar.item
    let shape: HTML = """
      <g class="\(item.kind.rawValue)\(bar.isClashing ? " clashing" : "")"><title>\(bar.isClashing ? "! Krockar. " : "")\
      \(item.title), \(item.kind.swedish.lowercasedFirst), \(item.days.words)</title>\
      <rect x="\(text(bar.start))" y="\(text(y))" width="\(text(bar.end - bar.start))" height="16" rx="3"/>\
      \(bar.isClashing ? mark(bar, at: y) : .empty)\(words(bar, at: y + 12))</g>
      """
    // The table has the same links for those who do not point.
    return item.path.map { "<a href=\"\($0)\" tabindex=\"-1\">\(shape)</a>" } ?? shape
  }

  private func mark(_ bar: PlanBar, at y: Double) -> HTML {
    """
    <rect class="mark" x="\(text(bar.start - 2))" y="\(text(y - 2))" width="\(text(bar.end - bar.start + 4))" \
    height="20" rx="5"/>
    """
  }

  private func words(_ bar: PlanBar, at y: Double) -> HTML {
    let gap = bar.isClashing ? 5.0 : 3.0
    return switch bar.side {
    case .after: "<text x=\"\(text(bar.end + gap))\" y=\"\(text(y))\">\(bar.words)</text>"
    case .before: "<text x=\"\(text(bar.start - gap))\" y=\"\(text(y))\" text-anchor=\"end\">\(bar.words)</text>"
    case .on: "<text class=\"on\" x=\"\(text(bar.start + 4))\" y=\"\(text(y))\">\(bar.words)</text>"
    }
  }

  private func text(_ number: Double) -> String { Coordinate.text(number) }
}
