import Documents
import TestSupport
import Testing

@Suite(.enabled(if: SharedFolder.exists)) struct ContactCardTests {
  @Test func `Alla delade kort läses, med namn`() throws {
    let names = SharedFolder.names(in: "vcard", ending: ".vcf")
    #expect(!names.isEmpty)
    for name in names {
      let cards = try VCardReader.read(try SharedFolder.bytes("vcard/\(name)"), named: name)
      #expect(cards.count == 1 && cards.allSatisfy { !$0.name.isEmpty && !$0.emails.isEmpty }, "\(name)")
    }
  }

  @Test func `Evolutions kort läses`() throws {
    let card = try shared("John_Doe_EVOLUTION.vcf")
    #expect(card.name == "Mr. John Richter, James Doe Sr.")
    #expect(card.familyName == "Doe" && card.givenName == "John")
    #expect(card.organisation == "IBM" && card.department == "Accounting, Dungeon")
    #expect(card.title == "Money Counter")
    #expect(card.phones == [.init("905-666-1234", kind: .cell), .init("905-555-1234", kind: .work)])
    #expect(card.emails == ["john.doe@ibm.com"] && card.webPages == ["http://www.ibm.com"])
    #expect(card.note.hasPrefix("THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS \"AS IS\" AND"))
    #expect(card.categories == ["VIP"] && card.uid == "477343c8e6bf375a9bac1f96a5000837")
  }

  @Test func `Googles kort läses, också grupperade rader`() throws {
    let card = try shared("gmail-single2.vcf")
    #expect(card.emails.count == 5 && card.emails.contains("customcategory@example.com"))
    #expect(card.phones.count == 11)
    #expect(card.phones.contains(.init("5555551118", kind: .fax)))
    #expect(card.webPages.first == "http://www.example1.com")
    #expect(try shared("John_Doe_GMAIL.vcf").note.hasSuffix("SUCH DAMAGE.\nFavotire Color: Blue"))
  }

  @Test func `Outlooks kort av version 2.1 läses`() throws {
    let card = try shared("outlook-2003.vcf")
    #expect(card.name == "John Doe III" && card.familyName == "Doe")
    #expect(card.organisation == "Company, The" && card.department == "TheDepartment")
    #expect(card.note == "This is the note field!!\nSecond line\n\nThird line is empty")
    #expect(card.phones.map(\.kind) == [.work, .home, .cell, .fax])
    #expect(card.emails == ["jdoe@hotmail.com"] && card.role == "TheProfession")
  }

  @Test func `Standardens exempel läses`() throws {
    let card = try shared("rfc6350-example.vcf")
    #expect(card.name == "\(card.givenName) \(card.familyName)" && card.name.count == 15)
    #expect(card.organisation == "Viagenie" && card.emails.map { $0.hasSuffix("@viagenie.ca") } == [true])
    #expect(card.phones.map(\.kind) == [.work, .work])
    #expect(card.phones.map { $0.number.hasPrefix("+1-418-") } == [true, true])
    #expect(card.phones[0].number.hasSuffix(" ankn. 102"))
  }

  @Test func `Flera kort, teckenkodningar, önskad ordning och inkapslade kort`() throws {
    let old: [UInt8] =
      Array("BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1:".utf8) + [0xC5, 0x62, 0x3B, 0xC5, 0x73, 0x61]
      + Array(
        """

        TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:F=C3=B6rest=C3=\r
        =A5ndare
        NOTE:vikt
          rad
        AGENT:
        BEGIN:VCARD
        FN:Ombud
        END:VCARD
        EMAIL:b@example.org
        EMAIL;PREF:a@example.org
        END:VCARD
        begin:vcard
        VERSION:4.0
        FN:
        ORG:Jour\\; Väst;
        EMAIL;PREF=2:mailto:c@example.org
        EMAIL;TYPE="x;y:z";PREF=1:d@example.org
        CATEGORIES:ett\\,två,tre
        end:vcard
        """.utf8)
    let cards = try VCardReader.read([0xEF, 0xBB, 0xBF] + old)
    #expect(cards.count == 2)
    #expect(cards[0].name == "Åsa Åb" && cards[0].title == "Föreståndare")
    #expect(cards[0].note == "vikt  rad" && cards[0].emails == ["a@example.org", "b@example.org"])
    #expect(cards[1].name == "Jour; Väst" && cards[1].department == "")
    #expect(cards[1].emails == ["d@example.org", "c@example.org"] && cards[1].categories == ["ett,två", "tre"])
  }

  @Test func `En vikning mitt i ett tecken lagas`() throws {
    let start = Array("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:L".utf8)
    let card = start + [0xC3, 0x0D, 0x0A, 0x20, 0xA5] + Array("s\r\nEND:VCARD".utf8)
    #expect(try VCardReader.read(card)[0].name == "Lås")
  }

  @Test(arguments: [
    ("", "är tom"), ("namn;ort\nAnna;Åre\n", "är inget kontaktkort"), ("BEGIN:VCARD\0", "är inget kontaktkort"),
    ("\n\nBEGIN:VCARD\nVERSION:3.0\nFN:Anna\n", "rad 3 saknar slutet"),
  ])
  func `Filer som inte är hela kort får en mening`(content: String, words: String) throws {
    let problem = #expect(throws: DocumentProblem.self) { try VCardReader.read(Array(content.utf8), named: "k.vcf") }
    #expect(problem?.sentence.contains(words) == true)
  }

  @Test func `Ett skrivet kort läses tillbaka`() throws {
    let cards = [Self.example, VCard(name: "Bo")]
    #expect(try VCardReader.read(VCardWriter.bytes(of: cards)) == cards)
  }

  @Test func `Rader viks vid 75 oktetter, tecken delas inte och ingen adress skrivs`() throws {
    let text = String(decoding: VCardWriter.bytes(of: [Self.example]), as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\u{FFFD}") })
    #expect(lines.count { $0.hasPrefix(" ") } > 2)
    #expect(lines.prefix(3) == ["BEGIN:VCARD", "VERSION:4.0", "FN:Åsa Öberg\\, samordnare"])
    #expect(!lines.contains { $0.hasPrefix("ADR") || $0.hasPrefix("LABEL") })
    #expect(lines.contains("TEL;TYPE=cell:+46 70 000 00 00"))
  }

  @Test func `Ingen kan smuggla in en egen rad i kortet`() throws {
    var card = VCard(name: "A\r\nADR:Gatan 1")
    card.webPages = ["https://x.example/\r\nADR:;;Gatan 2"]
    card.emails = ["a@x.example\nEND:VCARD"]
    let lines = String(decoding: VCardWriter.bytes(of: [card]), as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 6)
    #expect(!lines.contains { $0.hasPrefix("ADR") })
  }

  static var example: VCard {
    var card = VCard(name: "Åsa Öberg, samordnare")
    (card.familyName, card.givenName) = ("Öberg", "Åsa")
    (card.organisation, card.department) = ("Jouren; Väst", "Råd och stöd")
    (card.title, card.role, card.uid) = ("Föreståndare", "Kontaktperson", "urn:uuid:1")
    card.emails = ["asa@jouren.example", "info@jouren.example"]
    card.phones = [.init("+46 70 000 00 00", kind: .cell), .init("0520-00 00 00", kind: .other)]
    card.webPages = ["https://jouren.example/a,b;c"]
    card.categories = ["våld, nära", "hedersvåld"]
    card.note = "Ring först.\nSök \\ inte 😀 " + String(repeating: "åäö", count: 60)
    return card
  }

  private func shared(_ name: String) throws -> VCard {
    try #require(try VCardReader.read(try SharedFolder.bytes("vcard/\(name)")).first)
  }
}
