internal import HTML
internal import Web

/// What part of a set is shown.
struct IndicatorFilter: Sendable {
  let form: String
  let theme: String
  let weight: String
  let withRetired: Bool
  private let values: Form

  init(query: Form) {
    values = query
    form = query.raw("form")
    theme = query.raw("tema")
    weight = query.raw("vikt")
    withRetired = query.isTicked("tillbakadragna")
  }

  var isActive: Bool { !form.isEmpty || !theme.isEmpty || !weight.isEmpty }

  func admits(_ indicator: Indicator) -> Bool {
    (form != "kort" || indicator.isCore) && (theme.isEmpty || indicator.themes.contains(theme))
      && (weight.isEmpty || String(indicator.weight) == weight) && (withRetired || !indicator.isRetired)
  }

  func form(themes: [IndicatorSet.Theme], path: String) -> HTML {
    """
    <form class="filter" method="get" action="\(path)">
    \(select("form", "Formulär", [("", "Hela formuläret"), ("kort", "Kortformuläret")]))
    \(select("tema", "Tema", [("", "Alla teman")] + themes.map { ($0.code, $0.name) }))
    \(select("vikt", "Vikt", [("", "Alla vikter"), ("3", "3, lag eller säkerhet"), ("2", "2, starkt rekommenderat"), ("1", "1, utveckling"), ("0", "0, bakgrund")]))
    <div><label><input type="checkbox" name="tillbakadragna" value="ja"\(attribute("checked", when: withRetired))> Visa tillbakadragna</label></div>
    <button class="btn second">Visa</button><a class="btn quiet" href="\(path)">Rensa</a></form>
    """
  }

  private func select(_ name: String, _ label: String, _ choices: [(String, String)]) -> HTML {
    """
    <div><label for="filter-\(name)">\(label)</label><select id="filter-\(name)" name="\(name)">\(choices.html { value, text in
      "<option value=\"\(value)\"\(attribute("selected", when: values.raw(name) == value))>\(text)</option>"
    })</select></div>
    """
  }
}
