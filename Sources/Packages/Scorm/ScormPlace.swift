/// An element as an item names it, taken apart: `cmi.objectives.2.score.raw` is `cmi.objectives.n.score.raw`, at place
/// 2 of the list `cmi.objectives`.
struct ScormPlace {
  let pattern: String
  /// The lists on the way, outermost first, by their own names.
  let lists: [(name: String, pattern: String, index: Int)]

  init(_ name: String) throws(ScormFault) {
    guard name.utf8.count <= 255 else { throw .invalidArgument }
    var (path, pattern) = ([String](), [String]())
    var lists: [(name: String, pattern: String, index: Int)] = []
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      if let index = Self.index(part) {
        lists.append((path.joined(separator: "."), pattern.joined(separator: "."), index))
        pattern.append("n")
      } else {
        // The letter itself names no place.
        guard part != "n" else { throw .invalidArgument }
        pattern.append(String(part))
      }
      path.append(String(part))
    }
    self.pattern = pattern.joined(separator: ".")
    self.lists = lists
  }

  /// The element; for a name that is none, the fault that tells most.
  func element() throws(ScormFault) -> ScormElement {
    if let element = ScormElement.all[pattern] { return element }
    let last = pattern.split(separator: ".").last
    if last == "_children" { throw .noChildren }
    if last == "_count" { throw .noCount }
    throw Self.isOfAnother(pattern) ? .notImplemented : .invalidArgument
  }

  /// The list that is counted, when that is asked for.
  var countedList: String? {
    guard pattern.hasSuffix("._count") else { return nil }
    let list = String(pattern.dropLast("._count".count))
    return ScormElement.lists[list] == nil ? nil : list
  }

  /// Parts of the model that AICC had and no course for SCORM has to find.
  private static func isOfAnother(_ pattern: String) -> Bool {
    ["cmi.evaluation.", "cmi.paths.", "cmi.student_demographics."].contains { pattern.hasPrefix($0) }
  }

  /// Without leading zeros: each place has one name.
  private static func index(_ part: Substring) -> Int? {
    guard part == "0" || part.utf8.first != UInt8(ascii: "0") else { return nil }
    guard (1...5).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(part)
  }
}
