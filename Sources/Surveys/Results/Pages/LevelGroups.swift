import HTML
import Vocabulary

/// The distribution for each municipality group or county. It is shown only to those who see everybody by name, since a
/// group can be small. Sv: fördelning per grupp.
struct LevelGroups {
  let view: RoundView
  let column: SnapshotColumn
  let rows: [Int]

  var html: HTML {
    guard column.indicator.isScored, view.disclosure.seesEveryone,
      !column.indicator.isSensitive || view.disclosure.seesExactly(rows, in: view.snapshot)
    else { return .empty }
    return table("grupper", "Fördelning per kommungrupp", "Kommungrupp", byGroup)
      + table("lan-tabell", "Fördelning per län", "Län", byCounty)
  }

  private var byGroup: [(String, LevelCounts)] {
    let counts = counted(view.snapshot.groups.count, view.snapshot.groupPlaces)
    return Sweden.current.groups.compactMap { group in
      view.snapshot.groups.firstIndex(of: group.code).map { (group.name, counts[$0]) }
    }.filter { $1.total > 0 }
  }

  private var byCounty: [(String, LevelCounts)] {
    let counts = counted(view.snapshot.counties.count, view.snapshot.countyPlaces)
    return Sweden.current.counties.compactMap { county in
      view.snapshot.counties.firstIndex(of: county.code).map { (county.name, counts[$0]) }
    }.filter { $1.total > 0 }
  }

  private func counted(_ count: Int, _ places: [Int]) -> [LevelCounts] {
    var counts = [LevelCounts](repeating: LevelCounts(), count: count)
    for row in rows { counts[places[row]].add(column.levels[row]) }
    return counts
  }

  private func table(_ id: String, _ caption: String, _ first: String, _ groups: [(String, LevelCounts)]) -> HTML {
    guard groups.count > 1 else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption)</caption>\
      <thead><tr><th scope="col">\(first)</th><th scope="col">Med nivå</th><th scope="col">Mitten</th>\
      <th scope="col">Skillnad</th>\(LevelLook.ranges.html { "<th scope=\"col\">\($0)</th>" })\
      <th scope="col">Vet inte</th><th scope="col">Inget värde</th></tr></thead><tbody>\
      \(groups.html(row))</tbody></table></div>
      """
  }

  private func row(_ name: String, _ counts: LevelCounts) -> HTML {
    let spread = Spread(counts)
    return """
      <tr><th scope="row">\(name)</th><td>\(counts.scored)</td><td>\(ChangeChart.text(spread.median))</td>\
      <td>\(ChangeChart.text(spread.difference))</td>\(counts.bands.html { "<td>\($0)</td>" })\
      <td>\(counts.unknown)</td><td>\(counts.missing + counts.unscored)</td></tr>
      """
  }
}
