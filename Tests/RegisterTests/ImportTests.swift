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
    #expect(
      outcomes[0].changes == [
        "ny organisation: Umeå kommun, kommun", "ny funktion: Samordnare",
        "ny person: Maj Prov, maj@exempel.se, 090-12 34 56, Socionom", "har funktionen från i dag",
      ])
    #expect(outcomes[1].changes.first?.hasPrefix("ny organisation: ") == true)
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
    #expect(outcomes.first?.changes == ["ny person: Love Prov, love@exempel.se", "tar över funktionen från Maj Prov"])
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

  @Test(arguments: Engine.available) func `andra län än i registret tas in och sägs i granskningen`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows("organisation,län\nNätverket Prov,\"Västerbotten, Norrbotten\"\nnätverket prov,25\n")
    try await test.identity.write { _ = try $0.addOrganisation(.association, "Nätverket Prov", at: now) }
    let act = ImportRegister(rows)
    let outcomes = try await act.preview(in: test.identity, by: Actor.leader("24", "25"), at: now)
    #expect(outcomes[0].changes == ["ändras: län Västerbotten → Västerbotten, Norrbotten"])
    #expect(outcomes[1].changes == ["ändras: län Västerbotten, Norrbotten → Norrbotten"])
    let counties = try await test.identity.write { tx in
      _ = try ImportRegister(Array(rows.prefix(1))).perform(in: tx, by: Actor.leader("24"), at: now)
      return try tx.organisation(named: "Nätverket Prov")?.counties.map(\.text)
    }
    #expect(counties == ["24", "25"])
  }

  @Test(arguments: Engine.available) func `den som inte sköter organisationen får veta att länen skiljer sig`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows("organisation;kommunkod;län\nNätverket Prov;2480;22\n")
    try await test.identity.write { _ = try $0.addOrganisation(.association, "Nätverket Prov", at: now) }
    let outcomes = try await ImportRegister(rows).preview(in: test.identity, by: Actor.leader("22"), at: now)
    #expect(outcomes[0].changes.isEmpty)
    #expect(
      outcomes[0].notes == [
        "kommunen läggs inte till",
        "länen i registret är Västerbotten och du får inte ändra dem",
      ])
  }

  @Test(arguments: Engine.available) func `en kommun flyttas inte till ett annat län av en fil`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows("kommunkod;län\n2480;22\n")
    try await test.identity.write { _ = try $0.addUmea(at: now) }
    let outcomes = try await ImportRegister(rows).preview(in: test.identity, by: Actor.administrator, at: now)
    #expect(outcomes[0].problem == "Kommunen ligger i Västerbottens län. Ta med det länet.")
    #expect(outcomes[0].changes.isEmpty)
  }

  @Test(arguments: Engine.available) func `två funktioner med samma namn byter inte innehavare av exportens egen fil`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (export, crowded) = try await test.identity.write { tx in
      let umea = try tx.addUmea(at: now)
      for name in ["Maj", "Love"] {
        let function = try tx.addFunction("Socialsekreterare", .staff, in: umea, at: now)
        try tx.addHolder(
          "\(name) Prov", mail: "\(name.lowercased())@exempel.se", of: function, from: now.day(-10), at: now)
      }
      let stranger = try rows("kommunkod;funktion;namn\n2480;socialsekreterare;Vera Prov\n")
      return (
        try RegisterExport(in: tx, on: now.day),
        try ImportRegister(stranger).perform(in: tx, by: Actor.leader("24"), at: now)
      )
    }
    let back = try RegisterFile(export.csv(), named: "register.csv").rows
    let outcomes = try await ImportRegister(back).preview(in: test.identity, by: Actor.leader("24"), at: now)
    #expect(outcomes.count == 2)
    #expect(outcomes.allSatisfy { $0.changes.isEmpty && $0.problem == nil })
    #expect(crowded[0].problem?.contains("flera funktioner som heter socialsekreterare") == true)
  }

  @Test(arguments: Engine.available) func `det som inte används i en rad sägs`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let rows = try rows("kommunkod;roll;telefon\n2480;Samordnare;090-12 34 56\n")
    let outcomes = try await ImportRegister(rows).preview(in: test.identity, by: Actor.leader("24"), at: test.now)
    #expect(
      outcomes[0].notes == [
        "rollen används inte, eftersom raden saknar funktion",
        "telefon och titel används inte, eftersom raden saknar namn",
      ])
  }

  @Test(arguments: Engine.available) func `den som är skyddad i filen är skyddad från första stund`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows(
      "kommunkod;funktion;namn;e-post;skyddade personuppgifter\n2480;Samordnare;Hemlig Prov;hemlig@exempel.se;Ja\n"
        + "2480;Strateg;Maj Prov;maj@exempel.se;kanske\n")
    let (outcomes, holders, export) = try await test.identity.write { tx in
      let outcomes = try ImportRegister(rows).perform(in: tx, by: Actor.leader("24"), at: now)
      return (outcomes, try tx.directory(on: now.day).map(\.holder), try RegisterExport(in: tx, on: now.day))
    }
    #expect(outcomes[0].problem == nil)
    #expect(outcomes[1].problem?.contains("Skriv ja eller nej.") == true)
    #expect(holders.map { $0?.shownName } == ["Namnet visas inte"])
    let csv = String(decoding: export.csv(), as: UTF8.self)
    #expect(csv.contains("skyddade personuppgifter"))
    #expect(!csv.contains("Hemlig"))
    let back = try RegisterFile(export.csv(), named: "register.csv").rows
    let again = try await ImportRegister(back).preview(in: test.identity, by: Actor.leader("24"), at: now)
    #expect(again.allSatisfy { $0.changes.isEmpty && $0.problem == nil && $0.notes.isEmpty })
    let elsewhere = try await TestSite.make(engine)
    let moved = try await ImportRegister(back).preview(in: elsewhere.identity, by: Actor.leader("24"), at: now)
    #expect(moved.contains { $0.notes.contains { $0.contains("följer inte med i en fil") } })
  }

  @Test(arguments: Engine.available) func `en rad med ett fel lämnar ingenting efter sig`(_ engine: Engine) async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let rows = try rows(
      "organisation;typ;län;funktion;namn;e-post\nRegion Ett;Region;24;Strateg;Maj Prov;maj@exempel.se\n"
        + "Region Två;Region;24;Strateg;Hemlig Prov;hemlig@exempel.se\nregion två;;;;;\n")
    let (outcomes, names, holder) = try await test.identity.write { tx in
      let umea = try tx.addOrganisation(
        .municipality, "Sollefteå kommun", municipality: "2283", counties: "22", at: now)
      let evidence = try tx.writable(umea.id.staffing, by: Actor.administrator)
      let function = try AddFunction(FunctionDetails(role: .contact, title: "Kontaktperson"))
        .perform(in: tx, by: evidence, at: now)
      let person = try AddPerson(PersonDetails(name: "Hemlig Prov", mail: "hemlig@exempel.se"))
        .perform(in: tx, by: Actor.administrator, at: now)
      try HoldFunction(person: person, from: now.day(-10)).perform(
        in: tx, by: try tx.writable(function.record, by: Actor.administrator), at: now)
      let outcomes = try ImportRegister(rows).perform(in: tx, by: Actor.leader("24"), at: now)
      return (
        outcomes, try tx.organisations().map(\.name), try tx.readable(person.record, by: Actor.administrator).record
      )
    }
    #expect(outcomes[0].problem == nil)
    #expect(outcomes[1].problem?.contains("Bjud in personen") == true)
    #expect(outcomes[1].changes.isEmpty)
    // The next row does not find what was undone.
    #expect(outcomes[2].problem?.contains("typ") == true)
    #expect(names == ["Region Ett", "Sollefteå kommun"])
    #expect(holder.organisations.map(\.name) == ["Sollefteå kommun"])
  }

  @Test func `sammanfattningen räknar med ord`() throws {
    let file = try rows("organisation;typ\nA;\nB;\nC;\n")
    var outcomes = file.map { RowOutcome(of: $0) }
    outcomes[0].changes = ["ny organisation"]
    outcomes[1].problem = "Något är fel."
    #expect(outcomes.summary(isDone: false) == "En rad ändrar något, en är oförändrad, en tas inte med.")
    #expect(outcomes.summary(isDone: true) == "En rad har ändrat något, en är oförändrad, en togs inte med.")
    #expect([outcomes[2], outcomes[2]].summary(isDone: false) == "0 rader ändrar något, 2 är oförändrade.")
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
