import Access
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What is changed after the invitation is told when a host says so, and never by itself.
struct NewsTests {
  @Test(arguments: Engine.available) func `ändrad dagordning och nya dokument skickas med en knapp, en gång`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    #expect(await tell(meeting, made) == "Inget har ändrats sedan det senaste brevet.")
    made.test.wait(minutes: 1)
    try await prepare(meeting, made)
    #expect(try await made.subjects().count == 4)
    made.test.wait(minutes: 1)
    #expect(await tell(meeting, made) == nil)
    let new = try await made.test.regional.read { tx in
      try tx.rows("SELECT subject, body FROM mail WHERE subject LIKE 'Nytt om dagordningen och dokumenten: Provnätet%'")
        .map {
          try $0.get("body", as: String.self)
        }
    }
    #expect(
      new.count == 4 && new.allSatisfy { $0.contains("Nya siffror") && $0.contains("- Underlag: https://exempel") })
    #expect(new.allSatisfy { $0.hasPrefix("Dagordningen och dokumenten till Träff, Provnätet har ändrats.") })
    #expect(await tell(meeting, made) == "Inget har ändrats sedan det senaste brevet.")
  }

  @Test(arguments: Engine.available) func `svaren står kvar när ändringen har skickats`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let before = try #require(try await made.meeting(meeting))
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeAgenda([.init(title: "Nya siffror")]).perform(in: tx, by: evidence, at: now)
    }
    #expect(await tell(meeting, made) == nil)
    let after = try #require(try await made.meeting(meeting))
    #expect(after.sequence == before.sequence && after.askedSequence == before.askedSequence)
  }

  @Test(arguments: Engine.available) func `en ny sista dag att svara går ut som brev, och svaren står kvar`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let last = made.test.now.day.adding(days: 20)
    var details = made.details(inDays: 30)
    details.answerBy = last
    try await change(meeting, to: details, made)
    let new = try await bodies("Ny svarstid: Provnätet%", made)
    #expect(new.count == 4)
    #expect(
      new.allSatisfy {
        $0.hasPrefix("Träff, Provnätet har ny svarstid.") && $0.contains("Svara senast den \(last.words)")
          && !$0.contains("gäller inte längre")
      })
    let changed = try #require(try await made.meeting(meeting))
    #expect(changed.sequence == 1 && changed.askedSequence == 0)
    try await change(meeting, to: details, made)
    #expect(try await made.subjects().count == 8)
  }

  @Test(arguments: Engine.available) func `en ny beskrivning skickas med knappen, om inget annat brev bär den`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var details = made.details(inDays: 30)
    details.about = "Ta med er egen rutin."
    try await change(meeting, to: details, made)
    #expect(try await made.subjects().count == 4)
    made.test.wait(minutes: 1)
    #expect(await tell(meeting, made) == nil)
    let new = try await bodies("Nytt om beskrivningen: Provnätet%", made)
    #expect(new.count == 4)
    #expect(
      new.allSatisfy {
        $0.hasPrefix("Beskrivningen av Träff, Provnätet har ändrats.") && $0.contains("Ta med er egen rutin.")
      })
    (details.about, details.title) = ("Ta med er två rutiner.", "Nytt namn")
    try await change(meeting, to: details, made)
    #expect(try await bodies("Ny rubrik: Provnätet%", made).allSatisfy { $0.contains("Ta med er två rutiner.") })
    made.test.wait(minutes: 1)
    #expect(await tell(meeting, made) == "Inget har ändrats sedan det senaste brevet.")
  }

  @Test(arguments: Engine.available) func `ett brev om ny tid bär beskrivningen och dagordningen, men inte dokumenten`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var details = made.details(inDays: 30)
    details.about = "Ta med er egen rutin."
    try await change(meeting, to: details, made)
    made.test.wait(minutes: 1)
    try await prepare(meeting, made)
    var later = made.details(inDays: 31)
    later.about = details.about
    try await change(meeting, to: later, made)
    let moved = try await bodies("Ny tid: Provnätet%", made)
    #expect(moved.count == 4)
    #expect(moved.allSatisfy { $0.contains("Ta med er egen rutin.") && $0.contains("Nya siffror") })
    made.test.wait(minutes: 1)
    #expect(await tell(meeting, made) == nil)
    let new = try await bodies("Nytt om dokumenten: Provnätet%", made)
    #expect(new.count == 4 && new.allSatisfy { $0.hasPrefix("Dokumenten till Träff, Provnätet har ändrats.") })
  }

  @Test(arguments: Engine.available) func `en beskrivning efter brevet om ny tid är inte skickad`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var details = made.details(inDays: 31)
    try await change(meeting, to: details, made)
    details.about = "Ta med er egen rutin."
    try await change(meeting, to: details, made)
    made.test.wait(minutes: 1)
    try await prepare(meeting, made)
    made.test.wait(minutes: 1)
    #expect(await tell(meeting, made) == nil)
    let new = try await bodies("Nytt om beskrivningen, dagordningen och dokumenten: Provnätet%", made)
    let opening =
      "Beskrivningen av Träff, Provnätet har ändrats. Dagordningen och dokumenten har också ändrats."
    #expect(new.count == 4 && new.allSatisfy { $0.hasPrefix(opening) })
  }

  @Test(arguments: Engine.available) func `en beskrivning som bara gick till dem som inte har svarat är inte skickad`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var details = made.details(inDays: 30)
    (details.about, details.answerBy) = ("Ta med er egen rutin.", made.test.now.day.adding(days: 20))
    try await change(meeting, to: details, made)
    made.test.wait(minutes: 1)
    #expect(await tell(meeting, made) == nil)
    #expect(try await bodies("Nytt om beskrivningen: Provnätet%", made).count == 4)
  }

  @Test(arguments: Engine.available) func `träffar som har varit delas på sidor`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    let network = try await test.regional.write { tx in
      let id = try #require(
        try tx.value("SELECT network_id FROM meeting WHERE state = 'called' LIMIT 1", as: String.self))
      for number in 1...120 {
        try tx.execute(
          """
          INSERT INTO meeting (id, network_id, title, state, starts_at, ends_at, sequence, asked_sequence, version, created_at)
          VALUES (\("gammal\(number)"), \(id), \("Gammal träff \(number)."), 'called', \(number * 1000),
            \(number * 1000 + 500), 0, 0, 1, 0)
          """)
      }
      return id
    }
    let pages = try await [client.get("/natverk/\(network)"), client.get("/natverk/\(network)?sida=3")].map(\.body)
    #expect(!pages[0].contains("Gammal träff 1.") && pages[0].contains("/natverk/\(network)?sida=3\""))
    #expect(pages[1].contains("Gammal träff 1.") && !pages[1].contains("Gammal träff 120."))
  }

  /// A new agenda and a new document.
  private func prepare(_ meeting: ID<Meeting>, _ made: MadeNetwork) async throws {
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeAgenda([.init(title: "Nya siffror")]).perform(in: tx, by: evidence, at: now)
      let document = try SentDocument(
        form: Form(fields: [("dokument", "Underlag"), ("lank", "https://exempel.se/underlag")]))
      try AddDocument(document).perform(in: tx, by: evidence, at: now)
    }
  }

  private func change(_ meeting: ID<Meeting>, to details: MeetingDetails, _ made: MadeNetwork) async throws {
    let letters = made.letters
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      _ = try ChangeMeeting(details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
  }

  private func bodies(_ subject: String, _ made: MadeNetwork) async throws -> [String] {
    try await made.test.regional.read { tx in
      try tx.rows("SELECT body FROM mail WHERE subject LIKE \(subject)").map { try $0.get("body", as: String.self) }
    }
  }

  private func tell(_ meeting: ID<Meeting>, _ made: MadeNetwork) async -> String? {
    let letters = made.letters
    return await sentence {
      try await made.changeMeeting(meeting) { tx, evidence, now in
        _ = try TellOfNews(letters).perform(in: tx, by: evidence, at: now)
      }
    }
  }
}
