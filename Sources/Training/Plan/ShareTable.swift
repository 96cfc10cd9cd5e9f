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
  /// What is counted, where the table says it.
  var basis: ShareBasis?

  var html: HTML {
    guard !rows.isEmpty else { return "<p>Ingen personal är känd än.</p>" }
    return """
      <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data">
      <caption class="vh" id="\(id)">Andel utbildade\(place.map { ", \($0.lowercased())" } ?? "")</caption>
      <thead><tr>\(place.map { HTML("<th scope=\"col\">\($0)</th>") } ?? .empty)<th scope="col">Yrkesgrupp</th>\
      <th scope="col">Har grunden</th><th scope="col">Har allt som behövs</th></tr></thead>
      <tbody>\(rows.html(row))</tbody></table></div>
      \(basis.map { HTML("<p class=\"soft\">\($0.words)</p>") } ?? .empty)
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

/// Whom a table of shares counts: the same place has another number for its manager than for those who see no names.
/// Sv: vilka andelen räknas på.
enum ShareBasis {
  /// For the manager; also those who have said no organisation, where it is a municipality's.
  case everybody(isMunicipality: Bool)
  /// Of one organisation, for others.
  case guarded(isMunicipality: Bool)
  /// Of all organisations of a county.
  case county

  var words: String {
    switch self {
    case .everybody(let isMunicipality):
      "”12 av 30” är 12 av de 30 som räknas hos er: de som har en funktion och de som ni har lagt till eller rapporterat. "
        + (isMunicipality
          ? "Den som har uppgett kommunen men ingen organisation räknas också, utan namn, där de är minst \(Share.fewest). "
          : "")
        + "Har ni angett ett större antal räknas andelen på det."
    case .guarded(let isMunicipality):
      "”12 av 30” är 12 av de 30 som räknas. "
        + (isMunicipality
          ? "Den som har uppgett kommunen men ingen organisation räknas för sig, och bara om de är minst \(Share.fewest). "
          : "")
        + "Därför kan den egna chefen se ett annat antal än du."
    case .county:
      "”12 av 30” är 12 av de 30 som räknas i kommunens alla organisationer tillsammans. En organisation är med där den har "
        + "minst \(Share.fewest) i yrkesgruppen. Därför kan talet vara ett annat än på organisationens egen sida."
    }
  }
}
