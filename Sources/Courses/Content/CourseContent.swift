/// What a version of a course says, from title to leader's guide. Sv: kursens innehåll.
package struct CourseContent: Sendable, Codable, Equatable {
  package var title: String
  package var summary: String
  /// For whom it is, in words.
  package var audience: String
  package var minutes: Int
  package var goals: [String]
  package var sources: [CourseSource]
  package var modules: [CourseModule]
  package var leadersGuide: [GuideSection]
  /// What is done some time after the course; empty when there is nothing.
  package var followUp: String
  package var rule: CompletionRule
  /// The film that stands on the page that is open to all.
  package var trailer: String?

  package init(title: String, summary: String, audience: String, minutes: Int) {
    self.title = title
    self.summary = summary
    self.audience = audience
    self.minutes = minutes
    (goals, sources, modules, leadersGuide) = ([], [], [], [])
    (followUp, rule, trailer) = ("", .answered, nil)
  }
}

/// Where something in a course comes from. Sv: källa.
package struct CourseSource: Sendable, Codable, Equatable {
  package var id: String
  package var title: String
  package var publisher: String
  package var year: Int
  package var about: String
}

/// A part of a course that is gone through in one go. Sv: modul.
package struct CourseModule: Sendable, Codable, Equatable {
  package let id: String
  package var title: String
  package var minutes: Int
  package var blocks: [CourseBlock]

  package init(id: String, title: String, minutes: Int, blocks: [CourseBlock]) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.blocks = blocks
  }
}

/// A part of what the leader of a group reads. Sv: avsnitt i handledningen.
package struct GuideSection: Sendable, Codable, Equatable {
  package var heading: String
  package var text: String
}

/// What it takes to have gone through a course. Sv: krav för att bli klar.
package enum CompletionRule: String, Sendable, Codable, CaseIterable {
  case read, answered, right

  package var swedish: String {
    switch self {
    case .read: "Läs alla moduler."
    case .answered: "Läs alla moduler och svara på alla frågor. Svaren behöver inte vara rätt."
    case .right: "Läs alla moduler och svara rätt på alla frågor. Du får försöka hur många gånger du vill."
    }
  }
}

extension CourseContent {
  package var questions: [CourseQuestion] { modules.flatMap(\.questions) }

  package func module(_ number: Int) -> CourseModule? {
    modules.indices.contains(number - 1) ? modules[number - 1] : nil
  }

  /// From 1; of a module that is no longer there, 1.
  package func number(of module: String?) -> Int { (modules.firstIndex { $0.id == module } ?? 0) + 1 }

  /// The films that it shows, each once, the trailer's included.
  package var films: Set<String> {
    Set([trailer].compactMap(\.self) + modules.flatMap(\.blocks).compactMap(\.film).filter { !$0.isEmpty })
  }

  /// The pictures that it shows, each once.
  package var pictures: Set<String> {
    Set(modules.flatMap(\.blocks).compactMap(\.picture).filter { !$0.isEmpty })
  }
}

extension CourseModule {
  package var questions: [CourseQuestion] {
    blocks.compactMap { block in
      if case .question(let question) = block.content { CourseQuestion(block.id, question) } else { nil }
    }
  }

  package var reflections: [String] {
    blocks.compactMap { block in if case .reflection = block.content { block.id } else { nil } }
  }
}

/// A question with the block that it stands in.
package struct CourseQuestion: Sendable, Equatable {
  package let id: String
  package let question: Question

  init(_ id: String, _ question: Question) {
    self.id = id
    self.question = question
  }
}
