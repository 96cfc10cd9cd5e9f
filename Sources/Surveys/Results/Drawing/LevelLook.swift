import HTML

/// How levels look: a class per band for colour and pattern, and the words beside. Sv: nivåernas utseende.
enum LevelLook {
  static let words = LevelStep.allCases.map { "\($0.range) \($0.swedish)" }
  static let ranges = LevelStep.allCases.map(\.range)

  static func name(_ level: Level?) -> String {
    switch level {
    case .scored(let number):
      switch LevelStep(number) {
      case .lacking: "l0"
      case .begun: "l1"
      case .partly: "l2"
      case .mostly: "l3"
      case .inPlace: "l4"
      }
    case .unknown: "lq"
    default: "lx"
    }
  }

  /// What stands in a narrow cell.
  static func sign(_ level: Level?) -> String {
    switch level {
    case .scored(let number): String(number)
    case .unknown: "?"
    default: "–"
    }
  }

  /// What is read aloud and shown in a tip.
  static func spoken(_ level: Level?) -> String {
    switch level {
    case .scored(let number): String(number)
    case .unknown: "vet inte"
    case .unscored: "räknas inte"
    case .missing: "inget värde"
    case nil: "visas inte"
    }
  }

  /// Table cells by `Level.byte`, made once: the heat table has ten thousand of them.
  static let heatCells: [HTML] = pieces { cell("", $0) }
  static let tableCells: [HTML] = pieces { cell("lv ", $0) }
  private static func cell(_ kind: String, _ level: Level?) -> HTML {
    "<td class=\"\(kind)\(name(level))\">\(sign(level))</td>"
  }

  /// Markup that differs by level alone, made once for all of them; the last is for a level that is not shown.
  static func pieces(_ make: (Level?) -> HTML) -> [HTML] {
    (0...255).map { make(Level(byte: UInt8($0))) } + [make(nil)]
  }

  /// The place of a level among `pieces`.
  static func place(_ level: Level?) -> Int { level.map { Int($0.byte) } ?? 256 }

  static let hiddenCell: HTML = "<td class=\"lx\">–</td>"

  static let legend: HTML = """
    <ul class="legend chart" aria-label="Teckenförklaring">\(words.enumerated().html { item("l\($0)", $1) })\
    \(item("lx", "Inget värde"))\(item("lq", "Vet inte"))</ul>
    """

  private static func item(_ name: String, _ words: String) -> HTML {
    """
    <li><svg viewBox="0 0 28 18" aria-hidden="true"><rect class="\(name)" x=".5" y=".5" width="27" height="17"/></svg>\
    <span>\(words)</span></li>
    """
  }
}
