extension String {
  /// The text as a short key: "Ja, i länet" becomes "ja-i-lanet". Empty when nothing can be kept.
  var slug: String {
    let plain: [Character: String] = ["å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ü": "u", "æ": "a", "ø": "o"]
    var slug = ""
    for letter in lowercased() {
      let written = plain[letter] ?? (letter.isASCII && (letter.isLetter || letter.isNumber) ? String(letter) : "-")
      if written != "-" || (!slug.isEmpty && slug.last != "-") { slug += written }
    }
    while slug.last == "-" { slug.removeLast() }
    return String(slug.prefix(40))
  }
}
