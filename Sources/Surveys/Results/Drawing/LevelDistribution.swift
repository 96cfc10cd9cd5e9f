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
  }

  let bars: [Bar]
  let own: (name: String, level: Level)?

  init(_ counts: LevelCounts, groups: [ClosedRange<Int>], own: (name: String, level: Level)?) {
    let bands = counts.bands
    var bars = groups.reversed().map { group in
      Bar(
        label: Self.label(group), look: "l\(group.upperBound)", count: group.reduce(0) { $0 + bands[$1] }, bands: group)
    }
    if groups.count == 5 {
      bars.append(Bar(label: "Vet inte", look: "lq", count: counts.unknown, bands: nil))
      bars.append(Bar(label: "Inget värde", look: "lx", count: counts.missing + counts.unscored, bands: nil))
    } else {
      let rest = counts.unknown + counts.missing + counts.unscored
      bars.append(Bar(label: "Utan nivå", look: "lx", count: rest, bands: nil))
    }
    self.bars = bars
    self.own = own
  }

  private static func label(_ group: ClosedRange<Int>) -> String {
    "\(group.lowerBound * 20)–\(group.upperBound == 4 ? 100 : group.upperBound * 20 + 19)"
  }

  var height: Int { bars.count * 25 + (bars.count > 5 ? 21 : 12) }

  /// What the drawing says, for those who do not see it.
  var sentence: String {
    guard let most = bars.filter({ $0.bands != nil }).max(by: { $0.count < $1.count }), most.count > 0 else {
      return "Ingen har en nivå i frågan än."
    }
    let ownWords = own.map { " \($0.name): \(LevelLook.spoken($0.level))." } ?? ""
    return "Flest, \(SwedishNumber.text(most.count)), ligger på nivå \(most.label).\(ownWords)"
  }

  var shapes: HTML {
    let most = max(1, bars.map(\.count).max() ?? 1)
    var html: HTML = ""
    for (index, bar) in bars.enumerated() {
      let top = 6 + index * 25 + (bar.bands == nil ? 8 : 0)
      let width = 190 * Double(bar.count) / Double(most)
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
      <text class="strong" x="\(Coordinate.text(left + 20))" y="\(top + 14)">\(Self.short(own.name))</text>
      """
  }

  private func isOwn(_ bar: Bar, _ level: Level) -> Bool {
    if let band = level.band { return bar.bands?.contains(band) ?? false }
    guard bar.bands == nil else { return false }
    return bar.look == "lq" ? level == .unknown : level != .unknown || !bars.contains { $0.look == "lq" }
  }

  private static func short(_ name: String) -> String { name.count > 14 ? "\(name.prefix(12))…" : name }

  var figure: HTML {
    """
    <figure class="chart"><figcaption>Fördelning <small>Antal svarande på varje nivå.\
    \(own == nil ? "" : " Pilen visar er egen nivå.")</small></figcaption>
    <svg viewBox="0 0 340 \(height)" role="img" aria-labelledby="fordelning-namn fordelning-text">\
    <title id="fordelning-namn">Fördelning av nivåer</title><desc id="fordelning-text">\(sentence)</desc>\(shapes)</svg></figure>
    """
  }
}
