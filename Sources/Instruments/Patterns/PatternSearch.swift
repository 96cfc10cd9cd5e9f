/// One attempt to fit a pattern to a text. Each pair of step and place is tried once, so it ends.
struct PatternSearch {
  private let program: PatternProgram
  private let text: [Unicode.Scalar]
  private let toEnd: Bool
  private var isTried: [Bool]
  private var pending: [(step: Int, place: Int, marks: [Int?])] = []

  init(_ program: PatternProgram, _ text: [Unicode.Scalar], toEnd: Bool) {
    self.program = program
    self.text = text
    self.toEnd = toEnd
    isTried = Array(repeating: false, count: program.steps.count * (text.count + 1))
  }

  mutating func match(from start: Int) -> PatternMatch? {
    pending = [(0, start, Array(repeating: nil, count: program.marks))]
    while let next = pending.popLast() {
      if let match = follow(next.step, next.place, next.marks) { return match }
    }
    return nil
  }

  private mutating func follow(_ firstStep: Int, _ firstPlace: Int, _ firstMarks: [Int?]) -> PatternMatch? {
    var (step, place, marks) = (firstStep, firstPlace, firstMarks)
    while true {
      let pair = step * (text.count + 1) + place
      guard !isTried[pair] else { return nil }
      isTried[pair] = true
      switch program.steps[step] {
      case .one(let set):
        guard place < text.count, set.contains(text[place]) else { return nil }
        place += 1
        step += 1
      case .split(let first, let second):
        pending.append((second, place, marks))
        step = first
      case .jump(let target): step = target
      case .mark(let number):
        marks[number] = place
        step += 1
      case .done: return toEnd && place < text.count ? nil : PatternMatch(end: place, groups: marks)
      case .start, .end, .wordEdge, .ahead:
        guard holds(program.steps[step], at: place) else { return nil }
        step += 1
      }
    }
  }

  private func holds(_ step: PatternProgram.Step, at place: Int) -> Bool {
    switch step {
    case .start: return place == 0
    case .end: return place == text.count
    case .wordEdge(let isWanted): return (isWord(place - 1) != isWord(place)) == isWanted
    case .ahead(let program, let isWanted):
      var search = PatternSearch(program, Array(text[place...]), toEnd: false)
      return (search.match(from: 0) != nil) == isWanted
    default: return true
    }
  }

  private func isWord(_ place: Int) -> Bool { text.indices.contains(place) && PatternSet.isWord(text[place]) }
}
