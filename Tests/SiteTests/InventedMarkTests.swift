import DemoData
import Documents
import Storage
import TestSupport
import Testing
import Web

/// What leaves a demonstration says that it is invented, also when it is no longer on a page.
struct InventedMarkTests {
  private static let mark = Settings.inventedMark

  @Test(arguments: ["/register/export.csv", "/register/export.vcf"]) func `registrets filer säger det`(_ path: String)
    async throws
  {
    let file = try await Self.site.value.client(as: .leader).get(path)
    #expect(file.status == 200)
    // A line of a card is folded at 75 octets.
    #expect(file.body.replacing("\r\n ", with: "").contains(Self.mark))
  }

  @Test func `registrets kalkylblad säger det på varje rad och på ett eget blad`() async throws {
    let file = try await Self.site.value.client(as: .leader).get("/register/export.xlsx")
    let sheets = try Spreadsheet.read(file.bytes, named: "register.xlsx")
    #expect(sheets.map(\.name) == ["Register", "Om filen"])
    let rows = try #require(sheets.first).rows
    #expect(rows.count > 30 && rows.allSatisfy { $0.last?.text == Self.mark })
  }

  @Test func `omgångens filer säger det`() async throws {
    let (leader, round) = (try await Self.site.value.client(as: .leader), try await Self.round())
    let csv = try await leader.get("/kartlaggning/\(round)/export.csv").body
    #expect(csv.split(separator: "\r\n").allSatisfy { $0.hasSuffix(Self.mark) })
    let book = try await leader.get("/kartlaggning/\(round)/export.xlsx")
    let sheets = try Spreadsheet.read(book.bytes, named: "omgang.xlsx")
    let about = try #require(sheets.first { $0.name == "Om filen" })
    #expect(about.rows.first?.last?.text == Self.mark)
    let answers = try #require(sheets.first { $0.name == "Svar" })
    #expect(answers.rows.allSatisfy { $0.last?.text == Self.mark })
  }

  @Test(arguments: ["karta", "fordelning", "forandring"]) func `bilderna säger det`(_ drawing: String) async throws {
    let (leader, round) = (try await Self.site.value.client(as: .leader), try await Self.round())
    let svg = try await leader.get("/kartlaggning/\(round)/resultat/LED-03/\(drawing).svg")
    #expect(svg.status == 200 && svg.body.contains(">\(Self.mark)</text>"))
  }

  @Test func `utskrifter och blanketter säger det`() async throws {
    let (leader, round) = (try await Self.site.value.client(as: .leader), try await Self.round())
    for path in ["rapport/2480", "lansrapport/24", "resultat/LED-03"] {
      #expect(try await leader.get("/kartlaggning/\(round)/\(path)").body.contains(Self.mark), "\(path)")
    }
  }

  @Test func `riktiga uppgifter är inte märkta`() {
    let settings = Settings(
      address: "https://samfrid.example", isDemonstration: false, mailServer: nil, mailSender: "a@samfrid.example")
    #expect(settings.inventedMark == nil)
  }

  /// The newest of the national rounds that are closed.
  private static func round() async throws -> String {
    try await site.value.regional.read { tx in
      try tx.value(
        "SELECT id FROM round WHERE closed_at IS NOT NULL ORDER BY opens_on DESC", as: String.self) ?? ""
    }
  }

  private static let site = Task { try await TestSite.withDemonstration(.sqlite) }
}
