/// A street address in free text. A shelter's is kept nowhere, so a text that holds one is refused. Sv: gatuadress.
package enum StreetAddress {
  /// The part of the text that looks like a street address or a postal code; nil when there is none.
  package static func found(in text: String) -> String? {
    let street = /\p{Lu}[\p{L}\-]+(?:gatan|vägen|gränden|gränd|stigen|torget|allén|backen|kajen)(?![\p{L}])(?:\s+\d+)?/
    let numbered =
      /(?i)[\p{L}\-]+\s?(?:gatan?|väg(?:en)?|gränd|stig(?:en)?|torg|allén?|backen?|kaj|plan|platsen|gård)\s+\d{1,3}(?!\d)/
    let postal = /\b[1-9]\d{2} ?\d{2}\s+\p{Lu}\p{L}+/
    for pattern in [street, numbered, postal] {
      if let match = text.firstMatch(of: pattern) { return String(match.output) }
    }
    return nil
  }

  /// The sentence for a field of a shelter; nil when the text will do.
  package static func fault(in text: String?) -> String? {
    guard let text, let part = found(in: text) else { return nil }
    return "”\(part)” ser ut som en adress. En jours adress får inte stå någonstans här. Ta bort den."
  }
}
