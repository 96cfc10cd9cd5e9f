/// Who an item is told that it meets. The name is not stored with the state.
package struct ScormLearner: Sendable, Equatable {
  /// Opaque, without spaces: another for each package, so that packages cannot put their learners together.
  package let id: String
  /// "Efternamn, Förnamn" is what the standard asks for.
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  static let nobody = ScormLearner(id: "", name: "")
}

/// What the manifest and the course's settings say of an item.
package struct ScormTerms: Sendable, Equatable, Codable {
  package var launchData: String
  package var masteryScore: String
  package var maxTimeAllowed: String
  package var timeLimitAction: String
  /// Whether the session counts. Without it, the mode is `browse`.
  package var isForCredit: Bool

  package init(_ item: ScormItem, isForCredit: Bool = true) {
    launchData = item.launchData
    masteryScore = item.masteryScore?.description ?? ""
    maxTimeAllowed = item.maxTimeAllowed?.description ?? ""
    timeLimitAction = item.timeLimitAction
    self.isForCredit = isForCredit
  }
}
