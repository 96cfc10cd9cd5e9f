import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Who gets a place, who waits, and what happens when somebody steps back.
struct RegistrationTests {
  @Test(arguments: Engine.available)
  func `de första får plats, resten väntar i ordning`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    for name in ["Ada", "Bo", "Cia"] { #expect(try await event.register(name).outcome == .confirmed) }
    #expect(try await event.register("Dag").outcome == .waiting([.way(.site)]))
    try await event.register("Eva")
    #expect(try await event.names(.confirmed) == ["Ada", "Bo", "Cia"])
    #expect(try await event.names(.waiting) == ["Dag", "Eva"])
    #expect(try await event.letters(to: "Dag") == ["Du står på väntelistan"])
  }

  @Test(arguments: Engine.available)
  func `när någon kliver av får den första på väntelistan erbjudandet, och ingen går före`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine)
    for name in ["Ada", "Bo", "Cia", "Dag", "Eva"] { try await event.register(name) }
    try await event.withdraw("Bo")
    #expect(try await event.names(.offered) == ["Dag"])
    #expect(try await event.letters(to: "Dag").last == "Nu finns det en plats till dig")
    // The place is held for Dag: whoever comes now waits.
    #expect(try await event.register("Fia").outcome == .waiting([.way(.site)]))
    try await event.own("Dag") { [letters = event.letters] tx, id, now in
      try AcceptOffer(letters: letters).perform(in: tx, for: id, at: now)
    }
    #expect(try await event.names(.confirmed) == ["Ada", "Cia", "Dag"])
  }

  @Test(arguments: Engine.available)
  func `ett erbjudande som ingen svarar på går till nästa, och den förra kan ställa sig sist`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine)
    for name in ["Ada", "Bo", "Cia", "Dag", "Eva", "Fia"] { try await event.register(name) }
    try await event.withdraw("Ada")
    // It is a Sunday at ten: the second working day is Tuesday.
    event.test.wait(minutes: 53 * 60)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await event.names(.offered) == ["Dag"])
    event.test.wait(minutes: 61)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await event.names(.lapsed) == ["Dag"])
    #expect(try await event.names(.offered) == ["Eva"])
    let late = await sentence {
      try await event.own("Dag") { [letters = event.letters] tx, id, now in
        try AcceptOffer(letters: letters).perform(in: tx, for: id, at: now)
      }
    }
    #expect(late?.contains("gått ut") == true)
    try await event.own("Dag") { [letters = event.letters] tx, id, now in
      try QueueAgain(letters: letters).perform(in: tx, for: id, at: now)
    }
    #expect(try await event.names(.waiting) == ["Fia", "Dag"])
  }

  @Test(arguments: Engine.available)
  func `samma formulär två gånger anmäler en gång, också när platserna hann ta slut`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    let first = try await event.register("Ada", once: "samma")
    let again = try await event.register("Ada", once: "samma")
    #expect(!first.isSameForm && again.isSameForm && again.outcome == .confirmed)
    #expect(try await event.letters(to: "Ada") == ["Du har en plats"])
  }

  @Test(arguments: Engine.available)
  func `ett formulär som kommer igen när det har blivit fullt säger inte vem som var anmäld förut`(_ engine: Engine)
    async throws
  {
    var told: [RegisterForEdition.Receipt] = []
    for earlier in ["Ada", "Cia"] {
      let event = try await MadeEvent.make(engine) { $0.placesOnSite = 2 }
      try await event.register(earlier)
      try await event.register("Ada", once: "prövar")
      for name in ["Bo", "Dag"] { try await event.register(name) }
      event.test.wait(minutes: 15)
      told.append(try await event.register("Ada", once: "prövar"))
    }
    #expect(told.allSatisfy { $0.outcome == .waiting([.way(.site)]) && !$0.isSameForm })
  }

  @Test(arguments: Engine.available)
  func `samma namn skrivet med annat mellanrum är samma person`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada Berg", once: "samma", mail: "ada@example.org")
    #expect(try await event.register("ada  berg", once: "samma", mail: "ada@example.org").isSameForm)
    try await event.register("ADA  Berg", once: "ett nytt formulär", mail: "ada@example.org")
    #expect(try await event.names(.confirmed, .waiting) == ["Ada Berg"])
  }

  @Test(arguments: Engine.available)
  func `den som redan är anmäld får veta det i ett brev, och sidan säger det till ingen`(_ engine: Engine) async throws
  {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    // At once nothing more goes to the mailbox than there is already.
    try await event.register("Ada", once: "genast igen")
    #expect(try await event.letters(to: "Ada") == ["Du har en plats"])
    event.test.wait(days: 2)
    let again = try await event.register("Ada", once: "ett nytt formulär")
    #expect(again.outcome == .confirmed && !again.isSameForm)
    #expect(try await event.names(.confirmed) == ["Ada"])
    #expect(try await event.letters(to: "Ada").sorted() == ["Du har en plats", "Du är redan anmäld"])
  }

  @Test(arguments: Engine.available)
  func `kvoten per kommun håller, och nästa kommun får platsen`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.quota = 1 }
    let umea = try #require(MunicipalityCode("2480"))
    #expect(try await event.register("Ada").outcome == .confirmed)
    #expect(try await event.register("Bo").outcome == .waiting([.municipality(umea)]))
    #expect(try await event.register("Cia", from: "2482").outcome == .confirmed)
    try await event.withdraw("Cia")
    // The free place is no place for Bo, whose municipality has what it may have.
    #expect(try await event.names(.waiting) == ["Bo"])
    try await event.withdraw("Ada")
    #expect(try await event.names(.offered) == ["Bo"])
  }

  @Test(arguments: Engine.available, [true, false])
  func `hålls dagen bara på webben räknas kvoten där`(_ engine: Engine, _ hasRoom: Bool) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.quota = 1
      $0.forms = hasRoom ? .both : .web
      $0.webLink = "https://video.exempel.se/rum"
    }
    let umea = try #require(MunicipalityCode("2480"))
    #expect(try await event.register("Ada", .web).outcome == .confirmed)
    #expect(try await event.register("Bo", .web).outcome == (hasRoom ? .confirmed : .waiting([.municipality(umea)])))
    #expect(try await event.register("Cia", from: "2482", .web).outcome == .confirmed)
  }

  @Test(arguments: Engine.available)
  func `platser i ett pass räknas för sig`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let session = try await event.change { tx, evidence, now in
      let details = SessionDetails(
        title: "Passet", starts: evidence.record.starts, ends: evidence.record.ends, isChosen: true, places: 1)
      return try tx.insert(details, to: evidence.record.id, at: now)
    }
    #expect(try await event.register("Ada", sessions: [session]).outcome == .confirmed)
    #expect(try await event.register("Bo", sessions: [session]).outcome == .waiting([.session("Passet")]))
    #expect(try await event.register("Cia").outcome == .confirmed)
    try await event.withdraw("Ada")
    #expect(try await event.names(.offered) == ["Bo"])
  }

  @Test(arguments: Engine.available)
  func `en ersättare tar över platsen, och den gamla länken gäller inte`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    try await event.register("Ada", needs: AccessNeeds(kinds: [.hearingLoop]))
    try await event.register("Bo")
    try await event.own("Ada") { [letters = event.letters] tx, id, now in
      let act = SendSubstitute(name: "Eva", mail: "eva@example.org", profession: .manager, letters: letters)
      try act.perform(in: tx, for: id, at: now)
    }
    #expect(try await event.names(.confirmed) == ["Eva"])
    #expect(try await event.names(.waiting) == ["Bo"])
    #expect(try await event.registration("Eva").municipality?.text == "2480")
    let needs = try await event.test.regional.read { [id = event.id] in try $0.needs(of: id) }
    #expect(needs.isEmpty)
    let again = await sentence {
      try await event.own("Ada") { [letters = event.letters] tx, id, now in
        let act = SendSubstitute(name: "Fia", mail: "fia@example.org", profession: .manager, letters: letters)
        try act.perform(in: tx, for: id, at: now)
      }
    }
    #expect(again?.contains("gäller inte längre") == true)
  }

  @Test(arguments: Engine.available)
  func `behoven raderas på den dag som formuläret lovar`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada", needs: AccessNeeds(kinds: [.captions], diet: "Utan nötter"))
    let number = { try await event.test.regional.read { [id = event.id] in try $0.needs(of: id).count } }
    event.test.wait(days: 40 + 13)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await number() == 1)
    event.test.wait(days: 1)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await number() == 0)
  }

  @Test(arguments: Engine.available)
  func `den som byter till ett fullt pass behåller det den hade`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let (one, other) = try await event.change { tx, evidence, now in
      let edition = evidence.record
      let session = { (title: String) in
        SessionDetails(title: title, starts: edition.starts, ends: edition.ends, isChosen: true, places: 1)
      }
      return (
        try tx.insert(session("Ett"), to: edition.id, at: now), try tx.insert(session("Två"), to: edition.id, at: now)
      )
    }
    try await event.register("Ada", sessions: [one])
    try await event.register("Bo", sessions: [other])
    let registration = try await event.registration("Ada")
    let details = RegistrationDetails(
      name: "Ada", mail: "ada@example.org", organisationName: "Annan", municipality: registration.municipality,
      profession: .school, way: .site, sessions: [other])
    let act = ChangeRegistration(details, version: registration.version, letters: event.letters)
    let full = await sentence {
      try await event.own("Ada") { tx, id, now in try act.perform(in: tx, for: id, at: now) }
    }
    #expect(full?.contains("”Två” är fullt") == true)
    let kept = try await event.test.regional.read { try $0.chosenSessions(of: registration.id) }
    #expect(kept == [one])
  }

  @Test(arguments: Engine.available)
  func `fler platser går till dem som väntar, och färre än de tagna går inte`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    for name in ["Ada", "Bo", "Cia", "Dag", "Eva"] { try await event.register(name) }
    let change = { @Sendable (places: Int) in
      _ = try await event.change { [letters = event.letters] tx, evidence, now in
        var details = EditionDetails(evidence.record)
        details.placesOnSite = places
        return try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(
          in: tx, by: evidence, at: now)
      }
    }
    #expect(await sentence { try await change(2) }?.contains("minst 3") == true)
    try await change(4)
    #expect(try await event.names(.offered) == ["Dag"])
    #expect(try await event.names(.waiting) == ["Eva"])
  }

  @Test(arguments: Engine.available)
  func `det sätt att delta som någon har plats på tas inte bort`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let change = { @Sendable in
      _ = try await event.change { [letters = event.letters] tx, evidence, now in
        var details = EditionDetails(evidence.record)
        details.forms = .web
        details.webLink = "https://video.example/dagen"
        return try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(
          in: tx, by: evidence, at: now)
      }
    }
    try await event.register("Ada")
    #expect(await sentence { try await change() }?.hasPrefix("En person är anmäld på plats. Låt") == true)
    try await event.register("Bo")
    #expect(await sentence { try await change() }?.hasPrefix("2 personer är anmälda på plats. Låt") == true)
  }

  @Test(arguments: Engine.available)
  func `många som kommer på en gång får aldrig fler platser än det finns`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 7 }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<40 { group.addTask { try await event.register("Person\(index)") } }
      try await group.waitForAll()
    }
    #expect(try await event.names(.confirmed).count == 7)
    #expect(try await event.names(.waiting).count == 33)
    let numbers = try await event.test.regional.read { [id = event.id] tx in
      try tx.registrations(of: id, in: [.confirmed, .waiting]).map(\.number)
    }
    #expect(Set(numbers).count == 40)
    // Whoever waits came later than all who have a place.
    let all = try await event.test.regional.read { [id = event.id] in
      try $0.registrations(of: id, in: Registration.State.allCases)
    }
    let last = all.filter { $0.state == .confirmed }.map(\.number).max() ?? 0
    #expect(all.filter { $0.state == .waiting }.allSatisfy { $0.number > last })
  }

  @Test(arguments: Engine.available)
  func `chefens brev om gruppen säger inget om vem som var anmäld förut`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    let person = RegistrationDetails(
      name: "Ada", mail: "ada@example.org", organisationName: "Annan", municipality: nil, profession: .other, way: .site
    )
    let group = RegisterGroup(
      people: [person], once: "grupp", managerMail: "chef@example.org", managerName: "Lena Chef",
      letters: event.letters)
    for _ in 0..<2 {
      try await event.change { tx, evidence, now in try group.perform(in: tx, to: evidence.record, at: now) }
      event.test.wait(days: 1)
    }
    let letters = try await event.test.regional.read { tx in
      try tx.rows("SELECT body FROM mail WHERE address = 'chef@example.org'").map {
        try $0.get("body", as: String.self)
      }
    }
    #expect(letters.count == 2 && Set(letters).count == 1)
    #expect(letters.allSatisfy { $0.contains("Du har anmält en person till Provdagen 2027.") && !$0.contains("Ada") })
  }

  @Test(arguments: Engine.available)
  func `samma formulär för en annan person är en annan anmälan`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada", once: "samma")
    #expect(try await event.register("Bo", once: "samma").isSameForm == false)
    #expect(try await event.names(.confirmed) == ["Ada", "Bo"])
  }

  @Test(arguments: Engine.available)
  func `ett inställt evenemang ger ingen plats, och ingen får veta att ett erbjudande gick ut`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    try await event.register("Ada")
    try await event.register("Bo")
    try await event.withdraw("Ada")
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    let refused = await sentence {
      try await event.own("Bo") { [letters = event.letters] tx, id, now in
        try AcceptOffer(letters: letters).perform(in: tx, for: id, at: now)
      }
    }
    #expect(refused != nil)
    event.test.wait(days: 3)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await event.letters(to: "Bo").contains("Erbjudandet har gått ut") == false)
  }

  @Test(arguments: Engine.available)
  func `den dolda platsen står bara i brevet till den som har plats`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.placesOnSite = 1
      $0.place = "Hemliga gatan 3"
      $0.isPlaceHidden = true
    }
    try await event.register("Ada")
    try await event.register("Bo")
    let told = try await event.test.regional.read { tx in
      try tx.rows("SELECT address FROM mail WHERE body LIKE '%Hemliga gatan%'").map {
        try $0.get("address", as: String.self)
      }
    }
    #expect(told == ["ada@example.org"])
  }

  @Test(arguments: Engine.available)
  func `arrangören ger den som väntar en plats, också när det är fullt`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    try await event.register("Ada")
    try await event.register("Bo")
    let details = RegistrationDetails(
      name: "Bo", mail: "bo@example.org", organisationName: "Socialtjänsten", municipality: MunicipalityCode("2480"),
      profession: .socialServices, way: .site)
    try await event.change { [letters = event.letters] tx, evidence, now in
      var act = RegisterForEdition(details, once: "arrangören", letters: letters)
      act.isByOrganiser = true
      try act.perform(in: tx, to: evidence.record, at: now)
    }
    #expect(try await event.names(.confirmed) == ["Ada", "Bo"])
    // Overbooked, and still a spelling can be mended.
    try await event.change { [letters = event.letters] tx, evidence, now in
      var edition = EditionDetails(evidence.record)
      edition.title = "Rättat"
      try ChangeEdition(edition, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
    }
  }
}
