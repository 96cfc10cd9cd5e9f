extension String {
  /// As inside a sentence; a word of capitals, such as "FoU-ledare", stays as it is.
  package var lowercasedFirst: String {
    dropFirst().prefix { $0.isLetter }.contains(where: \.isUppercase) ? self : prefix(1).lowercased() + dropFirst()
  }

  /// As where a sentence begins.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
