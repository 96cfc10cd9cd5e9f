package import Documents
internal import Web

/// A package as it was sent, unpacked and found whole. Sv: inskickat kurspaket
package struct SentPackage: Sendable {
  package let name: String
  package let content: ScormPackage
  /// The kept files after each other, so that nothing is unpacked while the database waits.
  private let unpacked: TemporaryFile

  /// Throws ``DocumentProblem`` for what is refused.
  package init(_ packed: TemporaryFile, named name: String) throws {
    let unpacked = try TemporaryFile()
    self.name = SentFile(named: name).name
    self.unpacked = unpacked
    content = try ScormPackage.read(packed, named: name) { _, piece in try unpacked.append(piece) }
  }

  package init(_ bytes: [UInt8], named name: String) throws {
    try self.init(TemporaryFile(bytes), named: name)
  }

  /// Takes the file while it comes, to its end.
  init(_ file: IncomingFile) async throws {
    let packed = try TemporaryFile()
    while let stretch = try await file.next() {
      guard packed.count + stretch.count <= Route.packageLimit else { throw Problems("fil", PackageFileField.tooLarge) }
      try packed.append(stretch)
    }
    guard !file.name.isEmpty else { throw Problems("fil", PackageFileField.missing) }
    guard packed.count > 0 else { throw Problems.emptyFile("fil", file.name) }
    do { try self.init(packed, named: file.name) } catch let problem as DocumentProblem {
      throw Problems("fil", problem.sentence)
    }
  }

  /// Each kept file and where it begins.
  var places: [(file: ScormFile, start: Int)] {
    var start = 0
    return content.files.map { file in
      defer { start += file.bytes }
      return (file, start)
    }
  }

  func bytes(_ range: Range<Int>, from start: Int) throws -> [UInt8] {
    try unpacked.bytes(start + range.lowerBound..<start + range.upperBound)
  }
}
