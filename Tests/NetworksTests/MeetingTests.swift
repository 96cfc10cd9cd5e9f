import Access
import Calendars
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// A meeting from plan to invitation, change and cancellation.
struct MeetingTests {
  @Test(arguments: Engine.available) func `alla värdar, medlemmar och gäster bjuds in en gång`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await made.change { tx, network, now in
      try AddGuest(name: "Gun", organisation: "Lärosätet", mail: "gun@example.org").perform(
        in: tx, by: network, at: now)
    }
    let (meeting, letters) = (try await made.called(), made.letters)
    #expect(try await made.invitees(meeting).count == 5)
    #expect(try await made.subjects().count == 5)
    let again = try await made.changeMeeting(meeting) { tx, evidence, now in
      try CallMeeting(letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(again == 0)
    #expect(try await made.subjects().count == 5)
    #expect(try await made.meeting(meeting)?.state == .called)
  }

  @Test(arguments: Engine.available) func `en ny tid ber alla svara igen, en ny rubrik gör det inte`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let own = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    try await answer(own, meeting, made)
    var details = made.details(inDays: 30)
    details.title = "Nytt namn"
    try await change(meeting, to: details, made)
    var (record, invitee) = try await state(meeting, own, made)
    #expect(record.sequence == 1 && invitee.hasAnswered(record))
    details = made.details(inDays: 37)
    details.title = "Nytt namn"
    try await change(meeting, to: details, made)
    (record, invitee) = try await state(meeting, own, made)
    #expect(record.sequence == 2 && !invitee.hasAnswered(record))
    let subjects = try await made.subjects().suffix(8)
    #expect(subjects.count { $0.hasPrefix("Ny rubrik: ") } == 4 && subjects.count { $0.hasPrefix("Ny tid: ") } == 4)
  }

