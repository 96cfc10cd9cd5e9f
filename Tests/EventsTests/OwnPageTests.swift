import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What the link of the letter shows when it is over.
struct OwnPageTests {
  @Test(arguments: Engine.available)
  func `efteråt står det att man var med, och inget om en plats`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
    }
    for name in ["Ada", "Bo", "Cia"] { try await event.register(name, .web) }
    #expect(try await event.ownPage(of: "Ada").contains("Till mötet på webben"))
    event.test.wait(days: 41)
    for (name, presence) in [("Ada", Registration.Presence.online), ("Bo", .absent)] {
      let id = try await event.registration(name).id
      try await event.change { try NoteAttendance(id, presence) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    }
    for name in ["Ada", "Bo", "Cia"] {
      let page = try await event.ownPage(of: name)
      #expect(!page.contains("Du har en plats") && !page.contains("Till mötet på webben"), "\(name)")
      #expect(page.contains("Du var med.") == (name == "Ada") && page.contains("/utvardering/") == (name == "Ada"))
    }
    let answer = try AnswerEvaluation(form: Form(fields: [("nytta", "5"), ("innehall", "4"), ("tillgang", "3")]))
    try await event.own("Ada") { tx, id, _ in try answer.perform(in: tx, for: id) }
    let answered = try await event.ownPage(of: "Ada")
    #expect(answered.contains("Du var med.") && !answered.contains("/utvardering/"))
  }

  @Test(arguments: Engine.available)
  func `den som har skickat någon ser vem, tills namnen raderas`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    try await event.send("Bo", inPlaceOf: "Ada")
    #expect(try await event.ownPage(of: "Ada").contains("Bo kommer i ditt ställe och har fått ett brev."))
    // Back in line she comes herself.
    try await event.own("Ada") { [letters = event.letters] tx, id, now in
      try QueueAgain(letters: letters).perform(in: tx, for: id, at: now)
      try WithdrawRegistration(letters: letters, by: Byline(words: "prov")).perform(in: tx, for: id, at: now)
    }
    #expect(try await event.ownPage(of: "Ada").contains("i ditt ställe och") == false)
    try await event.register("Dag")
    try await event.send("Eva", inPlaceOf: "Dag")
    event.test.wait(days: 41 + 731)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    let kept = try await event.test.regional.read { try $0.registrations(of: event.id, in: [.withdrawn]) }
    #expect(kept.count == 2)
    let left = try await event.test.regional.read { tx in
      try tx.value("SELECT COUNT(*) FROM registration WHERE substitute_mail IS NOT NULL", as: Int.self)
    }
    #expect(left == 0)
  }
}
