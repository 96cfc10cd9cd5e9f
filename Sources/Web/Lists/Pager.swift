package import HTML

/// One page of a long list and the links to the others. Sv: sidor.
package struct Pager: Sendable {
  package static let size = 50

  package let page: Int
  package let pages: Int
  package let total: Int
  private let address: ListAddress

  package init(_ visit: Visit, total: Int, address: ListAddress) {
    self.init(visit.askedPage, total: total, address: address)
  }

  package init(_ page: Int, total: Int, address: ListAddress) {
    self.total = total
    self.address = address
    pages = Self.pages(of: total)
    self.page = min(max(1, page), pages)
  }

  /// Where the page's elements lie in the whole list.
  package var range: Range<Int> { Self.range(page, of: total) }

  package static func range(_ page: Int, of total: Int) -> Range<Int> {
    let page = min(max(1, page), pages(of: total))
    return (page - 1) * size..<min(page * size, total)
  }

  private static func pages(of total: Int) -> Int { max(1, (total + size - 1) / size) }

  /// " , sida 2 av 6" for the title; nothing when there is one page.
  package var titlePart: String { pages > 1 ? ", sida \(page) av \(pages)" : "" }

  package var html: HTML {
    guard pages > 1 else { return .empty }
    return """
      <nav class="pager" aria-label="Sidor"><ul>\((1...pages).html(link))\
      \(page < pages ? HTML("<li><a href=\"\(address(page + 1))\" rel=\"next\">Nästa sida</a></li>") : .empty)</ul>\
      <p>\(range.lowerBound + 1)–\(range.upperBound) av \(total)</p></nav>
      """
  }

  private func link(_ number: Int) -> HTML {
    guard pages <= 9 || number == 1 || number == pages || abs(number - page) <= 2 else {
      return abs(number - page) == 3 ? "<li><span>…</span></li>" : .empty
    }
    let current = attribute("aria-current", number == page ? "page" : nil)
    return "<li><a href=\"\(address(number))\"\(current) aria-label=\"Sida \(number)\">\(number)</a></li>"
  }

  private func address(_ number: Int) -> String { address.with(["sida": number == 1 ? "" : "\(number)"]) }
}

extension Visit {
  /// The page of a list that the address asks for; nothing says that there is one.
  package var askedPage: Int { query.number("sida") ?? 1 }
}
