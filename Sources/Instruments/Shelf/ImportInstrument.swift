extension Questionnaire {
  var identity: String { url ?? json["id"]?.text ?? name ?? title ?? "" }
}

extension [Instrument] {
  /// Puts a form among the instruments, as a draft. Each version is imported once and never changes.
  package mutating func add(_ questionnaire: Questionnaire, licence: Licence) throws(ShelfProblem) {
    let same = first {
      $0.identity == questionnaire.identity && $0.questionnaire.version == questionnaire.version
    }
    if let same {
      guard same.questionnaire.json != questionnaire.json else { throw .alreadyHere }
      throw .versionTaken(questionnaire.version ?? "utan nummer")
    }
    append(Instrument(questionnaire, licence: licence))
  }

  /// The version to begin new forms in.
  package func newestActive(_ identity: String) -> Instrument? {
    filter { $0.identity == identity && $0.mayBeFilledIn }.max { left, right in
      VersionOrder.isOlder(left.questionnaire.version, right.questionnaire.version)
    }
  }
}

/// Version numbers by their parts: 2.10 is newer than 2.9.
enum VersionOrder {
  static func isOlder(_ left: String?, _ right: String?) -> Bool {
    let (leftParts, rightParts) = (parts(left), parts(right))
    for index in 0..<max(leftParts.count, rightParts.count) {
      let (left, right) = (leftParts.part(index), rightParts.part(index))
      if left == right { continue }
      if let left = Int(left), let right = Int(right) { return left < right }
      return left < right
    }
    return false
  }

  private static func parts(_ version: String?) -> [Substring] {
    (version ?? "").split(whereSeparator: { ".-+_".contains($0) })
  }
}

extension [Substring] {
  fileprivate func part(_ index: Int) -> Substring { indices.contains(index) ? self[index] : "0" }
}
