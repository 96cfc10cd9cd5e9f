internal import Foundation

/// The name of a file in a zip from someone else. It becomes part of an address, and perhaps of a path, so only plain
/// relative ones are taken.
enum PackedName {
  static let mostBytes = 500
  static let longestPart = 200

  /// What is wrong with the name, as the end of a sentence about the file; nil when it is plain. Judged by code units:
  /// to a file system a slash is one also when an accent is laid on it.
  static func fault(_ name: String) -> String? {
    if name.unicodeScalars.contains(where: isUnseen) { return "har osynliga tecken i namnet" }
    if name.utf8.contains(0x5C) { return "har omvänt snedstreck i namnet" }
    if name.utf8.first == slash { return "har ett namn som börjar med snedstreck" }
    if name.utf8.contains(0x3A) { return "har kolon i namnet, som en enhet på en dator" }
    let isFolder = name.utf8.last == slash
    let parts = name.utf8.split(separator: slash, omittingEmptySubsequences: false).dropLast(isFolder ? 1 : 0)
    if parts.contains(where: { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }) {
      return "pekar ut ur mappen med punkter i namnet"
    }
    if parts.contains(where: \.isEmpty) { return "har en mapp utan namn" }
    let isLong = name.utf8.count > mostBytes || parts.contains { $0.count > longestPart }
    return isLong ? "har ett för långt namn" : nil
  }

  private static let slash = UInt8(ascii: "/")

  /// One way of writing å, whether the sender's computer wrote it as one character or two.
  static func composed(_ name: String) -> String { name.precomposedStringWithCanonicalMapping }

  /// Equal for names that a computer which does not tell capitals apart would take for the same.
  static func folded(_ path: String) -> String { composed(path.lowercased()) }

  /// What macOS and Windows put beside the files: nobody meant to send it.
  static func isLitter(_ path: String) -> Bool {
    let last = path.utf8.split(separator: slash).last.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
    let isNamedSo = [".ds_store", "thumbs.db", "desktop.ini"].contains(last)
    return isNamedSo || path.hasPrefix("__MACOSX/") || last.hasPrefix("._")
  }

  /// Control characters, and those that turn or hide the writing of a name.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }
}
