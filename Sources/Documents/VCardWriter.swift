/// Writes vCard 4.0 (RFC 6350). There is no ADR among its lines, on purpose.
package enum VCardWriter {
  package static func bytes(of cards: [VCard]) -> [UInt8] {
    Array(cards.flatMap(lines).map(folded).joined().utf8)
  }

  private static func lines(of card: VCard) -> [String] {
    let shown = [card.name, card.organisation, card.emails.first ?? ""].first { !$0.isEmpty } ?? "Namn saknas"
    var lines = ["BEGIN:VCARD", "VERSION:4.0", "FN:" + escaped(shown)]
    if !card.familyName.isEmpty || !card.givenName.isEmpty {
      lines.append("N:\(escaped(card.familyName));\(escaped(card.givenName));;;")
    }
    if !card.organisation.isEmpty || !card.department.isEmpty {
      let parts = card.department.isEmpty ? [card.organisation] : [card.organisation, card.department]
      lines.append("ORG:" + parts.map(escaped).joined(separator: ";"))
    }
    let single = [("TITLE", card.title), ("ROLE", card.role), ("NOTE", card.note), ("UID", card.uid)]
    lines += single.filter { !$0.1.isEmpty }.map { "\($0.0):\(escaped($0.1))" }
    lines += card.emails.map { "EMAIL:" + escaped($0) }
    lines += card.phones.map { "TEL\(type(of: $0.kind)):\(escaped($0.number))" }
    lines += card.webPages.map { "URL:" + escaped($0, separators: "") }
    let categories = card.categories.map { escaped($0) }.joined(separator: ",")
    if !categories.isEmpty { lines.append("CATEGORIES:" + categories) }
    return lines + ["END:VCARD"]
  }

  private static func type(of kind: VCard.PhoneKind) -> String {
    kind == .other ? "" : ";TYPE=\(kind.rawValue)"
  }

  private static func escaped(_ text: String) -> String { escaped(text, separators: ",;\\") }

  private static func escaped(_ text: String, separators: String) -> String {
    var result = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        result += separators.isEmpty ? "" : "\\n"
      } else if scalar == "\t" || scalar.value >= 32 && scalar.value != 127 {
        if separators.unicodeScalars.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// At most 75 octets a line; a break never falls inside a character.
  private static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = scalar.utf8.count
      if octets + size > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += size
    }
    return result + "\r\n"
  }
}
