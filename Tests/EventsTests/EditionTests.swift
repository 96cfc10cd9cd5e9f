import Access
import Events
import Storage
import Synchronization
import TestSupport
import Testing
import Vocabulary
import Web

/// Holding an event: who may, what the registered hear, next year's, and what comes after.
struct EditionTests {
  @Test(arguments: Engine.available)
  func `bara arrangörerna kommer åt deltagarna`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let stranger = await sentence { try await event.change(by: MadeEvent.outsider) { _, _, _ in } }
    #expect(stranger == "notFound")
    let foreign = await sentence {
      _ = try await event.test.regional.write { [now = event.test.now] tx in
        let details = EditionDetails(try tx.edition(event.id)!)
        return try AddEdition(details, by: [MadeEvent.unit.id]).perform(in: tx, by: MadeEvent.outsider, at: now)
      }
    }
    #expect(foreign?.contains("som du företräder") == true)
  }

  @Test(arguments: Engine.available)
  func `ny tid når alla anmälda, och inställt raderar behoven`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada", needs: AccessNeeds(kinds: [.wheelchair]))
    let sent = try await event.change { [letters = event.letters] tx, evidence, now in
      var details = EditionDetails(evidence.record)
      details.ends = details.ends.adding(minutes: 30)
      return try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(
        in: tx, by: evidence, at: now)
    }
    #expect(sent == 1)
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await event.letters(to: "Ada").sorted() == ["Du har en plats", "Inställt", "Ändrad tid"])
    let needs = try await event.test.regional.read { [id = event.id] in try $0.needs(of: id) }
    #expect(needs.isEmpty)
  }

  @Test(arguments: Engine.available)
  func `när det ställs in raderas också svaren och telefonerna`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let question = try AddEventQuestion(form: Form(fields: [("fraga", "Vilken grupp?"), ("kravs", "ja")]))
    try await event.change { try question.perform(in: $0, by: $1, at: $2) }
    let asked = try #require(try await event.test.regional.read { try $0.questions(of: event.id).first })
    var details = RegistrationDetails(
      name: "Ada", mail: "ada@example.org", organisationName: "Socialtjänsten", municipality: nil, profession: .other,
      way: .site)
    details.phone = "070-174 06 05"
    details.answers = [asked.id: "Den första"]
    let act = RegisterForEdition(details, once: "en", letters: event.letters)
    try await event.change { tx, evidence, now in _ = try act.perform(in: tx, to: evidence.record, at: now) }
    let ada = try await event.registration("Ada")
    let answers = { try await event.test.regional.read { try $0.answers(of: ada.id).count } }
    #expect(try await answers() == 1 && ada.phone == "070-174 06 05")
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await answers() == 0)
    #expect(try await event.registration("Ada").phone == nil)
  }

  @Test(arguments: Engine.available)
  func `den utlovade dagen för radering flyttas bara med det som ligger framför`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let read = { @Sendable in
      guard let edition = try await event.test.regional.read({ try $0.edition(event.id) }) else {
        throw Refusal.notFound
      }
      return edition
    }
    let promised = try await read()
    let move = { @Sendable (days: Int64) in
      try await event.change { [letters = event.letters] tx, evidence, now in
        var details = EditionDetails(evidence.record)
        details.starts = details.starts.adding(days: days)
        details.ends = details.ends.adding(days: days)
        details.needsErasedOn = details.needsErasedOn.adding(days: 20)
        details.namesErasedOn = details.namesErasedOn.adding(days: 200)
        try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
      }
    }
    try await move(3)
    let moved = try await read()
    #expect(moved.namesErasedOn == promised.namesErasedOn.adding(days: 3))
    #expect(moved.needsErasedOn == promised.needsErasedOn.adding(days: 3))
    // Another last day is written when it has been, before and after it is finished.
    event.test.wait(days: 50)
    try await move(1)
    #expect(try await read().namesErasedOn == moved.namesErasedOn)
    let finish = FinishEdition(letters: event.letters, organisers: []) { _, _, _ in nil }
    _ = try await event.change { try finish.perform(in: $0, by: $1, at: $2) }
    try await move(30)
    let held = try await read()
    #expect(held.state == .held && held.lastDay == moved.lastDay.adding(days: 31))
    #expect(held.namesErasedOn == moved.namesErasedOn && held.needsErasedOn == moved.needsErasedOn)
  }

  @Test(arguments: Engine.available)
  func `nästa års tillfälle görs i en handling, samma veckodag och klockslag, utan anmälda`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    try await event.change { tx, evidence, now in
      try AddSession(
        SessionDetails(
          title: "Pass", starts: evidence.record.starts, ends: evidence.record.ends, isChosen: true, places: 4)
      )
      .perform(in: tx, by: evidence, at: now)
    }
    let id = try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) }
    let (old, new, sessions, registered) = try await event.test.regional.read { tx in
      (try tx.edition(event.id), try tx.edition(id), try tx.programme(of: id), try tx.counts(of: id))
    }
    let (before, after) = (try #require(old), try #require(new))
    #expect(after.state == .draft && after.day == before.day.adding(days: 364))
    #expect(SwedishTime(after.starts).hourAndMinute == "09.00" && SwedishTime(after.ends).hourAndMinute == "16.00")
    #expect(after.title == "Provdagen \(after.day.year)" || before.day.year == after.day.year)
    #expect(sessions.map(\.title) == ["Pass"] && sessions.first?.places == 4 && registered.isEmpty)
    #expect(after.needsErasedOn == before.needsErasedOn.adding(days: 364))
  }

  @Test(arguments: Engine.available)
  func `de som var med får intyg och frågor, de andra räknas som frånvarande`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.certificateMinutes = 300
      $0.certificateContent = "Allt"
    }
    for name in ["Ada", "Bo", "Cia"] { try await event.register(name) }
    event.test.wait(days: 41)
    let (ada, told) = (try await event.registration("Ada").id, Told())
    try await event.change { tx, evidence, now in
      try NoteAttendance(ada, .present) { _, _, _ in }.perform(in: tx, by: evidence, at: now)
    }
    let finish = FinishEdition(letters: event.letters, organisers: ["FoU Prov"]) { completion, _, _ in
      told.add(completion)
      return "/intyg/prov"
    }
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 1)
    let completion = try #require(told.all.first)
    #expect(completion.learner.name == "Ada" && completion.minutes == 300 && completion.organisers == ["FoU Prov"])
    let letter = try await event.test.regional.read { tx in
      try tx.value("SELECT body FROM mail WHERE subject LIKE 'Tack%' AND address = 'ada@example.org'", as: String.self)
    }
    #expect(letter?.contains("http://127.0.0.1:8080/intyg/prov\n") == true)
    #expect(try await event.registration("Bo").presence == .absent)
    // Done again nobody gets it twice; who is noted late does.
    event.test.wait(minutes: 5)
    let bo = try await event.registration("Bo").id
    try await event.change { try NoteAttendance(bo, .present) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 1)
    #expect(try await event.letters(to: "Ada").filter { $0 == "Tack för att du var med" }.count == 1)
  }

  @Test(arguments: Engine.available)
  func `den som inte var där mister sitt intyg, och en dag som ingen kom till går att avsluta`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) {
      $0.certificateMinutes = 60
      $0.certificateContent = "Allt"
    }
    try await event.register("Ada")
    event.test.wait(days: 41)
    let (ada, told) = (try await event.registration("Ada"), Told())
    let note = { @Sendable (presence: Registration.Presence) in
      try await event.change { tx, evidence, now in
        try NoteAttendance(ada.id, presence) { key, _, _ in told.withdraw(key) }.perform(in: tx, by: evidence, at: now)
      }
    }
    let finish = FinishEdition(letters: event.letters, organisers: []) { completion, _, _ in
      told.add(completion)
      return nil
    }
    let unmarked = await sentence { _ = try await event.change { try finish.perform(in: $0, by: $1, at: $2) } }
    #expect(unmarked?.contains("vilka som var med") == true)
    try await note(.present)
    _ = try await event.change { try finish.perform(in: $0, by: $1, at: $2) }
    try await note(.absent)
    #expect(told.withdrawn == [ada.completionKey])
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 0)
  }

  @Test(arguments: Engine.available)
  func `intyget som gick till fel adress gäller inte, och frånvaro tar tillbaka det också efter rättelsen`(
    _ engine: Engine
  ) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.certificateMinutes = 60
      $0.certificateContent = "Allt"
    }
    try await event.register("Ada")
    event.test.wait(days: 41)
    let (ada, corrected, absent) = (try await event.registration("Ada"), Told(), Told())
    let note = { @Sendable (presence: Registration.Presence) in
      try await event.change { tx, evidence, now in
        try NoteAttendance(ada.id, presence) { key, _, _ in absent.withdraw(key) }.perform(
          in: tx, by: evidence, at: now)
      }
    }
    try await note(.present)
    let finish = FinishEdition(letters: event.letters, organisers: []) { _, _, _ in "/intyg/prov" }
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 1)
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CorrectMail(ada.id, mail: "ada.ny@example.org", letters: letters) { key, _, _ in corrected.withdraw(key) }
        .perform(in: tx, by: evidence, at: now)
    }
    #expect(corrected.withdrawn == [ada.completionKey] && absent.withdrawn.isEmpty)
    // Once more it goes to the right address, with a certificate of its own.
    event.test.wait(minutes: 1)
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 1)
    #expect(try await event.bodies(to: "Ada.ny").last?.contains("/intyg/prov") == true)
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CorrectMail(ada.id, mail: "ada.tredje@example.org", letters: letters) { _, _, _ in }
        .perform(in: tx, by: evidence, at: now)
    }
    try await note(.absent)
    #expect(absent.withdrawn == [ada.completionKey])
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 0)
  }

  @Test(arguments: Engine.available)
  func `ett utkast tas bort och blir aldrig läst, och programmet följer med när dagen flyttas`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine)
    let draft = try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) }
    let now = event.test.now
    let called = await sentence {
      try await event.test.regional.write { [letters = event.letters] tx in
        try CancelEdition(reason: "Nej", letters: letters).perform(
          in: tx, by: try tx.writable(draft, by: MadeEvent.leader), at: now)
      }
    }
    #expect(called?.contains("publicerat") == true)
    try await event.test.regional.write { tx in
      try RemoveDraft().perform(in: tx, by: try tx.writable(draft, by: MadeEvent.leader), at: now)
    }
    #expect(try await event.test.regional.read { try $0.edition(draft) } == nil)
    let moved = try await event.change { [letters = event.letters] tx, evidence, now in
      let edition = evidence.record
      try tx.insert(SessionDetails(title: "Pass", starts: edition.starts, ends: edition.ends), to: edition.id, at: now)
      var details = EditionDetails(edition)
      details.starts = details.starts.adding(days: 1)
      details.ends = details.ends.adding(days: 1)
      details.needsErasedOn = details.needsErasedOn.adding(days: 1)
      try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
      return try tx.programme(of: edition.id).map(\.starts.day) == [details.starts.day]
    }
    #expect(moved)
  }

  @Test(arguments: Engine.available)
  func `den som står i dörren blir en rad om dagen, och kan anteckna att någon var med på annat sätt`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
    }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    event.test.wait(days: 40)
    let note = { @Sendable (name: String, presence: Registration.Presence) in
      let id = try await event.registration(name).id
      try await event.change { try NoteAttendance(id, presence) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    }
    try await note("Ada", .present)
    try await note("Bo", .present)
    let lines = {
      try await event.test.regional.read { try $0.events(of: "edition:\(event.id)") }
        .filter { $0.act == "NoteAttendance" }.map(\.text)
    }
    #expect(try await lines() == ["Antecknade närvaro"])
    event.test.wait(minutes: 1)
    try await note("Bo", .online)
    #expect(try await lines() == ["Ändrade närvaron för en deltagare", "Antecknade närvaro"])
    #expect(try await event.registration("Bo").presence == .online)
  }

  @Test(arguments: Engine.available)
  func `utvärderingen räknas en gång och säger inte vem`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    try await event.register("Bo")
    event.test.wait(days: 41)
    let ada = try await event.registration("Ada").id
    try await event.change { try NoteAttendance(ada, .present) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    let answer = try AnswerEvaluation(
      form: Form(fields: [("nytta", "5"), ("innehall", "4"), ("tillgang", "3"), ("battre", "Mer tid")]))
    for name in ["Ada", "Ada", "Bo"] {
      try await event.own(name) { tx, id, _ in try answer.perform(in: tx, for: id) }
    }
    let found = try await event.test.regional.read { [id = event.id] in try $0.evaluations(of: id) }
    #expect(found.map(\.content) == [4])
  }

  @Test func `anmälans länk gäller bara för sin anmälan och sitt ändamål`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    try await event.register("Ada")
    let link = try await event.registration("Ada").link
    let addresses = RegistrationAddress(event.test.site)
    let token = String(addresses.own(link).split(separator: "/").last ?? "")
    #expect(addresses.link(ofOwn: token) == link)
    #expect(addresses.link(ofEvaluation: token) == nil)
    #expect(addresses.link(ofOwn: "\(link.registration.text).0000000000000000") == nil)
    let next = addresses.own(RegistrationLink(link.registration, number: 1)).split(separator: "/").last.map(String.init)
    #expect(next.flatMap(addresses.link(ofOwn:)) == RegistrationLink(link.registration, number: 1))
  }
}

/// What was told, from within a transaction that may run again.
private final class Told: Sendable {
  private let kept = Mutex<(completions: [Completion], withdrawn: Set<String>)>(([], []))
  var all: [Completion] { kept.withLock { $0.completions } }
  var withdrawn: Set<String> { kept.withLock { $0.withdrawn } }

  func withdraw(_ key: String) { kept.withLock { _ = $0.withdrawn.insert(key) } }

  func add(_ completion: Completion) {
    kept.withLock { told in
      if !told.completions.contains(where: { $0.key == completion.key }) { told.completions.append(completion) }
    }
  }
}
