package import Storage
package import Vocabulary

/// A file of a version, as the content origin finds it. It lies in pieces, so that a film is never whole in memory.
struct KeptFile: Sendable {
  let version: ID<PackageVersion>
  let folded: String
  let mediaType: String
  let bytes: Int

  static let pieceBytes = 1_000_000
}

extension Transaction {
  /// `bytes` gives a stretch of the file.
  func keep(
    _ file: ScormFile, in version: ID<PackageVersion>, _ bytes: (Range<Int>) throws -> [UInt8]
  ) throws {
    let folded = file.path.lowercased()
    try execute(
      """
      INSERT INTO package_file (version_id, folded, media_type, bytes)
      VALUES (\(version), \(folded), \(file.mediaType), \(file.bytes))
      """)
    for start in stride(from: 0, to: file.bytes, by: KeptFile.pieceBytes) {
      let piece = try bytes(start..<min(start + KeptFile.pieceBytes, file.bytes))
      try execute(
        """
        INSERT INTO package_piece (version_id, folded, number, bytes)
        VALUES (\(version), \(folded), \(start / KeptFile.pieceBytes), \(piece))
        """)
    }
  }

  /// Also when the capitals of the path differ: many courses were made where they do not matter.
  func keptFile(at path: String, in version: ID<PackageVersion>) throws -> KeptFile? {
    let folded = path.lowercased()
    return try row(
      "SELECT media_type, bytes FROM package_file WHERE version_id = \(version) AND folded = \(folded)"
    ).map {
      KeptFile(
        version: version, folded: folded, mediaType: try $0.get("media_type"), bytes: try $0.get("bytes"))
    }
  }

  func piece(_ number: Int, of file: KeptFile) throws -> [UInt8] {
    try value(
      """
      SELECT bytes FROM package_piece
      WHERE version_id = \(file.version) AND folded = \(file.folded) AND number = \(number)
      """, as: [UInt8].self) ?? []
  }
}
