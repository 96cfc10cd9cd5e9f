/// How one learner stands in one item: what the item has set, over all its sessions, and what it is told. A pure value;
/// what is stored has no name of a person in it. Sv: läget i en kursdel
package struct ScormState: Sendable, Equatable {
  /// Who the item is told that it meets, for this session only.
  package internal(set) var learner = ScormLearner.nobody
  /// What the manifest says of the item.
  package internal(set) var terms: ScormTerms
  /// By the name of the element, as it was set. `session_time` and `exit` are of the session that is going on.
  private(set) var values: [String: String] = [:]
  /// How long each list is, by its own name.
  private(set) var counts: [String: Int] = [:]
  /// Of the sessions before this one.
  package internal(set) var earlierTime = ScormTimespan(hundredths: 0)
  /// `ab-initio`, `resume` or empty: how this session began.
  package internal(set) var entry = "ab-initio"
  package internal(set) var isFinished = false
  /// Whether the item has ever been passed or completed: what it says in a later session does not take it back.
  package internal(set) var hasBeenCompleted = false
  private(set) var bytes = 0

  /// Names, values and 16 bytes for each, so that no item can fill the database.
  static let mostBytes = 1_000_000

  /// Before the first session.
  package init(terms: ScormTerms) { self.terms = terms }
}

extension ScormState {
  /// What `LMSGetValue` answers; empty for what has not been set.
  package func get(_ name: String) throws(ScormFault) -> String {
    let place = try ScormPlace(name)
    if let keyword = ScormElement.keywords[place.pattern] {
      try requirePlaces(place)
      return keyword
    }
    if place.countedList != nil {
      try requirePlaces(place)
      return String(counts[String(name.dropLast("._count".count))] ?? 0)
    }
    let element = try place.element()
    if element.access == .writeOnly { throw .writeOnly }
    try requirePlaces(place)
    return told[name] ?? values[name] ?? Self.unset[place.pattern] ?? ""
  }

  /// What `LMSSetValue` does.
  package mutating func set(_ name: String, _ value: String) throws(ScormFault) {
    let place = try ScormPlace(name)
    if ScormElement.keywords[place.pattern] != nil || place.countedList != nil { throw .keyword }
    let element = try place.element()
    if element.access == .readOnly { throw .readOnly }
    for list in place.lists where list.index > counts[list.name] ?? 0 { throw .invalidArgument }
    for list in place.lists where list.index >= ScormElement.lists[list.pattern] ?? 0 { throw .general }
    guard element.kind.takes(value) else { throw .incorrectType }
    try put(value, at: name, place)
  }

  private mutating func put(_ value: String, at name: String, _ place: ScormPlace) throws(ScormFault) {
    guard bytes - size(name, values[name]) + size(name, value) <= Self.mostBytes else { throw .general }
    put(name, value)
    count(place)
  }

  private func size(_ name: String, _ value: String?) -> Int {
    value.map { name.utf8.count + $0.utf8.count + 16 } ?? 0
  }

  private mutating func count(_ place: ScormPlace) {
    for list in place.lists { counts[list.name] = max(counts[list.name] ?? 0, list.index + 1) }
  }

  private func requirePlaces(_ place: ScormPlace) throws(ScormFault) {
    for list in place.lists where list.index >= counts[list.name] ?? 0 { throw .invalidArgument }
  }

  /// Takes back what was stored.
  mutating func restore(_ name: String, _ value: String) throws(ScormFault) {
    let place = try ScormPlace(name)
    _ = try place.element()
    put(name, value)
    count(place)
  }

  /// Sets or forgets an element that stands in no list, without asking what it may hold.
  mutating func put(_ name: String, _ value: String?) {
    bytes += size(name, value) - size(name, values[name])
    values[name] = value
  }

  private static let unset = [
    "cmi.core.lesson_status": "not attempted", "cmi.objectives.n.status": "not attempted",
    "cmi.student_preference.audio": "0", "cmi.student_preference.speed": "0", "cmi.student_preference.text": "0",
  ]
}
