internal import Storage
internal import Vocabulary

/// What has been read and answered of a course, and what remains until it is done. Sv: framsteg.
package struct Progress: Sendable {
  package let modules: Int
  package let modulesRead: Int
  package let questions: Int
  /// Answered, or right where the rule asks for that.
  package let questionsMet: Int
  private let rule: CompletionRule
  /// From 1, in order, with their titles.
  package let remaining: [Remaining]

  package struct Remaining: Sendable {
    package let number: Int
    package let title: String
    package let isRead: Bool
    package let questions: Int
  }

  package init(_ content: CourseContent, seen: Set<String>, answers: [String: Set<Int>]) {
    rule = content.rule
    let isMet = { (question: CourseQuestion) -> Bool in
      let chosen = answers[question.id] ?? []
      return content.rule == .right ? question.question.isRight(chosen) : !chosen.isEmpty
    }
    modules = content.modules.count
    modulesRead = content.modules.count { seen.contains($0.id) }
    questions = content.questions.count
    questionsMet = content.questions.count(where: isMet)
    let asks = content.rule != .read
    remaining = content.modules.enumerated().compactMap { index, module in
      let isRead = seen.contains(module.id)
      let open = asks ? module.questions.count { !isMet($0) } : 0
      return isRead && open == 0
        ? nil : Remaining(number: index + 1, title: module.title, isRead: isRead, questions: open)
    }
  }

  package var isComplete: Bool { modules > 0 && remaining.isEmpty }

  package var words: String {
    let read = "Du har läst \(modulesRead) av \(modules) \(modules == 1 ? "modul" : "moduler")"
    guard questions > 0 else { return read + "." }
    let verb = rule == .right ? "svarat rätt på" : "svarat på"
    return "\(read) och \(verb) \(questionsMet) av \(questions) \(questions == 1 ? "fråga" : "frågor")."
  }

  /// What remains of a module.
  package func words(_ part: Remaining) -> String {
    let verb = rule == .right ? "att svara rätt på" : "att svara på"
    let questions = part.questions == 0 ? nil : "\(counted(part.questions, "en fråga", "frågor")) \(verb)"
    return [part.isRead ? nil : "Inte läst till slutet", questions].compactMap(\.self).joined(separator: ", ")
  }

  /// Where to go on for who is in a module: there or after it, or else before it.
  package func next(from number: Int) -> Remaining? {
    remaining.first { $0.number >= number } ?? remaining.first
  }

  /// All is read, and yet it is not done.
  package var isRead: Bool { modules > 0 && modulesRead == modules && !remaining.isEmpty }
}

extension Transaction {
  func progress(_ reading: Reading, in content: CourseContent) throws -> Progress {
    Progress(content, seen: reading.seen, answers: try answers(in: reading.id))
  }

  /// The number of the module where one goes on.
  func place(_ reading: Reading, in content: CourseContent) throws -> Int {
    let number = content.number(of: reading.module)
    return try progress(reading, in: content).next(from: number)?.number ?? number
  }
}
