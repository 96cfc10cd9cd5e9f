import Access
import Documents
import Register
import Storage
import TestSupport
import Testing
import Vocabulary

/// What must never leave: a shelter's contacts, and the name of somebody with protected identity.
struct SecrecyTests {
  @Test(arguments: Engine.available) func `en jours funktion finns inte för andra än länsteamet`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (function, person) = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let function = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      return (function, try tx.addHolder("Hemlig Prov", of: function, from: now.day(-10), at: now))
    }
    for stranger in [Actor.leader("22"), Actor.administrator] {
      await #expect(throws: Refusal.self) {
        try await test.identity.read { _ = try $0.readable(function.record, by: stranger) }
      }
    }
    await #expect(throws: Refusal.self) {
      try await test.identity.read { _ = try $0.readable(person.record, by: Actor.leader("22")) }
    }
    let record = try await test.identity.read { try $0.readable(function.record, by: Actor.leader("24")).record }
    #expect(record.function.title == "Kontaktperson")
  }

  @Test(arguments: Engine.available) func `exporten har varken jourer eller skyddade personer`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let export = try await test.identity.write { tx in
      let shelter = try tx.addOrganisation(.shelter, "Kvinnojouren Prov", at: now)
      let contact = try tx.addFunction("Kontaktperson", .contact, in: shelter, at: now)
      try tx.addHolder("Jour Person", mail: "jour@exempel.se", of: contact, from: now.day(-10), at: now)
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      try tx.addHolder(
        "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: true, of: function, from: now.day(-10), at: now)
      let other = try tx.addFunction("Enhetschef", .manager, in: umea, at: now)
      try tx.addHolder("=Öppen Prov", mail: "oppen@exempel.se", of: other, from: now.day(-10), at: now)
      return try RegisterExport(in: tx, on: now.day)
    }
    let sheets = try Spreadsheet.read(try export.workbook(), named: "register.xlsx")
    let inBook = sheets.flatMap(\.rows).flatMap { $0 }.map(\.text).joined(separator: "\n")
    let csv = String(decoding: export.csv(), as: UTF8.self)
    let texts = [csv, String(decoding: export.cards(), as: UTF8.self), inBook]
    for text in texts {
      #expect(text.contains("Öppen Prov"))
      for secret in ["Jour", "jour@", "Hemlig", "hemlig@"] { #expect(!text.contains(secret)) }
    }
    #expect(texts[0].contains("'=Öppen Prov"))
  }

  @Test(arguments: Engine.available) func `en skyddad person visas under sin funktion`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (entry, times, record) = try await test.identity.write { tx in
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      let person = try tx.addHolder(
        "Hemlig Prov", mail: "hemlig@exempel.se", isProtected: true, of: function, from: now.day(-10), at: now)
      return (
        try tx.directory(of: umea.id, on: now.day).first, try tx.holdings(of: function),
        try tx.readable(person.record, by: Actor.leader("24")).record
      )
    }
    #expect(entry?.holder?.shownName == "Skyddade personuppgifter")
    #expect(entry?.holder?.mail == nil)
    #expect(entry?.holder?.phone == nil)
    #expect(times.map(\.shownName) == ["Skyddade personuppgifter"])
    #expect(!record.isWritable(by: Actor.leader("24")))
    #expect(!record.isWritable(by: Actor.administrator))
    let own = Viewer(account: "k", person: record.person.id, name: "", isAdministrator: false, functions: [])
    #expect(record.isWritable(by: own))
    #expect(record.name(for: own) == "Hemlig Prov")
    #expect(record.name(for: Actor.leader("24")) == "Skyddade personuppgifter")
  }

  @Test(arguments: Engine.available) func `historiken nämner ingen innehavare vid namn`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let texts = try await test.identity.write { tx in
      let function = try tx.addFunction("Samordnare", in: try tx.addUmea(at: now), at: now)
      try tx.addHolder("Hemlig Prov", isProtected: true, of: function, from: now.day(-10), at: now)
      return try tx.rows("SELECT text FROM event").map { try $0.get("text", as: String.self) }
    }
    #expect(!texts.isEmpty)
    #expect(texts.allSatisfy { !$0.contains("Hemlig") })
  }
}
