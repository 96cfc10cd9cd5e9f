import Access
import Calendars
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// One mailbox that is invited in more ways than one: its calendar has one entry for the meeting.
struct SharedMailboxTests {
  @Test(arguments: Engine.available)
  func `den som är både ordinarie och ersättare har kvar träffen när ersättaren inte behövs`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-kim": "umea", "f-eva": "umea"], made)
    let own = try await invited(try await called(made), made)
    #expect(try await answerByLink("substitute", own, made) == 303)
    let asked = try await sent(to: ["f-kim", "f-eva"], made)
    #expect(asked.map(\.method) == ["REQUEST", nil])
    #expect(asked.last?.body.contains("Du har också en annan inbjudan till träffen, och det är den som står") == true)
    #expect(asked.last?.body.contains("/traffsvar/") == false)
    #expect(try await answerByLink("yes", own, made) == 303)
    let told = try await sent(to: ["f-kim", "f-eva"], made)
    #expect(told.map(\.method) == ["REQUEST", nil, "REQUEST"])
    let kept = try #require(told.last)
    #expect(kept.organizer == made.addresses.mail(own) && kept.answer == "ACCEPTED")
    #expect(kept.body.contains("Du behöver inte längre komma som ersättare till Träff, "))
    #expect(kept.body.contains("Du har också en annan inbjudan till träffen, och den gäller fortfarande."))
  }

  @Test(arguments: Engine.available)
  func `en ersättare med egen brevlåda får återbud, och ett högre nummer när det ändrar sig`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-kim": "umea"], made)
    let own = try await invited(try await called(made), made)
    for answer in ["substitute", "no"] { #expect(try await answerByLink(answer, own, made) == 303) }
    #expect(try await sent(to: ["f-eva"], made).map(\.method) == ["REQUEST", "CANCEL"])
    #expect(try await sent(to: ["f-kim"], made).map(\.method) == ["REQUEST"])
    made.test.wait(days: 1)
    #expect(try await answerByLink("substitute", own, made) == 303)
    let told = try await sent(to: ["f-eva"], made)
    #expect(told.map(\.method) == ["REQUEST", "CANCEL", "REQUEST"])
    #expect(told.map(\.sequence) == [0, 1, 2])
  }

  @Test(arguments: Engine.available) func `en inställd träff stryks en gång i en gemensam brevlåda`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-kim": "umea", "f-eva": "umea"], made)
    let meeting = try await called(made)
    let own = try await invited(meeting, made)
    for answer in ["substitute", "no"] { #expect(try await answerByLink(answer, own, made) == 303) }
    made.test.wait(days: 1)
    #expect(try await answerByLink("substitute", own, made) == 303)
    made.test.wait(minutes: 1)
    let letters = try await letters(made)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try CancelMeeting(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    let told = try await sent(to: ["f-kim", "f-eva"], made)
    // What the organisation itself has declined is not kept, and its entry was never the substitute's.
    #expect(told.map(\.method) == ["REQUEST", nil, nil, nil, "CANCEL", nil])
    #expect(told.dropFirst(2).first?.body.contains("annan inbjudan") == false)
    #expect(told.suffix(2).allSatisfy { $0.body.contains("är inställd.") })
    let sequences = told.compactMap(\.sequence)
    #expect(sequences.count == 2 && sequences[1] > sequences[0])
  }

  @Test(arguments: Engine.available)
  func `den som byter funktion i samma brevlåda får en ny inbjudan och inget återbud`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-kim": "umea", "f-eva": "umea"], made)
    let meeting = try await called(made)
    made.test.wait(minutes: 1)
    let (letters, now) = (try await letters(made), made.test.now)
    try await made.test.regional.write { tx in
      let own = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      let eva = MadeNetwork.function("eva", of: MadeNetwork.municipality)
      try ChangeRepresentation(own, function: eva, substitute: nil, letters: letters).perform(
        in: tx, by: try tx.readable(made.id, by: MadeNetwork.coordinator), at: now)
    }
    let told = try await sent(to: ["f-kim", "f-eva"], made)
    #expect(told.map(\.method) == ["REQUEST", "REQUEST"])
    let new = try await invited(meeting, made)
    #expect(new.function == "f-eva" && told.last?.organizer == made.addresses.mail(new))
  }

  @Test(arguments: Engine.available)
  func `den som företräder två får två brev med var sin länk, och har kvar träffen när den ena lämnar`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-kim": "umea", "f-jo": "jour"], made)
    let meeting = try await called(made)
    #expect(try await made.subjects().count == 4)
    let (first, second) = (try await invited(meeting, made), try await invited(meeting, made, "jour"))
    let (asked, askedToo) = (try await sent(to: ["f-kim"], made), try await sent(to: ["f-jo"], made))
    #expect(asked.map(\.method) == ["REQUEST"] && asked.first?.organizer == made.addresses.mail(first))
    #expect(askedToo.map(\.method) == [nil])
    for (came, own, other) in [(asked, first, second), (askedToo, second, first)] {
      let letter = try #require(came.first)
      #expect(letter.text.contains(made.addresses.link(own)))
      #expect(!letter.text.contains(other.id.text) && !letter.text.contains("annan inbjudan"))
    }
    #expect(askedToo.first?.body.contains("Svara här och inte i kalendern. Du behöver inte logga in:") == true)
    #expect(first.letter == .waiting && second.letter == .waiting)
    #expect(try await answerByLink("yes", second, made) == 303)
    #expect(try await invited(meeting, made).answer == nil)
    made.test.wait(minutes: 1)
    let letters = try await letters(made)
    try await made.change { tx, network, now in
      let membership = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try EndMembership(membership, of: MadeNetwork.municipality, letters: letters).perform(
        in: tx, by: network, at: now)
    }
    let told = try await sent(to: ["f-kim", "f-jo"], made)
    #expect(told.map(\.method) == ["REQUEST", nil, "REQUEST"])
    let kept = try #require(told.last)
    #expect(kept.organizer == made.addresses.mail(second) && kept.answer == "ACCEPTED")
    #expect(kept.body.hasPrefix("En av dina inbjudningar till Träff, "))
    #expect(kept.body.contains(" gäller inte längre.\n\nDu har också en annan inbjudan till träffen, och den gäller"))
    #expect(!kept.body.contains("inte längre inbjuden"))
  }

  @Test(arguments: Engine.available)
  func `en påminnelse om den ena inbjudan rör inte träffen i kalendern, och en ny tid kommer dit en gång`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-kim": "umea", "f-jo": "jour"], made)
    let meeting = try await called(made)
    let own = try await invited(meeting, made)
    #expect(try await answerByLink("yes", own, made) == 303)
    made.test.wait(days: 2)
    let (letters, details) = (try await letters(made), made.details(inDays: 37))
    let reminded = try await made.changeMeeting(meeting) { tx, evidence, now in
      try RemindOfMeeting(letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(reminded == 3)
    #expect(try await sent(to: ["f-kim"], made).map(\.method) == ["REQUEST"])
    #expect(try await sent(to: ["f-jo"], made).map(\.method) == [nil, nil])
    made.test.wait(minutes: 1)
    let changed = try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeMeeting(details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(changed == 4)
    #expect(try await sent(to: ["f-kim"], made).map(\.method) == ["REQUEST", "REQUEST"])
    #expect(try await sent(to: ["f-jo"], made).map(\.method) == [nil, nil, nil])
  }

  @Test(arguments: Engine.available)
  func `den som har tackat nej för den ena och är ersättare för den andra får träffen i kalendern`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await holdTogether(["f-eva": "umea", "f-jo": "jour"], made)
    let meeting = try await called(made)
    let (own, declined) = (try await invited(meeting, made), try await invited(meeting, made, "jour"))
    #expect(try await answerByLink("no", declined, made) == 303)
    #expect(try await answerByLink("substitute", own, made) == 303)
    let asked = try #require(try await sent(to: ["f-eva"], made).first)
    #expect(asked.method == "REQUEST" && asked.organizer == made.addresses.mail(own.id, substitute: "f-eva"))
    #expect(asked.body.contains("Tacka nej i din kalender") && !asked.body.contains("annan inbjudan"))
    #expect(try await answerByLink("yes", own, made) == 303)
    let told = try await sent(to: ["f-eva", "f-jo"], made)
    #expect(told.map(\.method) == ["REQUEST", "REQUEST", "CANCEL"])
    #expect(told.last?.body.contains("annan inbjudan") == false)
  }

  /// One person has all these functions, none of which has an address of its own.
  private func holdTogether(
    _ functions: KeyValuePairs<ID<Function>, ID<Organisation>>, _ made: MadeNetwork
  ) async throws {
    let (held, now) = (functions.map { ($0.key, $0.value) }, made.test.now)
    try await made.test.identity.write { tx in
      try tx.execute(
        """
        INSERT INTO person (id, name, sort_name, mail, has_protected_identity, created_at)
        VALUES ('person-kim', 'Kim', 'kim', 'kim@example.org', \(false), \(now))
        """)
      for (function, organisation) in held {
        try tx.execute(
          """
          INSERT INTO organisation (id, kind, name, sort_name, counties, created_at)
          VALUES (\(organisation), 'municipality', 'Prov', 'prov', '24', \(now)) ON CONFLICT (id) DO NOTHING
          """)
        try tx.execute(
          """
          INSERT INTO function (id, organisation_id, role, title, created_at)
          VALUES (\(function), \(organisation), 'contact', 'Kontakt', \(now))
          """)
        try tx.execute(
          """
          INSERT INTO holding (id, function_id, person_id, from_date)
          VALUES (\("innehav-\(function)"), \(function), 'person-kim', \(now.day.text))
          """)
      }
    }
  }

  /// To a meeting for which the municipality has named a substitute.
  private func called(_ made: MadeNetwork) async throws -> ID<Meeting> {
    try await made.test.regional.write { tx in
      try tx.execute("UPDATE network_membership SET substitute_id = 'f-eva' WHERE organisation_id = 'umea'")
    }
    let meeting = try await made.planned()
    let letters = try await letters(made)
    let reached = try await made.changeMeeting(meeting) { tx, evidence, now in
      try CallMeeting(letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(reached == 4)
    return meeting
  }

  private func letters(_ made: MadeNetwork) async throws -> MeetingLetters {
    let network = try #require(try await made.test.regional.read { try $0.network(made.id) })
    let mailboxes = try await Mailboxes(of: network, and: ["f-eva"], on: made.test.site, at: made.test.now)
    return MeetingLetters(
      addresses: made.addresses, senderName: "Lena, FoU Prov", replyTo: "lena@example.org", mailboxes: mailboxes)
  }

  private func invited(
    _ meeting: ID<Meeting>, _ made: MadeNetwork, _ organisation: ID<Organisation> = "umea"
  ) async throws -> Invitee {
    try #require(try await made.invitees(meeting).first { $0.organisation == organisation })
  }

  /// Its status.
  private func answerByLink(_ answer: String, _ invitee: Invitee, _ made: MadeNetwork) async throws -> Int {
    made.test.wait(minutes: 1)
    let path = made.addresses.link(invitee).replacing("http://127.0.0.1:8080", with: "")
    return try await made.test.client().post(path, [("svar", answer), ("vem", "Ada")]).status
  }

  /// What came to the mailbox of these functions, in order.
  private func sent(to functions: [ID<Function>], _ made: MadeNetwork) async throws -> [SentLetter] {
    let letters = try await made.test.regional.read { tx in
      try tx.rows("SELECT body, calendar FROM mail WHERE function_id IN \(list: functions) ORDER BY id").map {
        (try $0.get("body", as: String.self), try $0.optional("calendar", as: String.self))
      }
    }
    return letters.map { body, calendar in
      SentLetter(
        body: body, calendar: calendar.flatMap { CalendarComponent.read(Array($0.utf8)).components.first })
    }
  }
}

/// A letter in the outbox, and what a calendar reads in it.
private struct SentLetter {
  let body: String
  let calendar: CalendarComponent?

  /// All that can be read in it.
  var text: String { body + (event?.first("DESCRIPTION")?.text ?? "") + (organizer ?? "") }

  private var event: CalendarComponent? { calendar?.components(named: "VEVENT").first }
  var method: String? { calendar?.first("METHOD")?.value }
  var sequence: Int? { event?.first("SEQUENCE")?.number }
  var organizer: String? { event?.first("ORGANIZER")?.mailAddress }
  var answer: String? { event?.first("ATTENDEE")?.parameter("PARTSTAT") }
}
