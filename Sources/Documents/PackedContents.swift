/// Judges a zip's list of contents before anything in it is unpacked.
enum PackedContents {
  /// The entries, when their claims are within the limit. A zip bomb claims much, or lets its entries share bytes.
  static func judged(_ packed: TemporaryFile, _ file: SentFile, _ limit: FolderLimit) throws -> [ZipEntry] {
    let size = packed.count
    guard size <= limit.packedBytes else {
      throw file.problem(
        "är \(megabytes(size)) och vi tar emot högst \(megabytes(limit.packedBytes)). Gör filmerna mindre.")
    }
    let entries = try listed(packed, file, limit)
    for entry in entries {
      // libzip does not open such a file at all, and would not say why.
      if entry.rawName.contains(0) {
        throw file.faulty(String(decoding: entry.rawName, as: UTF8.self), "har osynliga tecken i namnet")
      }
      if entry.isEncrypted { throw file.problem("är skyddad med lösenord. Packa om den utan lösenord.") }
      guard entry.method == 0 || entry.method == 8 else {
        throw file.problem("är packad på ett ovanligt sätt. Packa om den som vanlig zip.")
      }
      guard entry.unpackedBytes <= limit.fileBytes else { throw file.tooLargeUnpacked(limit) }
    }
    let claimed = entries.reduce(0) { $0 + $1.packedBytes }
    let unpacked = entries.reduce(0) { $0 + $1.unpackedBytes }
    guard unpacked <= limit.unpackedBytes else { throw file.tooLargeUnpacked(limit) }
    guard claimed <= size else { throw file.damaged }
    guard unpacked <= FolderLimit.modestBytes || unpacked / limit.ratio <= size else {
      throw file.problem("blir orimligt mycket större när den packas upp. Packa om den ur sitt original.")
    }
    return entries
  }

  /// The files by their names. libzip has to see the same list as we did.
  static func named(_ entries: [ZipEntry], in archive: ZipArchive, _ file: SentFile) throws -> [PackedFile] {
    guard archive.count == entries.count else { throw file.damaged }
    var files: [PackedFile] = []
    var taken: Set<String> = []
    var folders: Set<String> = []
    for (index, entry) in entries.enumerated() {
      guard let name = archive.name(index), archive.rawName(index) == entry.rawName else {
        throw file.damaged
      }
      if let fault = PackedName.fault(name) { throw file.faulty(name, fault) }
      if entry.isSymbolicLink { throw file.faulty(name, "är en genväg till en annan fil") }
      let path = PackedName.composed(name)
      if PackedName.isLitter(path) { continue }
      let folded = PackedName.folded(path)
      folders.formUnion(foldersAbove(folded))
      if path.utf8.last == UInt8(ascii: "/") { continue }
      guard taken.insert(folded).inserted else {
        throw file.faulty(name, "finns två gånger, om stora bokstäver räknas som små")
      }
      files.append(PackedFile(path: path, bytes: entry.unpackedBytes, index: index))
    }
    if let both = files.first(where: { folders.contains(PackedName.folded($0.path)) }) {
      throw file.faulty(both.path, "är både fil och mapp")
    }
    return files
  }

  private static func listed(_ packed: TemporaryFile, _ file: SentFile, _ limit: FolderLimit) throws -> [ZipEntry] {
    let start = try packed.bytes(0..<min(2, packed.count))
    guard start == [0x50, 0x4B] else { throw file.problem("är ingen zip-fil. Välj kursens zip-fil.") }
    do { return try ZipDirectory.read(packed, most: limit.entries) } catch let fault as ZipDirectory.Fault {
      switch fault {
      case .damaged: throw file.damaged
      case .zip64:
        throw file.problem("är sparad som Zip64, för större filer än vi tar emot. Packa om den som vanlig zip.")
      case .tooMany: throw file.problem("innehåller fler än \(limit.entries) filer. Ta bort dem som inte behövs.")
      }
    }
  }

  private static func foldersAbove(_ path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}

extension SentFile {
  func tooLargeUnpacked(_ limit: FolderLimit) -> DocumentProblem {
    problem(
      "blir större än \(PackedContents.megabytes(limit.unpackedBytes)) när den packas upp, eller har en fil som är "
        + "större än \(PackedContents.megabytes(limit.fileBytes)). Gör filmerna mindre.")
  }

  func faulty(_ name: String, _ fault: String) -> DocumentProblem {
    problem("innehåller en fil som \(fault): \(shown(name)). Byt namn på filen eller ta bort den, och packa om.")
  }
}

/// A name from inside a file, so that it can stand in a sentence.
package func shown(_ name: String) -> String { "”\(SentFile(named: name).name)”" }
