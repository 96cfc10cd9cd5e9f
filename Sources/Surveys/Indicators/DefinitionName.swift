/// What a version of a definition is called on pages: files have short codes for some of them. Sv: definitionens namn.
enum DefinitionName {
  private static let known = [
    "12-manader": "uppföljd inom 12 månader", "24-manader": "uppföljd inom 24 månader",
  ]

  /// "version 2", "uppföljd inom 24 månader", or what the source itself has written.
  static func words(_ version: String) -> String {
    known[version] ?? (Int(version) == nil ? version : "version \(version)")
  }
}
