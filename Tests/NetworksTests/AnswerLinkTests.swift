import Access
import Calendars
import DemoData
import Networks
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What the link of an invitation opens, for whom, and for how long.
struct AnswerLinkTests {
  @Test(arguments: Engine.available) func `kalenderposten öppnar inget svar, och länken visar inte vem som kommer`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let kim = try await invited(try await made.called(), made)
    let path = path(kim, made)
    let calendars = try await made.test.regional.read { tx in
      try tx.rows("SELECT calendar FROM mail").map { try $0.get("calendar", as: String.self) }
    }
    #expect(!calendars.isEmpty && calendars.allSatisfy { !$0.replacing("\r\n ", with: "").contains("/traffsvar/") })
    let tag = made.addresses.mail(kim).split(separator: "@")[0].split(separator: "+")[1]
    #expect(try await made.test.client().get("/traffsvar/\(tag)").status == 404)
    #expect(try await post("substitute", who: "Ada Lov", note: "Vi kommer med bil", to: path, made) == 303)
    let page = try await made.test.client().get(path).body
    #expect(page.contains("Ditt svar: en ersättare kommer") && page.contains("visas inte här"))
    #expect(!page.contains("Ada Lov") && !page.contains("Vi kommer med bil"))
  }

  @Test(arguments: Engine.available) func `det som inte visas står kvar så länge svaret är detsamma`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let path = path(try await invited(meeting, made), made)
    #expect(try await post("substitute", who: "Ada Lov", note: "Med bil", to: path, made) == 303)
    #expect(try await post("substitute", to: path, made) == 303)
    #expect(try await invited(meeting, made).who == "Ada Lov")
    #expect(try await post("substitute", who: "Bo Ek", to: path, made) == 303)
    let changed = try await invited(meeting, made)
    #expect(changed.who == "Bo Ek" && changed.note == "Med bil")
    #expect(try await post("yes", to: path, made) == 303)
    let coming = try await invited(meeting, made)
    #expect(coming.who == nil && coming.note == "Med bil")
    #expect(try await post("no", to: path, made) == 303)
    #expect(try await invited(meeting, made).note == nil)
  }

  @Test(arguments: Engine.available) func `efter träffen visar länken varken dagordning eller dokument`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called(inDays: 2)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeAgenda([.init(title: "Läget i länet")]).perform(in: tx, by: evidence, at: now)
    }
    let path = path(try await invited(meeting, made), made)
    #expect(try await made.test.client().get(path).body.contains("Läget i länet"))
    made.test.wait(days: 3)
    let page = try await made.test.client().get(path)
    #expect(page.status == 200 && page.body.contains("Träffen har varit") && !page.body.contains("Läget i länet"))
  }

  @Test(arguments: Engine.available) func `den som har lämnat funktionen svarar inte mer, och efterträdaren bjuds in`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await hold("f-kim", by: "person-kim", made)
    let meeting = try await made.called()
    let before = try await invited(meeting, made)
    let (old, oldMail) = (path(before, made), made.addresses.mail(before))
    #expect(try await made.test.client().get(old).status == 200)
    try await doChores(made)
    #expect(try await letters(to: "f-kim", made) == 1)
    let yesterday = made.test.now.day.adding(days: -1)
    try await made.test.identity.write {
      try $0.execute("UPDATE holding SET until_date = \(yesterday.text) WHERE person_id = 'person-kim'")
    }
    #expect(try await made.test.client().get(old).status == 404)
    #expect(try await post("no", to: old, made) == 404)
    #expect(try await receive("ACCEPTED", meeting, to: oldMail, made) == "svar från någon som har lämnat funktionen")
    // Nobody is invited as long as nobody holds it.
    try await doChores(made)
    #expect(try await letters(to: "f-kim", made) == 1)
    try await hold("f-kim", by: "person-eva", made)
    try await doChores(made)
    try await doChores(made)
    #expect(try await letters(to: "f-kim", made) == 2)
    let after = try await invited(meeting, made)
    let new = path(after, made)
    #expect(new != old && made.addresses.mail(after) != oldMail)
    #expect(try await made.test.client().get(old).status == 404)
    #expect(try await receive("ACCEPTED", meeting, to: oldMail, made) == "svar till en adress som inte är vår")
    #expect(try await post("yes", to: new, made) == 303)
    #expect(try await invited(meeting, made).answer == .yes)
  }

  @Test(arguments: Engine.available)
  func `svarens namn raderas ett år efter träffen, och gästen ett år efter den sista`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await made.change { tx, network, now in
      try AddGuest(name: "Sara Lind", organisation: "Lärosätet", mail: "sara@example.org").perform(
        in: tx, by: network, at: now)
    }
    let (meeting, letters) = (try await made.called(inDays: 2), made.letters)
    let asked = try #require(try await made.invitees(meeting).first { $0.guest != nil })
    let guest = try #require(asked.guest)
    #expect(try await post("yes", who: "Sara och Åsa", to: path(asked, made), made) == 303)
    let kim = try await invited(meeting, made)
    #expect(try await post("yes", who: "Kim K", note: "Hej", to: path(kim, made), made) == 303)
    made.test.wait(days: 3)
    let now = made.test.now
    try await made.change { tx, network, now in
      try RemoveGuest(guest.id, letters: letters).perform(in: tx, by: network, at: now)
    }
    try await made.test.regional.write { try $0.execute("UPDATE mail SET sent_at = \(now)") }
    made.test.wait(days: 360)
    try await doChores(made)
    #expect(try await invited(meeting, made).who == "Kim K")
    made.test.wait(days: 10)
    try await doChores(made)
    let left = try await made.invitees(meeting)
    #expect(left.allSatisfy { $0.who == nil && $0.note == nil } && left.count { $0.answer == .yes } == 2)
    #expect(left.compactMap(\.guest).map(\.mail) == [""])
    let copies = try await made.test.regional.read { tx in
      try tx.value("SELECT COUNT(*) FROM mail WHERE address = 'sara@example.org'", as: Int.self)
    }
    #expect(copies == 0)
  }

  @Test(arguments: Engine.available) func `en gäst som är kvar i ett annat nätverk hindrar inte raderingen`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await addSara(made)
    let meeting = try await made.called(inDays: 2)
    let (first, letters) = (try #require(try await made.invitees(meeting).compactMap(\.guest).first), made.letters)
    try await made.change { tx, network, now in
      try RemoveGuest(first.id, letters: letters).perform(in: tx, by: network, at: now)
    }
    try await addSara(made)
    _ = try await made.called(inDays: 3)
    try await made.test.regional.write { [now = made.test.now] in try $0.execute("UPDATE mail SET sent_at = \(now)") }
    made.test.wait(days: 370)
    try await doChores(made)
    let mails = try await made.test.regional.read { tx in
      try tx.rows("SELECT mail FROM network_guest ORDER BY mail").map { try $0.get("mail", as: String.self) }
    }
    #expect(mails == ["", "sara@example.org"])
  }

  @Test(arguments: Engine.available) func `när en jour blir värd glöms i vilken kommun de träffas`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await hold("f-kim", by: "person-kim", made)
    let meeting = try await made.planned()
    try await made.test.regional.write { tx in
      try tx.execute("UPDATE meeting SET municipality = '2480'")
      try tx.execute("UPDATE network_membership SET role = 'host'")
    }
    for organisation in [MadeNetwork.unit, MadeNetwork.board, MadeNetwork.shelter] {
      try await keep(organisation, made)
    }
    try await doChores(made)
    #expect(try await made.meeting(meeting)?.municipality == nil)
    try await made.test.regional.write { tx in
      try tx.execute("UPDATE meeting SET municipality = '2480'")
      try tx.execute("UPDATE network_membership SET role = 'member' WHERE organisation_id = 'jour'")
    }
    try await doChores(made)
    #expect(try await made.meeting(meeting)?.municipality == MunicipalityCode("2480"))
  }

  private func keep(_ organisation: Organisation, _ made: MadeNetwork) async throws {
    let now = made.test.now
    try await made.test.identity.write { tx in
      try tx.execute(
        """
        INSERT INTO organisation (id, kind, name, sort_name, counties, created_at)
        VALUES (\(organisation.id), \(organisation.kind), \(organisation.name), 'prov', '24', \(now))
        """)
    }
  }

  private func addSara(_ made: MadeNetwork) async throws {
    try await made.change { tx, network, now in
      try AddGuest(name: "Sara Lind", organisation: "Lärosätet", mail: "sara@example.org").perform(
        in: tx, by: network, at: now)
    }
  }

  @Test func `vem gästen är visas bara för värdarna`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (guest, now) = (ID<Guest>("gast"), test.now)
    let (network, meeting) = try await test.regional.write { tx in
      let network = try tx.value(
        "SELECT id FROM network WHERE name = 'Västerbottens kvinnofridsnätverk'", as: String.self)
      let meeting = try tx.value(
        "SELECT id FROM meeting WHERE network_id = \(network) AND state = 'called' AND starts_at > \(now)",
        as: String.self)
      try tx.execute(
        """
        INSERT INTO network_guest (id, network_id, name, organisation, mail)
        VALUES (\(guest), \(network), 'Sara Lind', 'Lärosätet', 'sara@example.org')
        """)
      try tx.execute(
        """
        INSERT INTO meeting_invitee (id, meeting_id, guest_id, invited_at, answer, who, answered_at, answered_by, answered_sequence)
        VALUES ('inbjuden-gast', \(meeting), \(guest), \(now), 'yes', 'Sara och Åsa', \(now), \(Byline(words: "prov")), 99)
        """)
      return (network ?? "", meeting ?? "")
    }
    let (host, member) = (try await test.client(as: .leader), try await test.client(as: .contact))
    for path in ["/traffar/\(meeting)", "/natverk/\(network)/medlemmar"] {
      #expect(try await host.get(path).body.contains("Sara Lind"))
      let answer = try await member.get(path)
      #expect(answer.status == 200 && !answer.body.contains("Sara"), "\(path)")
    }
    #expect(try await member.get("/traffar/\(meeting)").body.contains("Gäster räknas inte med."))
  }

  private func invited(_ meeting: ID<Meeting>, _ made: MadeNetwork) async throws -> Invitee {
    try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
  }

  private func path(_ invitee: Invitee, _ made: MadeNetwork) -> String {
    made.addresses.link(invitee).replacing("http://127.0.0.1:8080", with: "")
  }

  /// Its status.
  private func post(
    _ answer: String, who: String = "", note: String = "", to path: String, _ made: MadeNetwork
  ) async throws -> Int {
    made.test.wait(minutes: 1)
    return try await made.test.client().post(path, [("svar", answer), ("vem", who), ("halsning", note)]).status
  }

  private func receive(
    _ answer: String, _ meeting: ID<Meeting>, to place: String, _ made: MadeNetwork
  ) async throws -> String {
    let text = [
      "From: kim@example.org", "To: \(place)", "MIME-Version: 1.0",
      "Content-Type: text/calendar; charset=utf-8; method=REPLY", "", "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY",
      "BEGIN:VEVENT", "UID:\(meeting)@example.org", "DTSTAMP:\(CalendarTime(made.test.now).text)", "SEQUENCE:0",
      "ATTENDEE;PARTSTAT=\(answer):mailto:kim@example.org", "END:VEVENT", "END:VCALENDAR", "",
    ].joined(separator: "\r\n")
    return try await TakeLetter(site: made.test.site, takers: Networks().letterTakers).perform(
      Array(text.utf8), at: made.test.now)
  }

  /// Somebody begins to hold the function today.
  private func hold(_ function: String, by person: String, _ made: MadeNetwork) async throws {
    let now = made.test.now
    try await made.test.identity.write { tx in
      try tx.execute(
        """
        INSERT INTO person (id, name, sort_name, mail, has_protected_identity, created_at)
        VALUES (\(person), 'Prov', 'prov', \("\(person)@example.org"), \(false), \(now))
        """)
      try tx.execute(
        """
        INSERT INTO organisation (id, kind, name, sort_name, counties, created_at)
        VALUES ('umea', 'municipality', 'Prov', 'prov', '24', \(now)) ON CONFLICT (id) DO NOTHING
        """)
      try tx.execute(
        """
        INSERT INTO function (id, organisation_id, role, title, created_at)
        VALUES (\(function), 'umea', 'contact', 'Kontakt', \(now)) ON CONFLICT (id) DO NOTHING
        """)
      try tx.execute(
        """
        INSERT INTO holding (id, function_id, person_id, from_date)
        VALUES (\("innehav-\(person)"), \(function), \(person), \(now.day.adding(days: -2).text))
        """)
    }
  }

  private func letters(to function: String, _ made: MadeNetwork) async throws -> Int {
    try await made.test.regional.read {
      try $0.value("SELECT COUNT(*) FROM mail WHERE function_id = \(function)", as: Int.self) ?? 0
    }
  }

  private func doChores(_ made: MadeNetwork) async throws {
    for chore in Networks().chores {
      try await chore.perform(on: made.test.site, telling: made.test.table.shell, at: made.test.now)
    }
  }
}
