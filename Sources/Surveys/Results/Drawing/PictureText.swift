import HTML

/// A line of text in a drawing to save, and the room it takes in the widest of the fonts it may meet. Sv: textrad i bild.
struct PictureText {
  enum Anchor: String { case start, middle, end }

  let words: String
  let x: Double
  /// Where the letters stand.
  let y: Double
  var size = 12.0
  var isStrong = false
  var isSoft = false
  var anchor = Anchor.start

  var left: Double {
    switch anchor {
    case .start: x
    case .middle: x - width / 2
    case .end: x - width
    }
  }
  var right: Double { left + width }
  var width: Double { Self.width(words, size: size, isStrong: isStrong) }

  var markup: HTML {
    """
    <text\(attribute("class", isSoft ? "soft" : nil)) x="\(Coordinate.text(x))" y="\(Coordinate.text(y))" \
    font-size="\(Coordinate.text(size))"\(attribute("font-weight", isStrong ? "600" : nil))\
    \(attribute("text-anchor", anchor == .start ? nil : anchor.rawValue))>\(words)</text>
    """
  }

  /// Rather too much than too little: the picture is drawn on machines with other fonts than the one who looks has.
  static func width(_ words: String, size: Double, isStrong: Bool = false) -> Double {
    words.reduce(0) { $0 + share(of: $1) } * size * (isStrong ? 1.13 : 1)
  }

  private static func share(of letter: Character) -> Double {
    switch letter {
    case "i", "j", "l", "I", ".", ",", ":", ";", "|", "!", "'", " ", "\u{A0}": 0.36
    case "f", "t", "r", "(", ")", "-", "/": 0.43
    case "m", "w", "M", "W", "@", "%", "…", "—": 1.02
    case "A"..."Z", "Å", "Ä", "Ö": 0.8
    default: 0.66
    }
  }

  /// The words in lines that are at most so wide; a word that is wider is broken.
  static func lines(_ words: String, size: Double, isStrong: Bool = false, within most: Double) -> [String] {
    var (lines, line) = ([String](), "")
    for word in words.split(separator: " ").flatMap({ pieces($0, size: size, isStrong: isStrong, within: most) }) {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      if line.isEmpty || width(longer, size: size, isStrong: isStrong) <= most {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func pieces(_ word: Substring, size: Double, isStrong: Bool, within most: Double) -> [String] {
    var (pieces, piece) = ([String](), "")
    for letter in word {
      if !piece.isEmpty, width("\(piece)\(letter)", size: size, isStrong: isStrong) > most {
        pieces.append(piece)
        piece = ""
      }
      piece.append(letter)
    }
    return pieces + [piece]
  }
}

/// Lines of text under each other in a column of a drawing to save. Sv: textspalt i bild.
struct PictureColumn {
  let left: Double
  let width: Double
  /// Where the next line begins.
  var bottom: Double
  private(set) var texts: [PictureText] = []

  init(left: Double, top: Double, width: Double) {
    (self.left, self.width, bottom) = (left, width, top)
  }

  mutating func write(
    _ words: String, size: Double = 12, isStrong: Bool = false, isSoft: Bool = false, indent: Double = 0,
    air: Double = 0
  ) {
    bottom += air
    for line in PictureText.lines(words, size: size, isStrong: isStrong, within: width - indent) {
      bottom += size * 1.35
      texts.append(
        PictureText(
          words: line, x: left + indent, y: bottom - size * 0.35, size: size, isStrong: isStrong, isSoft: isSoft))
    }
  }
}

extension PictureText {
  /// As much of the words as there is room for.
  static func fitting(_ words: String, size: Double, isStrong: Bool = false, within most: Double) -> String {
    if width(words, size: size, isStrong: isStrong) <= most { return words }
    var cut = Substring(words)
    while !cut.isEmpty, width("\(cut)…", size: size, isStrong: isStrong) > most { cut = cut.dropLast() }
    return "\(cut)…"
  }
}
