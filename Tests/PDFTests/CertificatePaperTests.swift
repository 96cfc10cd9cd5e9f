import PDF
import Papers
import TestSupport
import Testing
import Vocabulary

struct CertificatePaperTests {
  @Test func `Intyget säger vem, vad, när och var det kontrolleras, i den ordningen`() throws {
    let text = try PDFReader(try Self.certificate().pdf()).text()
    let expected = [
      "Intyg", "Härmed intygas att", "Åsa Björk-Östlund", "har deltagit i temadagen", "Riva hinder 2026", "Dag",
      "14 oktober 2026", "Omfattning", "5,5 timmar", "Gäller till och med", "14 oktober 2029", "Arrangörer",
      "Länsstyrelsen i Örebro län", "Region Örebro län", "Intygets nummer", "2026-0142", "Innehåll",
      "Att fråga om våld", "Kontrollera intyget", "https://samfrid.example/intyg/7KQM-4XRT", "Kod: 7KQM-4XRT",
    ]
    var rest = text[...]
    for words in expected {
      let found = try #require(rest.firstRange(of: words), "\(words)")
      rest = rest[found.upperBound...]
    }
  }

  @Test func `Samma intyg ger samma fil, på en sida, taggad och med titel`() throws {
    let bytes = try Self.certificate().pdf()
    #expect(try Self.certificate().pdf() == bytes)
    let information = try PDFReader(bytes).information()
    #expect(information.contains("Title:           Intyg: Riva hinder 2026, Åsa Björk-Östlund"))
    #expect(information.contains("Tagged:          yes") && information.contains("Pages:           1"))
    #expect(try PDFReader(bytes).fonts().allSatisfy(\.isEmbedded))
  }

  @Test func `Ett intyg utan slutdag säger inget om giltighet, och en kurs heter kurs`() throws {
    let bytes = try Self.certificate(kind: .course, minutes: 60, validUntil: nil).pdf()
    let text = try PDFReader(bytes).text()
    #expect(!text.contains("Gäller") && text.contains("har genomfört kursen") && text.contains("1 timme\n"))
  }

  @Test(arguments: [(30, "30 minuter"), (60, "1 timme"), (90, "1,5 timmar"), (135, "2,25 timmar"), (360, "6 timmar")])
  func `Omfattningen skrivs som man säger den`(minutes: Int, words: String) throws {
    let text = try PDFReader(try Self.certificate(minutes: minutes).pdf()).text()
    #expect(text.contains("Omfattning\n\(words)\n") || text.contains("Omfattning \(words)\n"))
  }

  @Test(arguments: [
    String(repeating: "Åsa Maria ", count: 30), String(repeating: "Ö", count: 300), "שלום עליכם", "😀 Åsa 🇸🇪",
  ])
  func `Ett ovanligt namn ryms på sidan`(name: String) throws {
    let bytes = try Self.certificate(holder: name).pdf()
    #expect(try PDFReader(bytes).information().contains("Pages:           1"))
  }

  @Test func `Ett intyg kommer fram helt till programmet som ritar det`() throws {
    let certificate = try Self.certificate()
    let fields = try #require(PaperFields(certificate.fields.bytes))
    #expect(CertificatePaper(fields) == certificate)
    #expect(PaperFields(Array("holder".utf8)) == nil)
    #expect(PaperFields([]) == nil)
    #expect(CertificatePaper(try #require(PaperFields(Array("holder\u{0}Anna\u{0}".utf8)))) == nil)
  }

  private static let moment = Moment(milliseconds: 1_795_000_000_000)

  private static func certificate(
    holder: String = "Åsa Björk-Östlund", kind: CertificatePaper.Kind = .event, minutes: Int = 330,
    validUntil: CalendarDate? = CalendarDate(year: 2029, month: 10, day: 14)
  ) throws -> CertificatePaper {
    CertificatePaper(
      holder: holder, subject: "Riva hinder 2026", kind: kind, minutes: minutes,
      contents: ["Att fråga om våld", "Skyddade personuppgifter i samverkan", "Barn som upplevt våld"],
      organisers: ["Länsstyrelsen i Örebro län", "Region Örebro län"],
      day: try #require(CalendarDate(year: 2026, month: 10, day: 14)), validUntil: validUntil,
      checkAddress: "https://samfrid.example/intyg/7KQM-4XRT", code: "7KQM-4XRT", number: "2026-0142",
      issued: moment)
  }
}
