package import Documents
package import Papers
internal import Vocabulary

extension CertificatePaper {
  /// The file, the same for the same certificate and moment. Throws when a font is missing or the address is longer
  /// than a QR code holds.
  package func pdf() throws(DocumentProblem) -> [UInt8] {
    var document = PDFDocument(
      title: "Intyg: \(subject), \(holder)", author: organisers.joined(separator: ", "),
      created: Int(issued.milliseconds / 1000), margins: PDFMargins(top: 92, side: 86, bottom: 72), frame: PDFFrame())
    addHead(to: &document)
    addFacts(to: &document)
    document.add(try check())
    return try document.bytes()
  }

  private func addHead(to document: inout PDFDocument) {
    let quiet = PDFStyle(10.5, colour: .soft, alignment: .centre, after: 12)
    let above = PDFStyle(9, bold: true, colour: .soft, alignment: .centre, after: 10)
    if let mark { document.add(.paragraph(mark, style: above)) }
    document.add(
      .heading("Intyg", style: PDFStyle(36, .serif, colour: .accent, alignment: .centre, after: 14)),
      .rule(width: 54, colour: .accent), .gap(34),
      .paragraph("Härmed intygas att", style: quiet),
      .paragraph(holder, style: PDFStyle(27, .serif, alignment: .centre, after: 14, smallest: 10)),
      .paragraph(kind.did, style: quiet),
      .paragraph(subject, style: PDFStyle(17, .serif, bold: true, alignment: .centre, after: 34, smallest: 10)))
  }

  private func addFacts(to document: inout PDFDocument) {
    document.add(.rule(), .gap(14), .facts(facts))
    guard !contents.isEmpty else { return }
    document.add(
      .gap(14), .rule(), .gap(16), .heading("Innehåll", level: 2, style: PDFStyle(10, bold: true, after: 4)),
      .list(contents))
  }

  private var facts: [PDFFact] {
    var facts = [PDFFact(kind.dayTerm, day.words), PDFFact("Omfattning", Self.length(minutes: minutes))]
    if let validUntil { facts.append(PDFFact("Gäller till och med", validUntil.words)) }
    if !organisers.isEmpty {
      facts.append(PDFFact(organisers.count == 1 ? "Arrangör" : "Arrangörer", organisers.joined(separator: "\n")))
    }
    return facts + [PDFFact("Intygets nummer", number)]
  }

  private func check() throws(DocumentProblem) -> PDFBlock {
    let lines = [
      PDFCode.Line("Kontrollera intyget", style: PDFStyle(10, bold: true, after: 4)),
      PDFCode.Line(
        "Läs koden med mobilens kamera eller öppna adressen. Där står om intyget är äkta och om det ännu gäller.",
        style: PDFStyle(8.5, colour: .soft, after: 6)),
      PDFCode.Line(checkAddress, style: PDFStyle(8.5, colour: .accent, after: 6)),
      PDFCode.Line("Kod: \(code)", style: PDFStyle(9.5, .mono)),
    ]
    let label = "QR-kod som leder till \(checkAddress), där intyget kan kontrolleras"
    return .foot([.rule(), .gap(12), .code(try PDFCode(checkAddress, label: label, side: 100, lines: lines))])
  }
}

extension CertificatePaper.Kind {
  fileprivate var did: String {
    switch self {
    case .course: "har genomfört kursen"
    case .event: "har deltagit i temadagen"
    }
  }

  fileprivate var dayTerm: String {
    switch self {
    case .course: "Genomförd"
    case .event: "Dag"
    }
  }
}
