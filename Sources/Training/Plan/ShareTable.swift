internal import HTML
internal import Vocabulary

/// How many have what they need, by place and role.
struct ShareTable {
  let rows: [ShareRow]
  /// For the manager alone: others see nothing from which one person could be told.
  let isExact: Bool
  /// What the places are; nil when there is one.
  var place: String?
  var id = "andelar"

  var html: HTML {
    guard !rows.isEmpty else { return "<p>Ingen personal är känd än.</p>" }
    return """
      <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data">
      <caption class="vh" id="\(id)">Andel utbildade\(place.map { ", \($0.lowercased())" } ?? "")</caption>
      <thead><tr>\(place.map { HTML("<th scope=\"col\">\($0)</th>") } ?? .empty)<th scope="col">Yrkesgrupp</th>\
      <th scope="col">Har grunden</th><th scope="col">Har allt som behövs</th></tr></thead>
      <tbody>\(rows.html(row))</tbody></table></div>
      """
  }

  private func row(_ row: ShareRow) -> HTML {
    let words = { (share: Share) in isExact ? share.exact : share.guarded }
    let head: HTML =
      place != nil
      ? "<th scope=\"row\">\(row.place)</th><td>\(row.profession.swedish)</td>"
      : "<th scope=\"row\">\(row.profession.swedish)</th>"
    return "<tr>\(head)<td>\(words(row.base))</td><td>\(words(row.whole))</td></tr>"
  }
}
