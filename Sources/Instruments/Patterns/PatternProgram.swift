/// A regular expression as steps that are tried in order.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    case one(PatternSet)
    case split(Int, Int)
    case jump(Int)
    case mark(Int)
    case start
    case end
    case wordEdge(isWanted: Bool)
    case ahead(PatternProgram, isWanted: Bool)
    case done
  }

  private(set) var steps: [Step] = []
  private(set) var marks = 0
  private(set) var looksAhead = false
  /// All steps, also those of what it looks ahead for.
  private(set) var size = 1

  init(_ part: PatternPart) {
    add(part)
    steps.append(.done)
    size += steps.count
  }

  private mutating func add(_ part: PatternPart) {
    // Counted repetitions are written out; past this length the pattern is refused anyway.
    guard steps.count <= 5000 else { return }
    switch part {
    case .one(let set): steps.append(.one(set))
    case .sequence(let parts): for part in parts { add(part) }
    case .choice(let choices): add(choices)
    case .repeated(let part, let least, let most, let isLazy): add(part, least, most, isLazy)
    case .group(let part, let number):
      marks = max(marks, number * 2)
      steps.append(.mark(number * 2 - 2))
      add(part)
      steps.append(.mark(number * 2 - 1))
    case .ahead(let part, let isWanted):
      let program = PatternProgram(part)
      looksAhead = true
      size += program.size
      steps.append(.ahead(program, isWanted: isWanted))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .wordEdge(let isWanted): steps.append(.wordEdge(isWanted: isWanted))
    }
  }

  private mutating func add(_ choices: [PatternPart]) {
    var jumps: [Int] = []
    for (index, choice) in choices.enumerated() {
      guard index < choices.count - 1 else {
        add(choice)
        break
      }
      let split = steps.count
      steps.append(.done)
      add(choice)
      jumps.append(steps.count)
      steps.append(.done)
      steps[split] = .split(split + 1, steps.count)
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  private mutating func add(_ part: PatternPart, _ least: Int, _ most: Int?, _ isLazy: Bool) {
    for _ in 0..<least { add(part) }
    guard let most else {
      let split = steps.count
      steps.append(.done)
      add(part)
      steps.append(.jump(split))
      steps[split] = isLazy ? .split(steps.count, split + 1) : .split(split + 1, steps.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(steps.count)
      steps.append(.done)
      add(part)
    }
    for split in splits { steps[split] = isLazy ? .split(steps.count, split + 1) : .split(split + 1, steps.count) }
  }
}
