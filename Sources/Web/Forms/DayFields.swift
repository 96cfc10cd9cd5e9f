package import Vocabulary

/// How forms read days, times and links.
extension Problems {
  /// Texts that may be left out, and that have to be short enough to be read.
  package mutating func limit(_ form: Form, _ fields: [String], to limit: Int) {
    for field in fields {
      let count = form.text(field)?.count ?? 0
      if count > limit { add(field, "Texten är \(count) tecken lång. Korta den till högst \(limit) tecken.") }
    }
  }

  /// A day that may be left out; a problem when it is no day.
  package mutating func day(_ form: Form, _ field: String) -> CalendarDate? {
    guard let text = form.text(field) else { return nil }
    guard let day = CalendarDate(text) else {
      add(field, "”\(text)” är inget datum. Skriv som 2026-11-22.")
      return nil
    }
    return day
  }

  /// A time of day that may be left out; a problem when it is none.
  package mutating func time(_ form: Form, _ field: String) -> ClockTime? {
    guard let text = form.text(field) else { return nil }
    guard let time = ClockTime(text) else {
      add(field, "”\(text)” är inget klockslag. Skriv som 13.15.")
      return nil
    }
    return time
  }
}

extension Problems {
  /// An address on the web that may be left out; only https and http are links.
  package mutating func webAddress(_ form: Form, _ field: String) -> String? {
    guard let text = form.text(field) else { return nil }
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard isAddress, text.count <= 2000, !text.contains(where: \.isWhitespace), text.contains(".") else {
      add(field, "Länken ska börja med https:// och inte ha mellanslag. Kopiera den från webbläsaren.")
      return nil
    }
    return text
  }
}
