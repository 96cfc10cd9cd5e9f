package import Access
internal import Foundation
package import Storage
package import Vocabulary

/// One edition of a package: who has begun it keeps it until the owner says otherwise. Sv: version av kurspaket
package struct PackageVersion: Sendable {
  package let id: ID<PackageVersion>
  package let package: ID<CoursePackage>
  package let number: Int
  /// As the package calls itself.
  package let title: String
  package let fileName: String
  package let parts: [ScormItem]
  package let fileCount: Int
  package let bytes: Int
  /// Paths of what was in the zip file and is not kept.
  package let leftOut: [String]
  package let state: State
  package let addedBy: Byline
  package let addedAt: Moment

  package enum State: String, Sendable, Bindable, ColumnReadable { case draft, current, former }

  init(row: Row) throws {
    id = try row.get("id")
    package = try row.get("package_id")
    number = try row.get("number")
    title = try row.get("title")
    fileName = try row.get("file_name")
    parts = try JSONDecoder().decode([ScormItem].self, from: Data(row.get("parts", as: String.self).utf8))
    fileCount = try row.get("file_count")
    bytes = try row.get("bytes")
    leftOut = try row.get("left_out", as: String.self).split(separator: "\n").map(String.init)
    state = try row.get("state")
    addedBy = try row.get("added_by")
    addedAt = try row.get("added_at")
  }

  static func stored(_ parts: [ScormItem]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(parts), as: UTF8.self)
  }
}

extension Transaction {
  /// Newest first.
  package func versions(of package: ID<CoursePackage>) throws -> [PackageVersion] {
    try rows("SELECT * FROM package_version WHERE package_id = \(package) ORDER BY number DESC")
      .map(PackageVersion.init)
  }

  package func version(_ id: ID<PackageVersion>) throws -> PackageVersion? {
    try row("SELECT * FROM package_version WHERE id = \(id)").map(PackageVersion.init)
  }

  package func currentVersion(of package: ID<CoursePackage>) throws -> PackageVersion? {
    try versions(of: package).first { $0.state == .current }
  }

  func removeFiles(of version: PackageVersion) throws {
    for table: SQL in ["package_piece", "package_file", "package_launch"] {
      try execute("DELETE FROM \(table) WHERE version_id = \(version.id)")
    }
    try execute("DELETE FROM package_version WHERE id = \(version.id)")
  }
}
