/// The colours of levels where no style sheet reaches: the light ones of the sheet. Sv: nivåernas färger.
enum LevelPalette {
  /// What a band's area is filled with, what its border is drawn with, and the strokes of its pattern. A border stands
  /// out at least 3:1 from the area.
  struct Colours {
    let look: String
    let fill: String
    let border: String
    let mark: String
  }

  /// Those with a light border first: where two areas meet, the dark border of the lighter one is on top.
  static let all = [
    Colours(look: "l4", fill: "#173f5c", border: "#ffffff", mark: "#ffffff"),
    Colours(look: "l3", fill: "#2f7482", border: "#ffffff", mark: "#a9ccd1"),
    Colours(look: "l2", fill: "#86bba3", border: "#4a463c", mark: "#3f6155"),
    Colours(look: "l1", fill: "#cbd8a4", border: "#4a463c", mark: "#6d7658"),
    Colours(look: "l0", fill: "#f6e6bd", border: "#4a463c", mark: "#4a463c"),
    Colours(look: "lx", fill: "#fffefb", border: "#4a463c", mark: "#8f8a7e"),
    Colours(look: "lq", fill: "#e9e3ef", border: "#4a463c", mark: "#6f667a"),
  ]

  static let ink = "#20262a"
  static let soft = "#5a564b"
  static let line = "#17586e"
  static let warning = "#7d4f00"
}
