import Foundation

/// The lines of scorm-vectors.txt, which the browser's side is tried with as well.
struct ScormVector {
  let act: String
  let element: String
  let value: String
  let code: Int

  static let all: [ScormVector] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("scorm-vectors.txt")
    let text = String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return ScormVector(act: fields[0], element: fields[1], value: fields[2], code: Int(fields[3]) ?? -1)
    }
  }()
}
