/// What people type differently although they mean the same.
extension String {
  /// On one line, with one space between the words.
  package var spacedAlike: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// To compare by: without what people write differently, case and space.
  package var alike: String { lowercased().spacedAlike }
}
