/// A part of a course that a learner opens: an item of the organisation with the resource it names. Sv: kursdel
package struct ScormItem: Sendable, Equatable, Codable {
  /// Unique within the package, as the manifest has it.
  package let identifier: String
  package let title: String
  /// The titles of the items it stands under, outermost first.
  package let headings: [String]
  /// The address of its first page, relative to the package: percent-encoded path, query, fragment.
  package let entry: String
  /// Whether it tells how it goes (a SCO). One that does not (an asset) is done when it has been opened.
  package let isTracked: Bool
  /// 0 to 100: the least score that passes (`adlcp:masteryscore`).
  package let masteryScore: ScormDecimal?
  /// Handed to the item unread (`adlcp:datafromlms`).
  package let launchData: String
  /// `adlcp:maxtimeallowed`, told to the item, which keeps the time itself.
  package let maxTimeAllowed: ScormTimespan?
  /// `adlcp:timelimitaction`, such as `exit,message`; empty when nothing is said.
  package let timeLimitAction: String
}

/// A file of a package that may be handed out.
package struct ScormFile: Sendable, Equatable {
  /// With slashes, relative to the package, not encoded.
  package let path: String
  /// For the field Content-Type, without charset: old pages say theirs in themselves.
  package let mediaType: String
  package let bytes: Int
}
