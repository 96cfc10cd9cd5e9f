/// What a file is, judged by its content; its name proves nothing.
enum FileKind: Equatable {
  case empty, zip, encrypted, oldExcel, oldOffice, pdf, picture, webPage, excelXML, contacts, packed, text

  init(_ bytes: [UInt8]) {
    let start = FileKind.openingText(bytes)
    if let kind = FileKind.bySignature(bytes) {
      self = kind
    } else if FileKind.isBlank(bytes) {
      self = .empty
    } else if start.hasPrefix("<") {
      self = FileKind.markup(start)
    } else if start.hasPrefix("begin:vcard") {
      self = .contacts
    } else {
      self = .text
    }
  }

  func refusal(of file: SentFile) -> DocumentProblem? {
    let resave = "Öppna den i Excel, välj Spara som och formatet Excel-arbetsbok (.xlsx), och försök igen."
    switch self {
    case .zip, .text: return nil
    case .empty: return file.problem("är tom. Kontrollera att du valde rätt fil och att den sparades.")
    case .encrypted:
      return file.problem("är skyddad med lösenord. Ta bort lösenordet i Excel, spara filen och försök igen.")
    case .oldExcel: return file.problem("är i Excels gamla format (.xls). \(resave)")
    case .oldOffice:
      return file.problem("är ett äldre Office-dokument och inget kalkylblad. Välj en XLSX- eller CSV-fil.")
    case .pdf: return file.problem("är en PDF. Be om tabellen som XLSX- eller CSV-fil.")
    case .picture: return file.problem("är en bild, vad den än heter. Välj filen som uppgifterna ligger i.")
    case .webPage: return file.problem("är en webbsida som sparats med ett annat namn. \(resave)")
    case .excelXML: return file.problem("är en XML-fil. \(resave)")
    case .contacts: return file.problem("är ett kontaktkort (vCard). Läs in det som kontaktkort i stället.")
    case .packed: return file.problem("är hoppackad. Packa upp den och välj XLSX- eller CSV-filen som ligger i den.")
    }
  }

  private static func bySignature(_ bytes: [UInt8]) -> FileKind? {
    func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + signature.count && bytes[offset..<offset + signature.count].elementsEqual(signature)
    }
    func has(_ signature: String, at offset: Int = 0) -> Bool { has(Array(signature.utf8), at: offset) }

    if has("PK\u{3}\u{4}") || has("PK\u{5}\u{6}") { return .zip }
    if has([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compoundFile(bytes) }
    if has("%PDF-") { return .pdf }
    if has([0x1F, 0x8B]) || has("Rar!") || has([0x37, 0x7A, 0xBC, 0xAF]) { return .packed }
    let isPicture =
      has([0x89, 0x50, 0x4E, 0x47]) || has([0xFF, 0xD8, 0xFF]) || has("GIF8") || has("WEBP", at: 8)
      || has("II*\0") || has("MM\0*") || (has("BM") && has([0, 0, 0, 0], at: 6))
      || ["heic", "heix", "mif1", "avif"].contains { has("ftyp" + $0, at: 4) }
    return isPicture ? .picture : nil
  }

  /// Old Office files and encrypted new ones share a container; its directory tells which.
  private static func compoundFile(_ bytes: [UInt8]) -> FileKind {
    guard bytes.count > 512 else { return .oldOffice }
    let sector = (0..<4).reduce(0) { $0 | Int(bytes[48 + $1]) << (8 * $1) }
    let sectorSize = 1 << Int(min(bytes[30], 12))
    let start = min((sector + 1) * sectorSize, bytes.count)
    let directory = Array(bytes[start..<min(start + 8192, bytes.count)])
    func lists(_ name: String) -> Bool { directory.contains(name.utf8.flatMap { [$0, 0] }) }

    if lists("EncryptedPackage") { return .encrypted }
    return lists("Workbook") || lists("Book") ? .oldExcel : .oldOffice
  }

  private static func markup(_ start: String) -> FileKind {
    if start.hasPrefix("<svg") || start.contains("<svg ") { return .picture }
    if start.hasPrefix("<?xml") && !start.contains("<html") { return .excelXML }
    let isPage = ["<html", "<!doctype html", "<table", "<meta", "<head"].contains { start.hasPrefix($0) }
    return isPage ? .webPage : .text
  }

  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    let blank: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    return bytes.allSatisfy { blank.contains($0) }
  }

  private static func openingText(_ bytes: [UInt8]) -> String {
    let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let start = withoutMark.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(1024)
    return String(decoding: start, as: UTF8.self).lowercased()
  }
}
