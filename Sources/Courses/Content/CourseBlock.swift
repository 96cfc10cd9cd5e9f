/// One thing in a module: a text, a question, a film. Its id stays through the versions, so that answers and notes do. Sv: block.
package struct CourseBlock: Sendable, Equatable {
  package let id: String
  package var content: Content

  package init(id: String, _ content: Content) {
    self.id = id
    self.content = content
  }

  package enum Content: Sendable, Equatable {
    case heading(String)
    case text(String)
    /// What happens to the persons of the course, who are invented.
    case story(String)
    case question(Question)
    case reflection(Reflection)
    case group(GroupExercise)
    case picture(PictureBlock)
    case film(String)
  }

  package var film: String? { if case .film(let film) = content { film } else { nil } }
  package var picture: String? { if case .picture(let block) = content { block.picture } else { nil } }
}

/// A question with answers to choose among, each with what there is to say of it. Sv: kursfråga.
package struct Question: Sendable, Codable, Equatable {
  package var prompt: String
  /// Whether more than one choice may be right.
  package var several: Bool
  package var choices: [Choice]
  package var explanation: String
  /// By the ids of the course's sources.
  package var sources: [String]

  /// Sv: svarsalternativ.
  package struct Choice: Sendable, Codable, Equatable {
    package var text: String
    package var isRight: Bool
    package var feedback: String

    package init(text: String, isRight: Bool, feedback: String) {
      self.text = text
      self.isRight = isRight
      self.feedback = feedback
    }
  }

  package init(prompt: String, several: Bool, choices: [Choice], explanation: String, sources: [String]) {
    self.prompt = prompt
    self.several = several
    self.choices = choices
    self.explanation = explanation
    self.sources = sources
  }

  package var rightChoices: Set<Int> { Set(choices.indices.filter { choices[$0].isRight }) }

  package func isRight(_ chosen: Set<Int>) -> Bool { chosen == rightChoices }
}

/// Something to think about and write down for oneself. Sv: reflektion.
package struct Reflection: Sendable, Codable, Equatable {
  package var prompt: String
  package var hint: String

  package init(prompt: String, hint: String) {
    self.prompt = prompt
    self.hint = hint
  }
}

/// What a group does together. Sv: gruppövning.
package struct GroupExercise: Sendable, Codable, Equatable {
  package var title: String
  package var minutes: Int
  package var text: String
}

/// Sv: bild i en kurs.
package struct PictureBlock: Sendable, Codable, Equatable {
  package var picture: String
  /// What it shows, for those who do not see it.
  package var description: String

  package init(picture: String, description: String) {
    self.picture = picture
    self.description = description
  }
}

extension CourseBlock: Codable {
  private enum Key: String, CodingKey {
    case id, heading, text, story = "case", question, reflection, group, picture, film
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = try fields.decode(String.self, forKey: .id)
    let kinds = fields.allKeys.filter { $0 != .id }
    guard kinds.count == 1, let kind = kinds.first else {
      throw DecodingError.dataCorrupted(.init(codingPath: fields.codingPath, debugDescription: "Block \(id)"))
    }
    content =
      switch kind {
      case .heading: .heading(try fields.decode(String.self, forKey: kind))
      case .story: .story(try fields.decode(String.self, forKey: kind))
      case .question: .question(try fields.decode(Question.self, forKey: kind))
      case .reflection: .reflection(try fields.decode(Reflection.self, forKey: kind))
      case .group: .group(try fields.decode(GroupExercise.self, forKey: kind))
      case .picture: .picture(try fields.decode(PictureBlock.self, forKey: kind))
      case .film: .film(try fields.decode(String.self, forKey: kind))
      case .text, .id: .text(try fields.decode(String.self, forKey: .text))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(id, forKey: .id)
    switch content {
    case .heading(let text): try fields.encode(text, forKey: .heading)
    case .text(let text): try fields.encode(text, forKey: .text)
    case .story(let text): try fields.encode(text, forKey: .story)
    case .question(let question): try fields.encode(question, forKey: .question)
    case .reflection(let reflection): try fields.encode(reflection, forKey: .reflection)
    case .group(let group): try fields.encode(group, forKey: .group)
    case .picture(let picture): try fields.encode(picture, forKey: .picture)
    case .film(let film): try fields.encode(film, forKey: .film)
    }
  }
}
