/// A folder's name as IMAP has it: letters outside ASCII in a Base64 of their own (RFC 3501 section 5.1.3).
enum FolderName {
  /// Within quotation marks, as it stands in commands.
  static func written(_ name: String) -> String {
    let escaped = inASCII(name).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// Control characters are left out: a line break would begin another command.
  static func inASCII(_ name: String) -> String {
    var text = ""
    var units: [UInt16] = []
    for scalar in name.unicodeScalars where !scalar.isControl {
      if scalar.isASCII {
        text += closed(&units) + (scalar == "&" ? "&-" : String(scalar))
      } else {
        units += Array(String(scalar).utf16)
      }
    }
    return text + closed(&units)
  }

  /// What has been gathered, between "&" and "-"; empty when nothing has.
  private static func closed(_ units: inout [UInt16]) -> String {
    guard !units.isEmpty else { return "" }
    let bits = units.flatMap { unit in (0..<16).reversed().map { unit >> UInt16($0) & 1 } }
    units = []
    let digits = stride(from: 0, to: bits.count, by: 6).map { start in
      (start..<start + 6).reduce(0) { $0 << 1 | ($1 < bits.count ? Int(bits[$1]) : 0) }
    }
    return "&" + String(digits.map { alphabet[$0] }) + "-"
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
}
