import Access
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
}

extension MadeTraining {
  fileprivate func shownContacts() async throws -> [Bool] {
    let day = test.now.day
    return try await test.regional.read { try $0.trainers(activeOn: day).map(\.showsContact) }
  }
}
