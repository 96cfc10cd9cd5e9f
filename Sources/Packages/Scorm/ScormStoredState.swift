/// What of a state is stored: not the learner, and not what was answered, which the item itself may not read back. Lists are counted anew from the names. An element that we do not know is
/// an error: nobody but us has written it.
extension ScormState: Codable {
  private enum CodingKeys: String, CodingKey { case terms, values, earlierTime, entry, isFinished, hasBeenCompleted }

  package init(from decoder: any Decoder) throws {
    let stored = try decoder.container(keyedBy: CodingKeys.self)
    self.init(terms: try stored.decode(ScormTerms.self, forKey: .terms))
    let values = try stored.decode([String: String].self, forKey: .values)
    for (name, value) in values {
      do { try restore(name, value) } catch {
        throw DecodingError.dataCorruptedError(forKey: .values, in: stored, debugDescription: "\(name): \(error)")
      }
    }
    earlierTime = ScormTimespan(hundredths: try stored.decode(Int.self, forKey: .earlierTime))
    entry = try stored.decode(String.self, forKey: .entry)
    isFinished = try stored.decode(Bool.self, forKey: .isFinished)
    hasBeenCompleted = try stored.decode(Bool.self, forKey: .hasBeenCompleted)
  }

  package func encode(to encoder: any Encoder) throws {
    var stored = encoder.container(keyedBy: CodingKeys.self)
    try stored.encode(terms, forKey: .terms)
    let kept = Dictionary(
      uniqueKeysWithValues: values.map { ($0.key, $0.key.hasPrefix("cmi.interactions.") ? "" : $0.value) })
    try stored.encode(kept, forKey: .values)
    try stored.encode(earlierTime.hundredths, forKey: .earlierTime)
    try stored.encode(entry, forKey: .entry)
    try stored.encode(isFinished, forKey: .isFinished)
    try stored.encode(hasBeenCompleted, forKey: .hasBeenCompleted)
  }
}
