internal import Access
internal import Vocabulary

extension Organisation {
  /// Whether what somebody typed has its name in it, whatever the case, the spaces and the marks.
  func isNamed(in text: String) -> Bool { text.lettersAlike.contains(name.lettersAlike) }
}

extension String {
  /// To compare by: without case, spaces and marks.
  var lettersAlike: String { alike.filter { $0.isLetter || $0.isNumber } }

  /// Whether it is what shelters are called, also those that the register does not know.
  var isLikeShelter: Bool {
    let letters = lettersAlike
    if ["bojour", "skyddatboende"].contains(where: { letters.contains($0) }) { return true }
    return letters.contains("jour") && ["kvinno", "tjej", "mans"].contains { letters.contains($0) }
  }
}
