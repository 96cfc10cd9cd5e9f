internal import HTML
internal import Web

/// All sets, newest first. Sv: indikatoruppsättningar.
struct SetListPage {
  let sets: [SetOverview]
  let isInCountyTeam: Bool

  var page: Page {
    Page(
      "Indikatorer", width: .wide, lead: "Frågorna i kartläggningarna, hur svaren räknas och vad de vilar på.",
      actions: isInCountyTeam ? "<a class=\"btn\" href=\"/indikatorer/importera\">Läs in en uppsättning</a>" : .empty,
      content: sets.isEmpty ? empty : table)
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="tabell-namn" tabindex="0"><table class="data">
    <caption id="tabell-namn">Uppsättningar <small>\(sets.count) stycken, den nyaste först</small></caption>
    <thead><tr><th scope="col">Namn</th><th scope="col">Version</th><th scope="col" class="num">Frågor</th>\
    <th scope="col" class="num">I kortformuläret</th><th scope="col">Används av</th><th scope="col">Läge</th></tr></thead>
    <tbody>\(sets.html(row))</tbody></table></div>
    """
  }

  private func row(_ item: SetOverview) -> HTML {
    """
    <tr><th scope="row"><a href="\(SurveyPaths.set(item.set.id))">\(item.set.name)</a></th><td>\(item.set.version)</td>\
    <td class="num">\(item.questionCount)</td><td class="num">\(item.coreCount)</td>\
    <td>\(item.rounds.isEmpty ? "–" : item.rounds.joined(separator: ", "))</td><td>\(item.set.stateMark)</td></tr>
    """
  }

  private var empty: HTML {
    """
    <div class="empty"><p class="serif">Inga indikatorer än</p>
    <p>Läs in en uppsättning, så kan ni planera en kartläggning.</p>
    \(isInCountyTeam ? HTML("<p><a class=\"btn\" href=\"/indikatorer/importera\">Läs in en uppsättning</a></p>") : .empty)</div>
    """
  }
}

extension IndicatorSet {
  /// Whether it can be changed, in words with a shape.
  var stateMark: HTML {
    if isRetired { return "<span class=\"st wait\">Tillbakadragen</span>" }
    return isUsed ? "<span class=\"st lock\">Används, ändras inte</span>" : "<span class=\"st part\">Kan ändras</span>"
  }
}
