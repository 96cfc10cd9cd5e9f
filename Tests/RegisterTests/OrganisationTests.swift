import Access
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

struct OrganisationTests {
  @Test(arguments: Engine.available) func `en kommun finns bara en gång`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let sentences = try await test.identity.write { [now = test.now] tx in
      _ = try tx.addUmea(at: now)
      return [
        problem { _ = try tx.addUmea(at: now) },
        problem { _ = try tx.addOrganisation(.municipality, "Umeå stad", municipality: "2480", at: now) },
      ]
    }
    #expect(sentences[0]?.contains("finns redan") == true)
    #expect(sentences[1] == "Kommunen finns redan i registret som Umeå kommun.")
  }

  @Test(arguments: Engine.available) func `en jour har varken kommun eller adress`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let county = [CountyCode("24")].compactMap(\.self)
    let refused = [
      OrganisationDetails(kind: .shelter, name: "Jouren", municipality: MunicipalityCode("2480"), counties: county),
      OrganisationDetails(kind: .shelter, name: "Jouren på Storgatan 4", counties: county),
      OrganisationDetails(kind: .girlsShelter, name: "Jouren", counties: county, about: "Välkommen till Skolgatan 2"),
      OrganisationDetails(kind: .shelter, name: "Jouren"),
    ]
    let sentences = try await test.identity.write { [now = test.now] tx in
      refused.map { details in
        problem { _ = try AddOrganisation(details).perform(in: tx, by: Actor.administrator, at: now) }
      }
    }
    #expect(sentences.allSatisfy { $0 != nil })
    #expect(try await test.identity.read { try $0.organisations().isEmpty })
  }

  @Test(arguments: Engine.available) func `en kommun hör till sitt län, vad någon än väljer`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let counties = ["22"].compactMap { CountyCode($0) }
    let details = [Organisation.Kind.municipality, .cityDistrict].map { kind in
      OrganisationDetails(kind: kind, name: "Prov", municipality: MunicipalityCode("2480"), counties: counties)
    }
    let sentences = try await test.identity.write { [now = test.now] tx in
      details.map { details in
        problem { _ = try AddOrganisation(details).perform(in: tx, by: Actor.leader("22"), at: now) }
      }
    }
    #expect(sentences.allSatisfy { $0 == "Kommunen ligger i Västerbottens län. Ta med det länet." })
    #expect(try await test.identity.read { try $0.organisations().isEmpty })
  }

  @Test(arguments: Engine.available) func `en organisation vars funktion nämner en adress blir ingen jour`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let sentence = try await test.identity.write { tx in
      let house = try tx.addOrganisation(.association, "Huset Prov", at: now)
      _ = try tx.addFunction("Värd på Storgatan 4", .staff, in: house, at: now)
      let details = OrganisationDetails(kind: .shelter, name: house.name, counties: house.counties)
      let evidence = try tx.writable(house.id.record, by: Actor.leader("24"))
      return problem { try ChangeOrganisation(details).perform(in: tx, by: evidence, at: now) }
    }
    #expect(sentence?.contains("Storgatan 4") == true)
  }

  @Test(arguments: Engine.available) func `en annan läns ledare får inte ändra`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let umea = try await test.identity.write { [now = test.now] in try $0.addUmea(at: now) }
    await #expect(throws: Refusal.self) {
      try await test.identity.read { _ = try $0.writable(umea.id.record, by: Actor.leader("22")) }
    }
    let record = try await test.identity.read { try $0.readable(umea.id.record, by: Actor.leader("22")).record }
    #expect(record.organisation.name == "Umeå kommun")
  }

  @Test(arguments: Engine.available) func `ett läns ledare delar inte ut makt över grannlänet`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let counties = ["24", "22"].compactMap { CountyCode($0) }
    let (organisation, function) = try await test.identity.write { tx in
      let details = OrganisationDetails(kind: .federation, name: "Förbundet Prov", counties: counties)
      let id = try AddOrganisation(details).perform(in: tx, by: Actor.administrator, at: now)
      let function = try AddFunction(FunctionDetails(role: .staff, title: "Handläggare")).perform(
        in: tx, by: try tx.writable(id.staffing, by: Actor.administrator), at: now)
      return (id, function)
    }
    await #expect(throws: Refusal.self) {
      try await test.identity.read { _ = try $0.writable(organisation.staffing, by: Actor.leader("24")) }
    }
    await #expect(throws: Refusal.self) {
      try await test.identity.read { _ = try $0.writable(function.record, by: Actor.leader("24")) }
    }
    let record = try await test.identity.read {
      try $0.writable(function.record, by: Actor.leader("24", "22")).record
    }
    #expect(record.function.title == "Handläggare")
  }

  @Test(arguments: Engine.available) func `att avsluta en organisation avslutar dess funktioner`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let function = try await test.identity.write { [now = test.now] tx in
      let umea = try tx.addUmea(at: now)
      let function = try tx.addFunction("Samordnare", in: umea, at: now)
      try tx.addHolder("Maj Prov", of: function, from: now.day(-10), at: now)
      try CloseOrganisation().perform(in: tx, by: try tx.writable(umea.id.record, by: Actor.leader("24")), at: now)
      return function
    }
    let (open, holder, times) = try await test.identity.read { [now = test.now] tx in
      (try tx.organisations(), try tx.holder(of: function, on: now.day(1)), try tx.holdings(of: function))
    }
    #expect(open.isEmpty)
    #expect(holder == nil)
    #expect(times.count == 1)
  }

  @Test(arguments: Engine.available) func `brev går till samordnaren före kontakten och chefen`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let (contact, addresses) = try await test.identity.write { [now = test.now] tx in
      let umea = try tx.addUmea(at: now)
      _ = try tx.addFunction("Enhetschef", .manager, in: umea, at: now)
      _ = try tx.addFunction("Kontaktperson", .contact, in: umea, at: now)
      let coordinator = try tx.addFunction("Samordnare", in: umea, at: now)
      try tx.addHolder("Maj Prov", mail: "maj@exempel.se", of: coordinator, from: now.day(-10), at: now)
      return (try tx.contactFunction(of: umea.id), try tx.addresses(of: coordinator, on: now.day))
    }
    #expect(contact?.title == "Samordnare")
    #expect(addresses == ["maj@exempel.se"])
  }
}

/// The first sentence of the problems that an act throws; nil when it throws none.
func problem(_ act: () throws -> Void) -> String? {
  do {
    try act()
    return nil
  } catch let problems as Problems {
    return problems.list.first?.sentence
  } catch {
    return "\(error)"
  }
}
