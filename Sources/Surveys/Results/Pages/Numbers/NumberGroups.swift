import HTML
import Vocabulary

/// The numbers for each municipality group and county. Only for those who see every number: a group can be small.
/// Sv: tal per grupp.
struct NumberGroups {
  let view: RoundView
  let column: SnapshotColumn
  let rows: [Int]

  private var isShare: Bool { column.indicator.answerType == .share }

  var html: HTML {
    guard view.disclosure.seesEveryone,
      view.disclosure.numbers(of: column, among: rows, in: view.snapshot) != nil
    else { return .empty }
    return table("grupper", "Tal per kommungrupp", "Kommungrupp", byGroup)
      + table("lan-tabell", "Tal per län", "Län", byCounty)
  }

  private typealias Group = (name: String, numbers: [Float])

  private var byGroup: [Group] {
    let numbers = numbers(view.snapshot.groups.count, view.snapshot.groupPlaces)
    return Sweden.current.groups.compactMap { group in
      view.snapshot.groups.firstIndex(of: group.code).map { (group.name, numbers[$0]) }
    }.filter { !$0.numbers.isEmpty }
  }

  private var byCounty: [Group] {
    let numbers = numbers(view.snapshot.counties.count, view.snapshot.countyPlaces)
    return Sweden.current.counties.compactMap { county in
      view.snapshot.counties.firstIndex(of: county.code).map { (county.name, numbers[$0]) }
    }.filter { !$0.numbers.isEmpty }
  }

  private func numbers(_ count: Int, _ places: [Int]) -> [[Float]] {
    var members = [[Int]](repeating: [], count: count)
    for row in rows { members[places[row]].append(row) }
    return members.map { view.disclosure.numbers(of: column, among: $0, in: view.snapshot) ?? [] }
  }

  private func table(_ id: String, _ caption: String, _ first: String, _ groups: [Group]) -> HTML {
    guard groups.count > 1, groups.contains(where: { NumberSpread($0.numbers) != nil }) else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption)</caption>\
      <thead><tr><th scope="col">\(first)</th><th scope="col" class="num">Med tal</th><th scope="col" class="num">Mitten</th>\
      <th scope="col" class="num">Mellersta hälften</th><th scope="col" class="num">Lägst–högst</th>\
      \(isShare ? .empty : Self.sumHead)</tr></thead><tbody>\(groups.html(row))</tbody></table></div>
      """
  }

  private static let sumHead: HTML = "<th scope=\"col\" class=\"num\">Summa</th>"

  private func row(_ group: Group) -> HTML {
    let first: HTML =
      "<tr><th scope=\"row\">\(group.name)</th><td class=\"num\">\(SwedishNumber.text(group.numbers.count))</td>"
    guard let spread = NumberSpread(group.numbers) else {
      return "\(first)<td class=\"num\" colspan=\"\(isShare ? 3 : 4)\">För få tal</td></tr>"
    }
    return """
      \(first)<td class="num">\(NumberSpread.text(spread.median))</td><td class="num">\(spread.middleHalf)</td>\
      <td class="num">\(NumberSpread.text(spread.lowest))–\(NumberSpread.text(spread.highest))</td>\
      \(isShare ? .empty : HTML("<td class=\"num\">\(NumberSpread.text(spread.sum))</td>"))</tr>
      """
  }
}
