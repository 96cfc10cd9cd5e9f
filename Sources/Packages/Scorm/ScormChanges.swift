internal import Foundation

extension ScormChange {
  /// Reads the field `values` of the player's form: a JSON list of pairs, at most 5 000. Nil for anything else.
  package static func list(_ json: String) -> [ScormChange]? {
    guard json.utf8.count <= 4 * ScormState.mostBytes else { return nil }
    guard let pairs = try? JSONDecoder().decode([[String]].self, from: Data(json.utf8)) else { return nil }
    guard pairs.count <= 5_000, pairs.allSatisfy({ $0.count == 2 }) else { return nil }
    return pairs.map { ScormChange($0[0], $0[1]) }
  }
}

extension ScormState {
  /// What the adapter is given at the start, as JSON: each element that has a value, by name. What an item may not read
  /// is there as well, so that its lists go on where they ended, but without the values.
  package func startValues() throws -> String {
    var all = told
    for (name, value) in values where all[name] == nil {
      let isReadable = (try? ScormPlace(name).element().access) != .writeOnly
      if isReadable { all[name] = value } else if name.hasPrefix("cmi.interactions.") { all[name] = "" }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(all), as: UTF8.self)
  }

  /// What the item reads and cannot set.
  var told: [String: String] {
    [
      "cmi.core.student_id": learner.id,
      "cmi.core.student_name": learner.name,
      "cmi.core.credit": terms.isForCredit ? "credit" : "no-credit",
      "cmi.core.lesson_mode": terms.isForCredit ? "normal" : "browse",
      "cmi.core.entry": entry,
      "cmi.core.total_time": earlierTime.description,
      "cmi.launch_data": terms.launchData,
      "cmi.comments_from_lms": "",
      "cmi.student_data.mastery_score": terms.masteryScore,
      "cmi.student_data.max_time_allowed": terms.maxTimeAllowed,
      "cmi.student_data.time_limit_action": terms.timeLimitAction,
    ]
  }
}
