package import Documents

/// A course in a zip file, as authoring programs save it for SCORM 1.2 (Content Aggregation Model 1.2, sections 2.2 to
/// 2.4). Sv: inläst kurspaket
package struct ScormPackage: Sendable, Equatable {
  /// The organisation's title; without one, the zip file's name.
  package let title: String
  /// What a learner opens, in the order of the course; never empty.
  package let items: [ScormItem]
  /// What the content origin may hand out.
  package let files: [ScormFile]
  /// Paths that are not kept, since no browser shows them: schemas, sources, Office documents.
  package let leftOut: [String]
  /// The kept files together.
  package let bytes: Int

  /// The kept file of a path, also when its capitals differ. The path is decoded and without query.
  package func file(at path: String) -> ScormFile? {
    files.first { $0.path == path } ?? files.first { $0.path.lowercased() == path.lowercased() }
  }
}

extension ScormPackage {
  /// Reads the zip file. `keep` is given each kept file in pieces, in the order of ``files``; when something later is refused
  /// all of it is, so keep it where it can be thrown away. Throws ``DocumentProblem``, or what `keep` threw.
  package static func read(
    _ packed: TemporaryFile, named name: String, limit: FolderLimit = .course,
    keep: (ScormFile, UnsafeRawBufferPointer) throws -> Void
  ) throws -> ScormPackage {
    let file = SentFile(named: name)
    return try PackedFolder.open(packed, of: file, limit: limit) { folder in
      let manifest = try ScormManifest.read(in: folder, of: file)
      let sorted = try SortedFiles(folder, of: file)
      let items = try ScormItems(manifest, sorted, of: file).all
      for (kept, packed) in sorted.kept {
        var outward = ScormMediaType.runsScript(kept.mediaType) ? OutwardWord() : nil
        try folder.pour(packed) { piece in
          if let word = outward?.found(in: piece) { throw file.outwardProblem(word, in: kept.path) }
          try keep(kept, piece)
        }
      }
      return ScormPackage(
        title: manifest.title ?? titled(by: name),
        items: items,
        files: sorted.kept.map(\.file),
        leftOut: sorted.leftOut,
        bytes: sorted.kept.reduce(0) { $0 + $1.file.bytes })
    }
  }

  private static func titled(by name: String) -> String {
    let last = SentFile(named: name).name
    let stem = last.lowercased().hasSuffix(".zip") ? String(last.dropLast(4)) : last
    return stem.isEmpty ? "Kurs utan namn" : stem
  }
}
