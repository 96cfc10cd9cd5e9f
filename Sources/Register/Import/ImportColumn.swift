internal import Web

/// The columns that the register reads and writes, by the name they have in a file.
enum ImportColumn: String, CaseIterable, Sendable {
  case organisation
  case kind = "typ"
  case municipality = "kommunkod"
  case county = "län"
  case function = "funktion"
  case role = "roll"
  case name = "namn"
  case mail = "e-post"
  case phone = "telefon"
  case title = "titel"
  case isProtected = "skyddade personuppgifter"

  /// Reads a header as people write it.
  init?(header: String) {
    let text = header.trimmed.lowercased()
    let found = Self.allCases.first { $0.rawValue == text || $0.otherNames.contains(text) }
    guard let column = found else { return nil }
    self = column
  }

  private var otherNames: [String] {
    switch self {
    case .organisation: ["organisationens namn", "arbetsplats"]
    case .kind: ["organisationstyp", "slag"]
    case .municipality: ["kommun", "kommun-kod", "kod"]
    case .county: ["lan", "länskod"]
    case .function: ["funktionens namn", "uppdrag"]
    case .role: ["roll i samfrid"]
    case .name: ["person", "kontaktperson"]
    case .mail: ["epost", "e-postadress", "epostadress", "mejl", "mail"]
    case .phone: ["telefonnummer", "tel", "mobil"]
    case .title: ["befattning"]
    case .isProtected: ["skyddad", "skyddade uppgifter", "skyddad identitet"]
    }
  }
}
