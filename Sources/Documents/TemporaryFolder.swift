import Glibc

/// A folder that only this program may enter, removed with all its files when the work is done.
enum TemporaryFolder {
  static func with<Result>(_ work: (String) throws -> Result) throws -> Result {
    var template = temporaryTemplate()
    guard mkdtemp(&template) != nil else { throw DocumentProblem.notWritten }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { remove(folder) }
    return try work(folder)
  }

  static func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rbe") else { throw DocumentProblem.notWritten }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: piece[..<count])
    }
    guard ferror(file) == 0 else { throw DocumentProblem.notWritten }
    return bytes
  }

  private static func remove(_ folder: String) {
    if let entries = opendir(folder) {
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { unlink("\(folder)/\(name)") }
      }
      closedir(entries)
    }
    rmdir(folder)
  }
}
