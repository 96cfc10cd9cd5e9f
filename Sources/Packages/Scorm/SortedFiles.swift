import Documents

/// The files of a package: those that are handed out, and those that are not kept. Some make us refuse it all.
struct SortedFiles {
  private(set) var kept: [(file: ScormFile, packed: PackedFile)] = []
  private(set) var leftOut: [String] = []
  private var byPath: [String: ScormFile] = [:]
  private let folder: PackedFolder

  init(_ folder: PackedFolder, of file: SentFile) throws {
    self.folder = folder
    for packed in folder.files {
      let ending = ScormMediaType.ending(of: packed.path)
      if ScormMediaType.flash.contains(ending) {
        throw file.problem(
          "innehåller Flash (\(shown(packed.path))), som inga webbläsare längre spelar. "
            + "Be den som gjorde kursen om en version i HTML5.")
      }
      if ScormMediaType.programs.contains(ending) {
        throw file.problem(
          "innehåller ett program eller en genväg (\(shown(packed.path))). Ta bort filen och packa om kursen.")
      }
      if let type = ScormMediaType.byEnding[ending] {
        let file = ScormFile(path: packed.path, mediaType: type, bytes: packed.bytes)
        kept.append((file, packed))
        byPath[packed.path] = file
      } else {
        leftOut.append(packed.path)
      }
    }
  }

  /// Where a path of the manifest leads: the file as it is called in the package.
  func kept(at path: String) -> ScormFile? {
    folder.file(at: path).flatMap { byPath[$0.path] }
  }
}