  @Test(arguments: Engine.available) func `en ändring som ingen behöver veta går inte ut`(_ engine: Engine) async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var details = made.details(inDays: 30)
    details.planningNotes = "Bara för oss"
    try await change(meeting, to: details, made)
    #expect(try await made.subjects().count == 4)
    #expect(try await made.meeting(meeting)?.sequence == 0)
  }

  @Test(arguments: Engine.available) func `en inställd träff stryks i kalendrarna och medlemmens punkt väntar igen`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let (meeting, letters, now) = (try await made.called(), made.letters, made.test.now)
    try await made.test.regional.write { tx in
      try ProposePoint(title: "Barnen", organisation: "umea").perform(
        in: tx, by: try tx.readable(made.id, by: MadeNetwork.coordinator), at: now)
      let point = try #require(try tx.waitingPoints(of: made.id).first)
      try PlacePoint(point.id).perform(in: tx, by: try tx.writable(meeting, by: MadeNetwork.leader), at: now)
    }
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try CancelMeeting(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    let calendars = try await calendars(made).suffix(4)
    #expect(calendars.allSatisfy { $0.first("METHOD")?.value == "CANCEL" })
    let event = try #require(calendars.first?.components(named: "VEVENT").first)
    #expect(event.first("STATUS")?.value == "CANCELLED" && event.first("SEQUENCE")?.number == 1)
    #expect(try await made.test.regional.read { try $0.waitingPoints(of: made.id).map(\.title) } == ["Barnen"])
  }

  @Test(arguments: Engine.available) func `inbjudan har tid med zon, egen svarsadress och värdens namn`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let event = try #require(try await calendars(made).first?.components(named: "VEVENT").first)
    let start = try #require(event.first("DTSTART"))
    #expect(start.parameter("TZID") == "Europe/Stockholm" && start.value.hasSuffix("T131500"))
    let organizer = try #require(event.first("ORGANIZER"))
    #expect(organizer.parameter("CN") == "Lena, FoU Prov")
    let address = try #require(organizer.mailAddress)
    let invitees = try await made.invitees(meeting)
    #expect(invitees.contains { made.addresses.isMail(address.uppercased(), of: $0) })
    #expect(address.split(separator: "@")[0].count <= 64)
    #expect(event.first("UID")?.value == "\(meeting)@example.org")
  }

  @Test(arguments: Engine.available) func `ett svar på en tid som har ändrats medan sidan var öppen räknas inte`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let invitee = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    let path = made.addresses.link(invitee).replacing("http://127.0.0.1:8080", with: "")
    try await change(meeting, to: made.details(inDays: 37), made)
    let answer = try await made.test.client().post(path, [("svar", "yes"), ("fragan", "0")])
    #expect(answer.status == 422 && answer.body.contains("har ändrats sedan du öppnade sidan"))
    #expect(try await made.invitees(meeting).allSatisfy { $0.answer == nil })
    #expect(try await made.test.client().post(path, [("svar", "yes"), ("fragan", "1")]).status == 303)
  }

  @Test(arguments: Engine.available) func `två värdar skriver inte över varandras ändringar`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var (mine, theirs) = (made.details(inDays: 31), made.details(inDays: 32))
    (mine.version, theirs.version) = (1, 1)
    try await change(meeting, to: mine, made)
    let stopped = await sentence { try await change(meeting, to: theirs, made) }
    #expect(stopped?.contains("En annan värd har ändrat") == true)
    let (first, second) = (ChangeAgenda.Line(title: "Första"), ChangeAgenda.Line(title: "Andra"))
    for line in [first, second] {
      try await made.changeMeeting(meeting) { tx, evidence, now in
        try ChangeAgenda([line]).perform(in: tx, by: evidence, at: now)
      }
    }
    let points = try await made.test.regional.read { try $0.agenda(of: meeting) }
    #expect(Set(points.map(\.title)) == ["Första", "Andra"])
    let removed = [points[0].id]
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeAgenda([], removed: removed).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await made.test.regional.read { try $0.agenda(of: meeting).count } == 1)
  }

  @Test(arguments: Engine.available) func `en påminnelse är en om dagen`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let (meeting, letters) = (try await made.called(), made.letters)
    let remind = {
      await sentence {
        try await made.changeMeeting(meeting) { tx, evidence, now in
          _ = try RemindOfMeeting(letters).perform(in: tx, by: evidence, at: now)
        }
      }
    }
    #expect(await remind()?.contains("Vänta minst ett dygn") == true)
    made.test.wait(days: 2)
    #expect(await remind() == nil)
    #expect(await remind()?.contains("Vänta minst ett dygn") == true)
  }

  @Test(arguments: [("Storgatan 5", "ser ut som en adress"), ("Hos jouren", "Välj ingen kommun")])
  func `med en jour bland värdarna röjs inte var den ligger`(_ place: String, _ words: String) async throws {
    let made = try await MadeNetwork.make(.sqlite)
    let refused = await sentence {
      try await made.change { tx, network, now in
        var details = made.details(inDays: 30, place: place)
        (details.hidesPlace, details.municipality) = (true, MunicipalityCode("2480"))
        try PlanMeeting(details).perform(in: tx, by: network, at: now)
      }
    }
    #expect(refused?.contains(words) == true)
  }

  @Test(arguments: Engine.available) func `en gissad svarsadress eller länk öppnar inget`(_ engine: Engine) async throws
  {
    let made = try await MadeNetwork.make(engine)
    let invitee = try #require(try await made.invitees(try await made.called()).first)
    let token = made.addresses.link(invitee).split(separator: "/").last.map(String.init) ?? ""
    let mail = made.addresses.mail(invitee)
    #expect(made.addresses.isLink(token, of: invitee) && made.addresses.isMail(mail, of: invitee))
    let proof = try #require(mail.split(separator: "@")[0].split(separator: "+").last.map(String.init))
    for guess in ["\(invitee.id).0000000000000000", invitee.id.text, String(token.dropLast()), proof] {
      #expect(!made.addresses.isLink(guess, of: invitee))
    }
    #expect(!made.addresses.isMail("samfrid+\(token)@example.org", of: invitee))
  }

  @Test(arguments: Engine.available) func `den som svarar via länk behöver inte logga in`(_ engine: Engine) async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let invitee = try #require(try await made.invitees(meeting).first { $0.organisation == "jour" })
    let path = made.addresses.link(invitee).replacing("http://127.0.0.1:8080", with: "")
    let client = made.test.client()
    #expect(try await client.get(path).status == 200)
    #expect(try await client.post(path, [("svar", "substitute")]).status == 422)
    #expect(try await client.post(path, [("svar", "substitute"), ("vem", "Ada")]).status == 303)
    let stored = try #require(try await made.invitees(meeting).first { $0.id == invitee.id })
    #expect(stored.answer == .substitute && stored.who == "Ada")
    #expect(try await client.get(path).body.contains("Ditt svar: en ersättare kommer"))
    made.test.wait(days: 31)
    #expect(try await client.post(path, [("svar", "no")]).status == 422)
  }

  private func answer(_ invitee: Invitee, _ meeting: ID<Meeting>, _ made: MadeNetwork) async throws {
    let now = made.test.now
    try await made.test.regional.write { tx in
      let record = try #require(try tx.meeting(meeting))
      try AnswerInvitation(.yes).perform(in: tx, for: invitee, to: record, by: Byline(words: "prov"), at: now)
    }
  }

  private func change(_ meeting: ID<Meeting>, to details: MeetingDetails, _ made: MadeNetwork) async throws {
    let letters = made.letters
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeMeeting(details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
  }

  private func state(_ meeting: ID<Meeting>, _ own: Invitee, _ made: MadeNetwork) async throws -> (Meeting, Invitee) {
    let invitee = try #require(try await made.invitees(meeting).first { $0.id == own.id })
    return (try #require(try await made.meeting(meeting)), invitee)
  }

  private func calendars(_ made: MadeNetwork) async throws -> [CalendarComponent] {
    let texts = try await made.test.regional.read { tx in
      try tx.rows("SELECT calendar FROM mail WHERE calendar IS NOT NULL ORDER BY id").map {
        try $0.get("calendar", as: String.self)
      }
    }
    return texts.flatMap { CalendarComponent.read(Array($0.utf8)).components }
  }
}
