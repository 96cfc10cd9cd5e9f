import Access
import Documents
import Register
import Storage
import TestSupport
import Testing
import Vocabulary

struct ImportTests {
  private static let csv = """
    Organisation;Typ;Kommunkod;Län;Funktion;Roll;Namn;E-post;Telefon;Titel;Skostorlek
    ;;2480;;Samordnare;Samordnare;Maj Prov;maj@exempel.se;090-12 34 56;Socionom;38
    Region Prov;Region;;Västerbotten;Strateg;Medarbetare;Love Prov;love@exempel.se;;;
    ;;9999;;Samordnare;;Ingen;ingen@exempel.se;;;
    Okänd förening;;;;;;;;;
    """

  private func rows(_ text: String) throws -> [ImportedRow] {
    try RegisterFile(Array(text.utf8), named: "prov.csv").rows
  }

  @Test func `okända kolumner räknas upp och rader bär sitt nummer`() throws {
    let file = try RegisterFile(Array(Self.csv.utf8), named: "prov.csv")
    #expect(file.unknownColumns == ["Skostorlek"])
    #expect(file.rows.map(\.number) == [2, 3, 4, 5])
  }

  @Test func `raderna kommer oförändrade tillbaka ur det dolda fältet`() throws {
    let rows = try rows(Self.csv)
    #expect([ImportedRow](encoded: rows.encoded.replacing("\n", with: "\r\n")) == rows)
  }

  @Test(arguments: ["", "a;b\n1;2", "BEGIN:VCARD\nFN:Maj"])
  func `en fil som inte går att läsa får en mening`(_ text: String) {
    #expect(throws: DocumentProblem.self) { try rows(text) }
  }

  @Test(arguments: Engine.available) func `granskningen säger vad som händer och ändrar ingenting`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let rows = try rows(Self.csv)
    let outcomes = try await ImportRegister(rows).preview(in: test.identity, by: Actor.leader("24"), at: test.now)
    #expect(outcomes[0].changes == ["ny organisation", "ny funktion", "ny person", "har funktionen från i dag"])
    #expect(outcomes[1].changes.first == "ny organisation")
    #expect(outcomes[2].problem == "Kommunen 9999 finns inte. Skriv fyra siffror ur SCB:s lista, till exempel 2480.")
    #expect(outcomes[3].problem?.contains("typ") == true)
    #expect(try await test.identity.read { try $0.organisations().isEmpty })
    #expect(try await test.identity.read { try $0.value("SELECT COUNT(*) FROM person", as: Int.self) } == 0)
  }

  @Test(arguments: Engine.available) func `samma fil en gång till ändrar ingenting, en ny telefon ändrar telefonen`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows(Self.csv)
    let changed = try self.rows(Self.csv.replacing("090-12 34 56", with: "090-65 43 21"))
    let (again, third) = try await test.identity.write { tx in
      _ = try ImportRegister(rows).perform(in: tx, by: Actor.leader("24"), at: now)
      return (
        try ImportRegister(rows).perform(in: tx, by: Actor.leader("24"), at: now),
        try ImportRegister(changed).perform(in: tx, by: Actor.leader("24"), at: now)
      )
    }
    #expect(again.prefix(2).allSatisfy { $0.changes.isEmpty && $0.problem == nil })
    #expect(third[0].changes == ["ändras: telefon 090-12 34 56 → 090-65 43 21"])
  }

  @Test(arguments: Engine.available) func `en annan person tar över funktionen`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows("kommunkod,funktion,namn,e-post\n2480,samordnare,Love Prov,love@exempel.se")
    let (outcomes, holder) = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      try tx.addHolder("Maj Prov", mail: "maj@exempel.se", of: function, from: now.day(-10), at: now)
      let outcomes = try ImportRegister(rows).perform(in: tx, by: Actor.leader("24"), at: now)
      return (outcomes, try tx.holder(of: function, on: now.day))
    }
    #expect(outcomes.first?.changes == ["ny person", "tar över funktionen från Maj Prov"])
    #expect(holder?.name == "Love Prov")
  }

  @Test(arguments: Engine.available) func `ett annat läns rader ändras inte och det sägs`(_ engine: Engine) async throws
  {
    let test = try await TestSite.make(engine)
    let rows = try rows(Self.csv)
    try await test.identity.write { [now = test.now] in _ = try $0.addUmea(at: now) }
    let outcomes = try await ImportRegister(rows).preview(in: test.identity, by: Actor.leader("22"), at: test.now)
    #expect(outcomes.allSatisfy { $0.problem != nil && $0.changes.isEmpty })
  }

  @Test(arguments: Engine.available) func `exporten går att läsa in igen`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows(Self.csv)
    let export = try await test.identity.write { tx in
      _ = try ImportRegister(rows).perform(in: tx, by: Actor.leader("24"), at: now)
      return try RegisterExport(in: tx, on: now.day)
    }
    for (bytes, name) in [(export.csv(), "a.csv"), (try export.workbook(), "a.xlsx"), (export.cards(), "a.vcf")] {
      let back = try RegisterFile(bytes, named: name)
      let outcomes = try await ImportRegister(back.rows).preview(in: test.identity, by: Actor.leader("24"), at: now)
      #expect(outcomes.count == 2, "\(name)")
      #expect(outcomes.allSatisfy { $0.changes.isEmpty && $0.problem == nil }, "\(name): \(outcomes)")
    }
  }
}
