package import Storage

extension Set<TimelineItem.Audience> {
  /// Words that name none are left out.
  package init(words: [String]) { self.init(words.compactMap(TimelineItem.Audience.init(rawValue:))) }

  /// Those ticked in a form.
  package init(form: Form) { self.init(words: form.all("malgrupp")) }

  package init(row: Row) throws { self.init(words: try row.words("audiences")) }

  /// As a row keeps them.
  package var stored: String { map(\.rawValue).sorted().joined(separator: " ") }

  /// In the order of the form.
  package var swedish: [String] { TimelineItem.Audience.allCases.filter(contains).map(\.swedish) }

  /// As a form has them.
  package var fields: [(String, String)] { map { ("malgrupp", $0.rawValue) } }
}

extension TimelineItem.Theme {
  /// The one chosen in a form; nil for none.
  package init?(form: Form) { self.init(rawValue: form.raw("tema")) }

  package init?(row: Row) throws { self.init(rawValue: try row.optional("theme") ?? "") }
}
