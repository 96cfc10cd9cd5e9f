import Foundation

/// A PDF as Debian's poppler-utils reads it: `pdftotext`, `pdfinfo`, `pdffonts`.
package struct PDFReader {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// In the order it stands in the file.
  package func text() throws -> String { try run("pdftotext", "-raw", "-enc", "UTF-8", suffix: "-") }
  package func pages() throws -> [String] { try text().split(separator: "\u{0C}").map(String.init) }
  package func information() throws -> String { try run("pdfinfo") }
  /// The tags of the structure, with their texts.
  package func structure() throws -> String { try run("pdfinfo", "-struct-text") }

  /// Name and whether it is embedded, of each font.
  package func fonts() throws -> [(name: String, isEmbedded: Bool)] {
    try run("pdffonts").split(separator: "\n").dropFirst(2).map { line in
      let words = line.split(separator: " ")
      return (String(words[0]), words.suffix(5).first == "yes")
    }
  }

  private func run(_ program: String, _ options: String..., suffix: String? = nil) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let answer = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + options + [file.path] + (suffix.map { [$0] } ?? [])
    process.standardOutput = answer
    try process.run()
    let output = answer.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
