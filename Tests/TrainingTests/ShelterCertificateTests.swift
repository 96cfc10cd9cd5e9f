import Access
import Register
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// Certificates of a shelter's staff: whoever has the address reads them, so they do not tell where the holder works.
struct ShelterCertificateTests {
  @Test(arguments: Engine.available)
  func `intyget från en jours egen grupp nämner inte jouren, varken på sidan, i PDF-filen eller i brevet`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let shelter = try await made.shelter()
    let (now, leader) = (made.test.now, viewer(.contact, shelter))
    let details = GroupDetails(
      organisation: shelter, unit: "Öst", firstDay: now.day.adding(days: -14), profession: .socialServices,
      people: [("Bo By", "bo@example.org")])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: leader, at: now) }
    let group = try await made.test.regional.read { try $0.readable(id, by: leader).record }
    let finish = FinishGroup(
      heldOn: now.day, finished: Set(group.participants.map(\.id.text)), organisation: shelter,
      site: made.test.site.settings.address)
    try await made.test.regional.write { try finish.perform(in: $0, by: try $0.writable(id, by: leader), at: now) }
    let letter = try #require(
      try await made.test.regional.read { try $0.value("SELECT body FROM mail", as: String.self) })
    let path = String(try #require(letter.firstMatch(of: #/http://127.0.0.1:8080(/intyg/\w+)/#)?.1))
    let page = try await made.test.client().get(path).body
    #expect(page.contains("Webbkurs om våld") && page.contains("Arbetsplatsen"))
    let paper = try PDFReader(try await made.test.client().get("\(path)/intyg.pdf").bytes).text()
    #expect(paper.contains("Bo By") && paper.contains("Arbetsplatsen"))
    for text in [letter, page, paper] { #expect(!text.lowercased().contains("lvsporre")) }
  }

  @Test(arguments: Engine.available)
  func `det som jourens chef rapporterar ger intyg utan jourens namn, och titeln får inte ha det`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let shelter = try await made.shelter()
    let (now, manager) = (made.test.now, viewer(.manager, shelter))
    let place = try await made.test.identity.read { try $0.writable(ID<TrainingPlace>(shelter.id.text), by: manager) }
    func report(_ title: String, _ kind: Completion.Kind, by organiser: String) async -> String? {
      let details = ReportDetails(
        subject: nil, kind: kind, title: title, day: now.day, minutes: 60, organisers: [organiser])
      let learner = Learner(name: "Bo By", mail: nil, organisationName: shelter.name, organisation: shelter.id)
      let act = ReportTraining(details, learners: [learner], givesCertificate: true)
      return await sentence { _ = try await made.test.regional.write { try act.perform(in: $0, by: place, at: now) } }
    }
    let refused = await report("Introduktion, kvinnojouren  älvsporre", .course, by: "Vi själva")
    #expect(refused?.contains("Skriv titeln utan ert namn.") == true)
    #expect(try await made.certificates().isEmpty)
    #expect(await report("Introduktion", .course, by: "Älvsporre") == nil)
    #expect(await report("Webbkurs om våld", .webCourse, by: "Nationellt centrum för kvinnofrid (NCK)") == nil)
    let organisers = Dictionary(
      uniqueKeysWithValues: try await made.certificates().map { ($0.title, $0.organisers) })
    #expect(
      organisers == [
        "Introduktion": ["Arbetsplatsen"], "Webbkurs om våld": ["Nationellt centrum för kvinnofrid (NCK)"],
      ])
  }

  @Test(arguments: Engine.available)
  func `en dag som jouren håller för andra har jourens namn, och kommunens grupp har kommunens`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let now = made.test.now
    let path = try await made.take(
      Completion(
        key: "event/jourens", kind: .event, title: "Om skydd", content: "", organisers: ["Kvinnojouren Älvsporre"],
        day: now.day, minutes: 60, learner: made.learner("Bo By")))
    #expect(try await made.test.client().get(path).body.contains("Kvinnojouren Älvsporre"))
    let details = GroupDetails(
      organisation: made.organisation, firstDay: now.day, profession: .socialServices, people: [("Ann Ek", nil)])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: made.staff, at: now) }
    let group = try await made.test.regional.read { try $0.readable(id, by: made.staff).record }
    let finish = FinishGroup(
      heldOn: now.day, finished: Set(group.participants.map(\.id.text)), organisation: made.organisation)
    try await made.test.regional.write { try finish.perform(in: $0, by: try $0.writable(id, by: made.staff), at: now) }
    #expect(try await made.certificates().first { $0.holder == "Ann Ek" }?.organisers == ["Umeå kommun"])
  }

  private func viewer(_ role: Function.Role, _ organisation: Organisation) -> Viewer {
    Viewer(
      account: "konto-rut", person: "person-rut", name: "Rut Prov", isAdministrator: false,
      functions: [HeldFunction(id: "f-rut", role: role, title: role.swedish, organisation: organisation)])
  }
}

extension MadeTraining {
  fileprivate func shelter() async throws -> Organisation {
    let now = test.now
    let administrator = Viewer(
      account: "admin", person: "admin", name: "Admin", isAdministrator: true, functions: [])
    let details = OrganisationDetails(
      kind: .shelter, name: "Kvinnojouren Älvsporre", counties: [CountyCode("24")].compactMap(\.self))
    return try await test.identity.write { tx in
      let id = try AddOrganisation(details).perform(in: tx, by: administrator, at: now)
      guard let added = try tx.organisation(id) else { throw Refusal.notFound }
      return added
    }
  }
}
