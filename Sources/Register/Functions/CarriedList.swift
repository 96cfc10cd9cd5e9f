internal import Access
internal import HTML
internal import Web

/// Everything a function carries, of all kinds, so that a handover forgets nothing.
struct CarriedList {
  let items: [CarriedItem]

  var html: HTML {
    guard !items.isEmpty else { return "<p>Inget väntar på funktionen just nu.</p>" }
    return "<ul class=\"rows\">\(items.html(row))</ul>"
  }

  private func row(_ item: CarriedItem) -> HTML {
    let title: HTML = item.path.map { "<a href=\"\($0)\">\(item.title)</a>" } ?? "\(item.title)"
    return "<li>\(title)<small>\(item.kind)</small></li>"
  }
}

extension Visit {
  /// What all features say that the function carries.
  func carried(by record: RegisterFunction) async throws -> [CarriedItem] {
    var items: [CarriedItem] = []
    for source in shell.carried { items += try await source.items(of: record.function.id, for: self) }
    return items
  }
}
