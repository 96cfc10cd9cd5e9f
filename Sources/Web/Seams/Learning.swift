internal import Vocabulary

/// Gives the page of learning the courses that the viewer may take, has begun or has taken. Sv: källa till kurser.
package protocol LearningSource: Sendable {
  func courses(for visit: Visit) async throws -> [LearningItem]
  /// Where the source's own pages begin.
  var entry: MenuItem { get }
}

/// A course that somebody may take, has begun or has taken. Sv: kurs att gå.
package struct LearningItem: Sendable {
  package let title: String
  /// A word that tells two courses of the same name apart.
  package let kind: String
  package let giver: String
  package let minutes: Int
  package let path: String
  package let standing: Standing

  package enum Standing: Sendable {
    case notBegun
    /// How far, and where one goes on.
    case underWay(String, path: String)
    /// Done before, and a version that came later says so.
    case again(String)
    case done
  }

  package init(title: String, kind: String, giver: String, minutes: Int, path: String, standing: Standing) {
    self.title = title
    self.kind = kind
    self.giver = giver
    self.minutes = minutes
    self.path = path
    self.standing = standing
  }
}

/// The page where one finds all that can be learnt.
package enum Learning {
  package static let path = "/min-utbildning"
  package static let link = Link("Utbildning", path)
}

extension Shell {
  /// From all features, in Swedish order of title.
  package func courses(for visit: Visit) async throws -> [LearningItem] {
    var items: [LearningItem] = []
    for source in learningSources { items += try await source.courses(for: visit) }
    return SwedishOrder.sorted(items) { $0.title }
  }

  package var learningEntries: [MenuItem] { learningSources.map(\.entry) }
}
