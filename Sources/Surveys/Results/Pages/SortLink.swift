import HTML

/// A column heading that sorts the table by a link, with what it is sorted by now.
struct SortLink {
  let filter: ResultFilter
  let path: String

  func heading(_ text: String, _ order: String, isNumber: Bool = false) -> HTML {
    let isCurrent = filter.order == order
    let turns = isCurrent && !filter.isDescending
    let sort = isCurrent ? (filter.isDescending ? "descending" : "ascending") : nil
    return """
      <th scope="col"\(attribute("class", isNumber ? "num" : nil))\(attribute("aria-sort", sort))>\
      <a href="\(path)\(filter.query(order: order, isDescending: turns))#tabell-rubrik">\(text)</a></th>
      """
  }
}
