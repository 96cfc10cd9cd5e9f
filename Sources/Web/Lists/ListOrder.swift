package import HTML
internal import Vocabulary

/// By which column a list is sorted, as its address says. Sv: ordning.
package struct ListOrder: Sendable {
  package let column: String
  package let isDescending: Bool
  private let address: ListAddress

  /// The first column is the one sorted by when the address says nothing.
  package init(_ visit: Visit, columns: [String], address: ListAddress) {
    let wanted = visit.query("ordning")
    column = columns.first { $0 == wanted } ?? columns.first ?? ""
    isDescending = visit.query("riktning") == "ner"
    self.address = address
  }

  /// The head of a column with a link that sorts by it, and the other way when it is sorted already.
  package func head(_ name: String, _ title: String, isNumber: Bool = false) -> HTML {
    let isCurrent = name == column
    let direction = isCurrent && !isDescending ? "ner" : ""
    let sort = !isCurrent ? nil : isDescending ? "descending" : "ascending"
    let path = address.with(["ordning": name, "riktning": direction, "sida": ""])
    return """
      <th scope="col"\(attribute("class", isNumber ? "num" : nil))\(attribute("aria-sort", sort))>\
      <a href="\(path)">\(title)</a></th>
      """
  }

  /// In Swedish order of a text; equals keep their order.
  package func sorted<Element>(_ elements: [Element], by text: (Element) -> String) -> [Element] {
    let sorted = SwedishOrder.sorted(elements, by: text)
    return isDescending ? sorted.reversed() : sorted
  }
}
