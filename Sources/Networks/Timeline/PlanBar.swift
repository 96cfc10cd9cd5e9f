internal import Web

/// An item's bar in its lane, and where its words stand: beside the bar, or on it where there is no room beside.
struct PlanBar {
  let item: TimelineItem
  let start: Double
  let end: Double
  let side: Side
  /// Asks the same people to come elsewhere too.
  let isClashing: Bool
  /// How far the words may go, in the drawing's units.
  private let room: Double

  enum Side { case after, before, on }

  private static let letterWidth = 6.3
  private static let gap = 7.0

  init(
    _ item: TimelineItem, from start: Double, to end: Double, in span: ClosedRange<Double>, isClashing: Bool = false
  ) {
    let asked = Self.asked(by: Self.title(of: item, isClashing))
    let rooms: [(side: Side, room: Double)] = [
      (.after, span.upperBound - end), (.before, start - span.lowerBound), (.on, end - start),
    ]
    let best = rooms.first { $0.room >= asked } ?? rooms.max { $0.room < $1.room } ?? rooms[0]
    // Words before a bar keep to what the row has reserved; those after it go on until what stands next.
    self.init(item, start, end, best.side, isClashing, room: best.side == .before ? min(best.room, asked) : best.room)
  }

  private init(
    _ item: TimelineItem, _ start: Double, _ end: Double, _ side: Side, _ isClashing: Bool, room: Double
  ) {
    self.item = item
    self.start = start
    self.end = end
    self.side = side
    self.isClashing = isClashing
    self.room = room
  }

  /// What nothing else in the row may touch.
  var first: Double { side == .before ? start - taken : start }
  var last: Double { side == .after ? end + taken : end }

  /// The same, with words that run on until what stands next in the row.
  func reaching(_ next: Double) -> PlanBar {
    side == .after ? PlanBar(item, start, end, side, isClashing, room: next - end) : self
  }

  var words: String {
    // Rounded first: what was reserved for so many letters holds them.
    let letters = max(1, Int(((room - Self.gap) / Self.letterWidth * 100).rounded() / 100))
    let title = Self.title(of: item, isClashing)
    return title.count > letters ? title.prefix(letters - 1) + "…" : title
  }

  private var taken: Double { min(room, Self.asked(by: Self.title(of: item, isClashing))) }

  /// A clash is said by a sign before the title, since colour alone says nothing on grey paper.
  private static func title(of item: TimelineItem, _ isClashing: Bool) -> String {
    isClashing ? "! \(item.title)" : item.title
  }

  /// Long titles are cut before they make the lane high.
  private static func asked(by title: String) -> Double {
    Double(min(44, title.count)) * letterWidth + gap
  }
}
