import HTML
import Vocabulary

/// How many are on each level, as bars, with an arrow at one's own. Sv: fördelning.
struct LevelDistribution {
  struct Bar {
    let label: String
    let look: String
    let count: Int
    /// The bands 0-4 it stands for; empty for those without a level.
    let bands: ClosedRange<Int>?
    /// Those without a level are in it.
    var holdsWithoutLevel = false
  }

  let bars: [Bar]
  let own: (name: String, level: Level)?

  /// Nil when nothing may be shown.
  init?(_ levels: DisclosedLevels, own: (name: String, level: Level)?) {
    switch levels {
    case .seen(let counts, _): self.init(counts, own: own)
    case .grouped(let grouped): self.init(grouped, own: own)
    case .withheld: return nil
    }
  }

  init(_ counts: LevelCounts, own: (name: String, level: Level)?) {
    let levels = counts.bands.enumerated().reversed().map { band, count in
      Bar(label: LevelLook.ranges[band], look: "l\(band)", count: count, bands: band...band)
    }
    bars =
      levels + [
        Bar(label: "Vet inte", look: "lq", count: counts.unknown, bands: nil),
        Bar(label: "Inget värde", look: "lx", count: counts.missing + counts.unscored, bands: nil),
      ]
    self.own = own
  }

  private init(_ grouped: GroupedLevels, own: (name: String, level: Level)?) {
    bars = grouped.groups.reversed().map { group in
      Bar(
        label: group.range.map { group.holdsWithoutLevel ? "\($0), –" : $0 } ?? "Utan nivå",
        look: group.bands.map { "l\($0.upperBound)" } ?? "lx", count: group.count, bands: group.bands,
        holdsWithoutLevel: group.holdsWithoutLevel)
    }
    self.own = own
  }

  var height: Int { bars.count * 25 + (bars.count > 5 ? 21 : 12) }

  /// What the drawing says, for those who do not see it.
  var sentence: String {
    guard let most = bars.filter({ $0.bands != nil }).max(by: { $0.count < $1.count }), most.count > 0 else {
      return "Ingen har en nivå i frågan än."
    }
    let ownWords = own.map { " \($0.name): \(LevelLook.spoken($0.level))." } ?? ""
    let level = most.holdsWithoutLevel ? "\(most.label.dropLast(3)) eller har ingen nivå" : most.label
    return "Flest, \(SwedishNumber.text(most.count)), ligger på nivå \(level).\(ownWords)"
  }

  static let width = 340.0
  /// A bar leaves room for its number, and for the name of one's own.
  private var longest: Double { own == nil ? 200 : 130 }

  var shapes: HTML {
    let most = max(1, bars.map(\.count).max() ?? 1)
    var html: HTML = ""
    for (index, bar) in bars.enumerated() {
      let top = 6 + index * 25 + (bar.bands == nil ? 8 : 0)
      let width = longest * Double(bar.count) / Double(most)
      html += """
        <text x="76" y="\(top + 14)" text-anchor="end">\(bar.label)</text>\
        <rect class="\(bar.look)" x="84" y="\(top)" width="\(Coordinate.text(max(width, 0.5)))" height="19"/>\
        <text x="\(Coordinate.text(90 + width))" y="\(top + 14)">\(SwedishNumber.text(bar.count))</text>\(mark(bar, top, width))
        """
    }
    return html
  }

  private func mark(_ bar: Bar, _ top: Int, _ width: Double) -> HTML {
    guard let own, isOwn(bar, own.level) else { return .empty }
    let left = 90 + width + Double(String(bar.count).count) * 7.5 + 6
    return """
      <path class="me" d="M\(Coordinate.text(left)) \(top + 9).5l7-6v4h9v4h-9v4z"/>\
      <text class="strong" x="\(Coordinate.text(left + 20))" y="\(top + 14)">\(PictureText.fitting(own.name, size: 12, isStrong: true, within: Self.width - left - 20))</text>
      """
  }

  private func isOwn(_ bar: Bar, _ level: Level) -> Bool {
    if let band = level.band { return bar.bands?.contains(band) ?? false }
    if bar.holdsWithoutLevel { return true }
    guard bar.bands == nil else { return false }
    return bar.look == "lq" ? level == .unknown : level != .unknown || !bars.contains { $0.look == "lq" }
  }

  /// A bar of the lowest levels with those without a level among them.
  private var hasMixed: Bool { bars.contains { $0.holdsWithoutLevel && $0.bands != nil } }

  var chart: Chart {
    Chart(
      id: "fordelning", caption: "Fördelning",
      reading: """
        Antal svarande på varje nivå.\(own == nil ? "" : " Pilen visar er egen nivå.")\
        \(hasMixed ? " Strecket är de som inte har någon nivå." : "")
        """,
      title: "Fördelning av nivåer", sentence: sentence, width: Self.width, height: height, shapes: shapes)
  }
}
