import Access
import DemoData
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// Trainers with an account say themselves whether they are shown.
struct TrainerTests {
  @Test(arguments: Engine.available)
  func `den som har en sista dag framför sig döljer sin kontakt, lämnar registret och kan inte stå där två gånger`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let (now, staff) = (made.test.now, made.staff)
    var details = TrainerDetails(
      name: "Sam Ek", organisationName: "Umeå kommun", subjects: ["freda"],
      counties: [CountyCode("24")].compactMap(\.self),
      since: now.day.adding(days: -400), showsContact: false)
    details.until = now.day.adding(days: 30)
    let enter = EnterTrainer(details, person: staff.person)
    _ = try await made.test.regional.write { try enter.perform(in: $0, by: made.team, at: now) }
    let twice = await sentence {
      _ = try await made.test.regional.write { try enter.perform(in: $0, by: made.team, at: now) }
    }
    #expect(twice?.contains("finns redan bland utbildarna") == true)
    for shows in [true, false] {
      try await made.test.regional.write { try ShowTrainerContact(shows).perform(in: $0, by: staff, at: now) }
      #expect(try await made.shownContacts() == [shows])
    }
    let stranger = await sentence {
      try await made.test.regional.write { try ShowTrainerContact(true).perform(in: $0, by: made.stranger, at: now) }
    }
    #expect(stranger == "notFound")
    try await made.test.regional.write { try LeaveTrainers().perform(in: $0, by: staff, at: now) }
    #expect(try await made.shownContacts().isEmpty)
    let gone = await sentence {
      try await made.test.regional.write { try LeaveTrainers().perform(in: $0, by: staff, at: now) }
    }
    #expect(gone == "notFound")
  }

  @Test(arguments: Engine.available)
  func `var en utbildare på en jour arbetar syns bara för dem som ser jourens kontakter`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let alva = try await test.client(as: .leader)
    for (name, workplace) in [
      ("Sara Lind", "kvinnojouren  ÄLVSPORRE"), ("Siv Lund", "Älvsporre"), ("Ida Berg", "Bojouren i norr"),
      ("Eva Sten", "Skellefteå kommun"),
    ] {
      #expect(try await alva.enter(name, at: workplace, in: ["24", "22"]).status == 303, "\(name)")
    }
    let maj = try await test.client(as: .contact).get("/utbildare").body
    let rut = try await test.client(as: .shelter).get("/utbildare").body
    let own = try await alva.get("/utbildare").body
    for name in ["Sara Lind", "Siv Lund", "Ida Berg"] {
      let hidden = try row(name, in: maj)
      #expect(hidden.contains("Västerbotten") && hidden.contains("FREDA") && hidden.contains("Visas inte"))
      for word in ["lvsporre", "LVSPORRE", "Bojouren", "Skellefteå", "@", "Kommer gärna"] {
        #expect(!hidden.contains(word), "\(name): \(word)")
      }
      let shown = try row(name, in: own)
      #expect(shown.contains("Skellefteå") && shown.contains("@alvsporre.example") && shown.contains("Ändra"))
    }
    #expect(try row("Sara Lind", in: rut).contains("ÄLVSPORRE"))
    #expect(try !row("Ida Berg", in: rut).contains("Bojouren"))
    #expect(try row("Eva Sten", in: maj).contains("Skellefteå kommun, sedan 2024"))
  }

  @Test(arguments: Engine.available)
  func `ett annat läns team ändrar inte en utbildare på en jour, och lägger inte till någon`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (alva, tuva) = (try await test.client(as: .leader), try await test.client(as: .coordinator))
    #expect(try await alva.enter("Sara Lind", at: "Kvinnojouren Älvsporre", in: ["24", "22"]).status == 303)
    let list = try row("Sara Lind", in: try await alva.get("/utbildare").body)
    let path = String(try #require(list.firstMatch(of: #/href="(\/utbildare\/\w{20,})"/#)?.1))
    #expect(try await alva.get(path).body.contains("Kvinnojouren Älvsporre"))
    #expect(try await !row("Sara Lind", in: tuva.get("/utbildare").body).contains("Ändra"))
    let refused = try await tuva.get(path)
    #expect(refused.status == 403 && !refused.body.contains("lvsporre"))
    let late = try await tuva.enter("Siv Lund", at: "Kvinnojouren Älvsporre", in: ["22"])
    #expect(late.status == 422 && late.body.contains("Det är en jour i ett annat län."))
  }

  private func row(_ name: String, in page: String) throws -> String {
    let start = try #require(page.firstRange(of: "<th scope=\"row\">\(name)<br>"), "\(name)").lowerBound
    let end = try #require(page[start...].firstRange(of: "</tr>")).lowerBound
    return String(page[start..<end])
  }
}

extension TestClient {
  fileprivate func enter(_ name: String, at workplace: String, in counties: [String]) async throws -> Answer {
    _ = try await get("/utbildare/ny")
    return try await post(
      "/utbildare/ny",
      [
        ("namn", name), ("epost", "\(name.prefix(2))@alvsporre.example"), ("visas", "ja"), ("arbetsplats", workplace),
        ("amne", "freda"), ("kommun", "Skellefteå"), ("om", "Kommer gärna till er."), ("sedan", "2024-01-01"),
      ] + counties.map { ("lan", $0) })
  }
}

extension MadeTraining {
  fileprivate func shownContacts() async throws -> [Bool] {
    let day = test.now.day
    return try await test.regional.read { try $0.trainers(activeOn: day).map(\.showsContact) }
  }
}
