/// Reads contact cards of versions 2.1, 3.0 and 4.0, as phones, Outlook, Google and Evolution write them.
package enum VCardReader {
  package static func read(
    _ bytes: [UInt8], named name: String = "", limit: ReadLimit = .standard
  ) throws -> [VCard] {
    let file = SentFile(named: name)
    guard bytes.count <= limit.fileBytes else {
      throw file.problem(
        "är för stor för att vara kontaktkort. Exportera färre kontakter, utan bilder, och försök igen.")
    }
    let content = try plainBytes(bytes, file: file)
    guard !content.allSatisfy({ $0 <= 0x20 }) else {
      throw file.problem("är tom. Kontrollera att du valde rätt fil och att den sparades.")
    }
    return try cards(in: VCardLines.unfolded(content, file: file), file: file)
  }

  private static func cards(in lines: [VCardLine], file: SentFile) throws -> [VCard] {
    var cards: [VCard] = []
    var open: [VCardLine] = []
    var begun: [Int] = []
    for line in lines {
      if line.isMark("BEGIN") {
        begun.append(line.number)
      } else if line.isMark("END"), begun.popLast() != nil {
        guard begun.isEmpty else { continue }
        cards.append(VCard(lines: open))
        open = []
      } else if begun.count == 1 {
        open.append(line)
      }
    }
    if let start = begun.first {
      throw file.problem(
        "är avbruten: kortet som börjar på rad \(start) saknar slutet END:VCARD. Exportera kontakten på nytt.",
        row: start)
    }
    guard !cards.isEmpty else {
      throw file.problem("är inget kontaktkort: ingen rad säger BEGIN:VCARD. Välj en fil av typen vCard (.vcf).")
    }
    return cards
  }

  private static func plainBytes(_ bytes: [UInt8], file: SentFile) throws -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return try SentText.utf8(bytes, file: file)
    }
    guard !bytes.contains(0) else {
      throw file.problem("är inget kontaktkort, eller skadad. Välj en fil av typen vCard (.vcf).")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
}

extension VCard {
  init(lines: [VCardLine]) {
    self.init(name: "")
    var emails = Preferred<String>()
    var phones = Preferred<Phone>()
    for line in lines {
      switch line.name {
      case "FN" where name.isEmpty: name = line.text
      case "N": readName(line.parts(at: ";"))
      case "ORG" where organisation.isEmpty: readOrganisation(line.parts(at: ";"))
      case "TITLE" where title.isEmpty: title = line.text
      case "ROLE" where role.isEmpty: role = line.text
      case "NOTE": note += (note.isEmpty ? "" : "\n") + line.text
      case "UID": uid = line.text
      case "EMAIL": emails.add(line.text.withoutScheme("mailto:"), line.preference)
      case "TEL": phones.add(Phone(number(line.text), kind: line.phoneKind), line.preference)
      case "URL" where !line.text.isEmpty: webPages.append(line.text)
      case "CATEGORIES": categories += line.parts(at: ",").filter { !$0.isEmpty }
      default: break
      }
    }
    self.emails = emails.inOrder.filter { !$0.isEmpty }
    self.phones = phones.inOrder.filter { !$0.number.isEmpty }
    if name.isEmpty { name = [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
    if name.isEmpty { name = organisation }
  }

  private mutating func readName(_ parts: [String]) {
    familyName = parts.first ?? ""
    givenName = parts.count > 1 ? parts[1] : ""
  }

  private mutating func readOrganisation(_ parts: [String]) {
    organisation = parts.first ?? ""
    department = parts.dropFirst().filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func number(_ text: String) -> String {
    let parts = text.withoutScheme("tel:").components(separatedBy: ";ext=")
    return parts.count == 2 ? "\(parts[0]) ankn. \(parts[1])" : parts[0]
  }
}

/// Values in the order the card prefers them; those it says nothing about keep their order.
private struct Preferred<Value> {
  private var values: [(rank: Int, value: Value)] = []

  mutating func add(_ value: Value, _ rank: Int) { values.append((rank, value)) }

  var inOrder: [Value] {
    values.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.value)
  }
}

extension String {
  fileprivate func withoutScheme(_ scheme: String) -> String {
    lowercased().hasPrefix(scheme) ? String(dropFirst(scheme.count)) : self
  }

  fileprivate func components(separatedBy mark: String) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
