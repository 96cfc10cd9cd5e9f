import Access
import Calendars
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Who is sent for an organisation, when that is said after the others were invited.
struct RepresentationTests {
  @Test(arguments: Engine.available) func `den som utses efter inbjudan får den, och den förra får veta det`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let former = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    try await answer(former, meeting, made)
    try await send("eva", made)
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "CANCEL"])
    #expect(try await methods(to: "f-eva", made) == ["REQUEST"])
    #expect(try await made.subjects().count == 6)
    let invitees = try await made.invitees(meeting)
    let new = try #require(invitees.first { $0.organisation == "umea" })
    #expect(invitees.count == 4 && new.function == "f-eva" && new.answer == nil && new.letter == .waiting)
    #expect(try await made.test.client().get(path(former, made)).status == 404)
    #expect(try await made.test.client().get(path(new, made)).status == 200)
  }

  @Test(arguments: Engine.available) func `den som blir kvar får inget nytt brev, och utan någon utsedd går inget`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    try await send("kim", substitute: "eva", made)
    #expect(try await methods(to: "f-kim", made) == ["REQUEST"])
    #expect(try await made.subjects().count == 4)
    try await send(nil, made)
    let nobody = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(nobody.function == nil && nobody.letter == .none)
    try await send("kim", made)
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "CANCEL", "REQUEST"])
    #expect(try await methods(to: "f-eva", made) == [])
  }

  @Test(arguments: Engine.available) func `innan någon är inbjuden går inget brev`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    _ = try await made.planned()
    try await send("eva", made)
    #expect(try await made.subjects().isEmpty)
  }

  @Test(arguments: Engine.available)
  func `ersättaren bjuds in av svaret, får veta en ny tid och slipper när svaret blir ett annat`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await send("kim", substitute: "eva", made)
    let meeting = try await made.called()
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(try await methods(to: "f-eva", made).isEmpty)
    for _ in 1...2 { #expect(try await answerByLink("substitute", own, made) == 303) }
    #expect(try await methods(to: "f-eva", made) == ["REQUEST"])
    let body = try await made.test.regional.read { tx in
      try tx.value("SELECT body FROM mail WHERE function_id = 'f-eva'", as: String.self) ?? ""
    }
    #expect(body.contains("Din organisation har svarat att en ersättare kommer till Träff, Provnätet. Du får"))
    // What whoever has the link writes is not sent on.
    #expect(!body.contains("/traffsvar/") && !body.contains("Ada"))
    let event = try #require(try await calendars(to: "f-eva", made).first?.components(named: "VEVENT").first)
    #expect(event.first("DESCRIPTION")?.text.contains("/traffsvar/") != true)
    #expect(event.first("ORGANIZER")?.mailAddress == made.addresses.mail(own.id, substitute: "f-eva"))
    #expect(try await change(meeting, to: made.details(inDays: 37), made) == 5)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "REQUEST"])
    #expect(try await answerByLink("substitute", own, made) == 303)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "REQUEST"])
    #expect(try await answerByLink("no", own, made) == 303)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "REQUEST", "CANCEL"])
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "REQUEST"])
  }

  @Test(arguments: Engine.available)
  func `en ny sista dag att svara når bara dem som inte har svarat, och en borttagen ingen`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await send("kim", substitute: "eva", made)
    let meeting = try await made.called()
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(try await answerByLink("substitute", own, made) == 303)
    var details = made.details(inDays: 30)
    details.answerBy = made.test.now.day.adding(days: 20)
    #expect(try await change(meeting, to: details, made) == 3)
    for name in ["f-kim", "f-eva"] { #expect(try await methods(to: name, made) == ["REQUEST"]) }
    #expect(try await methods(to: "f-ole", made) == ["REQUEST", "REQUEST"])
    details.answerBy = nil
    #expect(try await change(meeting, to: details, made) == 0)
    (details.answerBy, details.title) = (made.test.now.day.adding(days: 10), "Nytt namn")
    #expect(try await change(meeting, to: details, made) == 5)
    #expect(try await made.subjects().suffix(5).allSatisfy { $0.hasPrefix("Ny rubrik: ") })
  }

  @Test(arguments: Engine.available) func `en ny ersättare bjuds in i stället, och en inställd träff når ersättaren`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let (meeting, letters) = (try await made.called(), made.letters)
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(try await answerByLink("substitute", own, made) == 303)
    #expect(try await made.subjects().count == 4)
    try await send("kim", substitute: "eva", made)
    try await send("kim", substitute: "sam", made)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "CANCEL"])
    #expect(try await methods(to: "f-sam", made) == ["REQUEST"])
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try CancelMeeting(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await methods(to: "f-sam", made) == ["REQUEST", "CANCEL"])
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "CANCEL"])
  }

  @Test(arguments: Engine.available) func `den som slutar företräda tar ersättarens inbjudan med sig`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await send("kim", substitute: "eva", made)
    let meeting = try await made.called()
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(try await answerByLink("substitute", own, made) == 303)
    try await send("sam", substitute: "eva", made)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "CANCEL"])
    #expect(try await methods(to: "f-sam", made) == ["REQUEST"])
  }

  @Test(arguments: Engine.available) func `en ersättare som blir ordinarie får inbjudan utan återbud`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await send("kim", substitute: "eva", made)
    let meeting = try await made.called()
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(try await answerByLink("substitute", own, made) == 303)
    try await send("eva", made)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "REQUEST"])
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "CANCEL"])
  }

  @Test(arguments: Engine.available)
  func `den som ändrar svaret gång på gång ger ersättaren en inbjudan om dagen, och det sista svaret gäller`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await send("kim", substitute: "eva", made)
    let meeting = try await made.called()
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    for answer in ["substitute", "no", "substitute", "no", "substitute"] {
      #expect(try await answerByLink(answer, own, made) == 303)
    }
    try await doChores(made)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "CANCEL"])
    made.test.wait(days: 1)
    for _ in 1...2 { try await doChores(made) }
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "CANCEL", "REQUEST"])
    for answer in ["no", "substitute", "no"] { #expect(try await answerByLink(answer, own, made) == 303) }
    made.test.wait(days: 1)
    try await doChores(made)
    #expect(try await methods(to: "f-eva", made) == ["REQUEST", "CANCEL", "REQUEST", "CANCEL"])
    #expect(try await made.invitees(meeting).allSatisfy { $0.substitute == nil })
  }

  @Test(arguments: Engine.available)
  func `ersättarens nya inbjudan väntar ett dygn, men bara en timme när träffen är nära`(
    _ engine: Engine
  ) async throws {
    for (days, isNear) in [(1, true), (30, false)] {
      let made = try await MadeNetwork.make(engine)
      try await send("kim", substitute: "eva", made)
      let meeting = try await made.called(inDays: days)
      let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
      for answer in ["substitute", "no", "substitute"] {
        #expect(try await answerByLink(answer, own, made) == 303)
      }
      made.test.wait(minutes: 61)
      try await doChores(made)
      let again = isNear ? ["REQUEST"] : []
      #expect(try await methods(to: "f-eva", made) == ["REQUEST", "CANCEL"] + again)
    }
  }

  private func doChores(_ made: MadeNetwork) async throws {
    for chore in Networks().chores {
      try await chore.perform(on: made.test.site, telling: made.test.table.shell, at: made.test.now)
    }
  }

  /// Says who is sent for the municipality.
  private func send(_ name: String?, substitute: String? = nil, _ made: MadeNetwork) async throws {
    made.test.wait(minutes: 1)
    let (letters, now) = (made.letters, made.test.now)
    let chosen = [name, substitute].map { $0.map { MadeNetwork.function($0, of: MadeNetwork.municipality) } }
    try await made.test.regional.write { tx in
      let own = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try ChangeRepresentation(own, function: chosen[0], substitute: chosen[1], letters: letters).perform(
        in: tx, by: try tx.readable(made.id, by: MadeNetwork.coordinator), at: now)
    }
  }

  /// How many letters were sent.
  private func change(_ meeting: ID<Meeting>, to details: MeetingDetails, _ made: MadeNetwork) async throws -> Int {
    let letters = made.letters
    made.test.wait(minutes: 1)
    return try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeMeeting(details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
  }

  private func answer(_ invitee: Invitee, _ meeting: ID<Meeting>, _ made: MadeNetwork) async throws {
    let now = made.test.now
    try await made.test.regional.write { tx in
      let record = try #require(try tx.meeting(meeting))
      try AnswerInvitation(.yes).perform(in: tx, for: invitee, to: record, by: Byline(words: "prov"), at: now)
    }
  }

  /// Its status.
  private func answerByLink(_ answer: String, _ invitee: Invitee, _ made: MadeNetwork) async throws -> Int {
    made.test.wait(minutes: 1)
    return try await made.test.client().post(path(invitee, made), [("svar", answer), ("vem", "Ada")]).status
  }

  private func path(_ invitee: Invitee, _ made: MadeNetwork) -> String {
    made.addresses.link(invitee).replacing("http://127.0.0.1:8080", with: "")
  }

  /// What the function's calendar was told, in order.
  private func methods(to function: String, _ made: MadeNetwork) async throws -> [String] {
    try await calendars(to: function, made).compactMap { $0.first("METHOD")?.value }
  }

  private func calendars(to function: String, _ made: MadeNetwork) async throws -> [CalendarComponent] {
    let texts = try await made.test.regional.read { tx in
      try tx.rows("SELECT calendar FROM mail WHERE function_id = \(function) ORDER BY id").map {
        try $0.get("calendar", as: String.self)
      }
    }
    return texts.flatMap { CalendarComponent.read(Array($0.utf8)).components }
  }
}
