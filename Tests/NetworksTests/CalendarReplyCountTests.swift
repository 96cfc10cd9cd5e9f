import Access
import Calendars
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What an answer from somebody's calendar leads to.
struct CalendarReplyCountTests {
  @Test(arguments: Engine.available) func `av två svar som kommer tillsammans räknas det som skrevs sist`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let (meeting, invitee) = try await invited(made)
    #expect(try await take(made, reply(made, meeting, invitee, "ACCEPTED", secondsAgo: 90)) == "svar på inbjudan")
    #expect(try await take(made, reply(made, meeting, invitee, "DECLINED", secondsAgo: 60)) == "svar på inbjudan")
    #expect(
      try await take(made, reply(made, meeting, invitee, "TENTATIVE", secondsAgo: 80)) == "ett nyare svar finns redan")
    #expect(try await made.invitees(meeting).first { $0.id == invitee.id }?.answer == .no)
  }

  @Test(arguments: Engine.available) func `svaret visar varken namn eller adress ur kalendern`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let (meeting, invitee) = try await invited(made)
    for answer in ["ACCEPTED", "DELEGATED;DELEGATED-TO=\"mailto:hemlig@example.org\""] {
      _ = try await take(made, reply(made, meeting, invitee, answer, secondsAgo: 0))
      let stored = try #require(try await made.invitees(meeting).first { $0.id == invitee.id })
      #expect(stored.answer != nil && stored.who == nil && stored.note == nil)
    }
  }

  @Test(arguments: Engine.available) func `en fråga, ett förslag och ett okänt ärende blir inget ja`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let (meeting, invitee) = try await invited(made)
    let answer = { (method: String) in
      try await take(made, reply(made, meeting, invitee, "ACCEPTED", secondsAgo: 0, method: method))
    }
    #expect(try await answer("REFRESH") == "en fråga från en kalender, lämnad")
    #expect(try await made.invitees(meeting).allSatisfy { $0.answer == nil })
    _ = try await answer("COUNTER")
    #expect(try await made.invitees(meeting).first { $0.id == invitee.id }?.answer == .maybe)
    #expect(try await answer("REQUEST") == "brev utan svar på något, lämnat")
  }

  @Test(arguments: Engine.available) func `ett personnummer i hälsningen lämnas utanför`(_ engine: Engine) async throws
  {
    let made = try await MadeNetwork.make(engine)
    let (meeting, invitee) = try await invited(made)
    let letter = reply(made, meeting, invitee, "ACCEPTED", secondsAgo: 0, comment: "Gäller 19780125-2383")
    #expect(try await take(made, letter) == "svar på inbjudan")
    #expect(try await made.invitees(meeting).first { $0.id == invitee.id }?.note == nil)
  }

  @Test(arguments: Engine.available)
  func `en studs syns på den som inte fick brevet, men bara av den som har brevets nummer`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let (meeting, invitee) = try await invited(made)
    let mail = try await sent(to: invitee, made)
    #expect(try await take(made, bounce("0192aaaaaaaaaaaaaaaaaaaaaa")) == "leveransrapport om ett okänt brev")
    #expect(try await take(made, bounce(mail)) == "ett av våra brev kom inte fram")
    let stored = try #require(try await made.invitees(meeting).first { $0.id == invitee.id })
    #expect(stored.letter == .bounced("550 no such user"))
  }

  @Test(arguments: Engine.available) func `inget brev som kommer in ger ett nytt brev ut när ingen ersättare är utsedd`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let (meeting, invitee) = try await invited(made)
    let mail = try await sent(to: invitee, made)
    let answer = { (word: String, method: String) in
      reply(made, meeting, invitee, word, secondsAgo: 0, method: method)
    }
    let automatic = "Auto-Submitted: auto-replied\r\n"
    let letters: [String] = [
      bounce(mail), bounce("0192aaaaaaaaaaaaaaaaaaaaaa"), "\(automatic)\(note(made, invitee))", note(made, invitee),
      "\(automatic)\(answer("ACCEPTED", "REPLY"))", answer("DECLINED", "REPLY"), answer("DELEGATED", "REPLY"),
      answer("ACCEPTED", "COUNTER"), answer("ACCEPTED", "REFRESH"), answer("ACCEPTED", "REQUEST"), "", "inget brev",
    ]
    for letter in letters {
      let outcome = try await take(made, letter)
      #expect(try await unsent(made) == 0, "\(outcome)")
    }
  }

  @Test(arguments: Engine.available) func `ersättarens kalender svarar bara för ersättaren, och inget brev går ut`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await nameSubstitute(made, mail: "hemlig@example.org")
    let (meeting, invitee) = try await invited(made)
    let coming = { try await made.invitees(meeting).first { $0.id == invitee.id } }
    let own = made.addresses.mail(invitee.id, substitute: "f-eva")
    let answer = { (word: String, place: String) in
      try await take(made, reply(made, meeting, invitee, word, secondsAgo: 0, to: place))
    }
    #expect(try await answer("DECLINED", own) == "svar till en adress som inte är vår")
    #expect(try await take(made, reply(made, meeting, invitee, "DELEGATED", secondsAgo: 60)) == "svar på inbjudan")
    #expect(try await coming()?.substitute == "f-eva")
    #expect(try await made.subjects().count == 5)
    let former = made.addresses.mail(invitee.id, substitute: "f-sam")
    #expect(try await answer("DECLINED", former) == "svar till en adress som inte är vår")
    #expect(try await answer("ACCEPTED", own) == "svar från en ersättare, lämnat")
    #expect(try await coming()?.answer == .substitute)
    #expect(try await answer("DECLINED", own) == "svar från en ersättare")
    let stored = try #require(try await coming())
    #expect(stored.answer == .no && stored.substitute == nil && stored.note == "Ersättaren kan inte komma.")
    #expect(try await answer("DECLINED", own) == "svar till en adress som inte är vår")
    #expect(try await made.subjects().count == 5)
  }

  @Test(arguments: Engine.available)
  func `den som har fått ersättarens inbjudan vidare svarar bara för sig själv, och ett nej från förr gäller inte`(
    _ engine: Engine
  ) async throws {
    for mail in ["eva@example.org", "hemlig@example.org"] {
      let made = try await MadeNetwork.make(engine)
      try await nameSubstitute(made, mail: mail)
      let (meeting, invitee) = try await invited(made)
      let own = made.addresses.mail(invitee.id, substitute: "f-eva")
      _ = try await take(made, reply(made, meeting, invitee, "DELEGATED", secondsAgo: 60))
      let isOwn = mail.hasPrefix("hemlig")
      let late = try await take(made, reply(made, meeting, invitee, "DECLINED", secondsAgo: isOwn ? 90 : 0, to: own))
      #expect(late == (isOwn ? "ett nyare svar finns redan" : "svar från en ersättare, lämnat"))
      let stored = try #require(try await made.invitees(meeting).first { $0.id == invitee.id })
      #expect(stored.answer == .substitute && stored.substitute == "f-eva")
    }
  }

  /// With an address of its own.
  private func nameSubstitute(_ made: MadeNetwork, mail: String) async throws {
    try await made.test.identity.write { tx in
      try tx.execute(
        """
        INSERT INTO organisation (id, kind, name, sort_name, counties, created_at)
        VALUES ('umea', 'municipality', 'Umeå kommun', 'umeå kommun', '24', 0)
        """)
      try tx.execute(
        """
        INSERT INTO function (id, organisation_id, role, title, mail, created_at)
        VALUES ('f-eva', 'umea', 'contact', 'Kontakt', \(mail), 0)
        """)
    }
    try await made.test.regional.write { tx in
      try tx.execute("UPDATE network_membership SET substitute_id = 'f-eva' WHERE organisation_id = 'umea'")
    }
  }

  private func invited(_ made: MadeNetwork) async throws -> (ID<Meeting>, Invitee) {
    let meeting = try await made.called()
    made.test.wait(minutes: 5)
    return (meeting, try #require(try await made.invitees(meeting).first { $0.organisation == "umea" }))
  }

  /// Every letter has gone; the number of the one to this invitee.
  private func sent(to invitee: Invitee, _ made: MadeNetwork) async throws -> String {
    try await made.test.regional.write { tx in
      try tx.execute("UPDATE mail SET sent_at = 1")
      return try tx.value("SELECT mail_id FROM meeting_invitee WHERE id = \(invitee.id)", as: String.self) ?? ""
    }
  }

  private func take(_ made: MadeNetwork, _ letter: String) async throws -> String {
    try await TakeLetter(site: made.test.site, takers: Networks().letterTakers).perform(
      Array(letter.utf8), at: made.test.now)
  }

  private func reply(
    _ made: MadeNetwork, _ meeting: ID<Meeting>, _ invitee: Invitee, _ answer: String, secondsAgo: Int64,
    method: String = "REPLY", comment: String? = nil, to place: String? = nil
  ) -> String {
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:\(method)", "BEGIN:VEVENT", "UID:\(meeting)@example.org",
      "DTSTAMP:\(CalendarTime(made.test.now.adding(seconds: -secondsAgo)).text)", "SEQUENCE:0",
      "ATTENDEE;CN=Hemlig Person;PARTSTAT=\(answer):mailto:hemlig@example.org", comment.map { "COMMENT:\($0)" },
      "END:VEVENT", "END:VCALENDAR",
    ]
    let headers = [
      "From: hemlig@example.org", "To: \(place ?? made.addresses.mail(invitee))", "MIME-Version: 1.0",
      "Content-Type: text/calendar; charset=utf-8; method=\(method)", "",
    ]
    return (headers + lines.compactMap(\.self)).joined(separator: "\r\n") + "\r\n"
  }

  /// What somebody, or their mail program, writes back.
  private func note(_ made: MadeNetwork, _ invitee: Invitee) -> String {
    [
      "From: kim@example.org", "To: \(made.addresses.mail(invitee))", "Subject: Borta", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "", "Jag är borta till den 3. Is anybody there?", "",
    ].joined(separator: "\r\n")
  }

  /// How many letters wait in both outboxes.
  private func unsent(_ made: MadeNetwork) async throws -> Int {
    var count = 0
    for database in [made.test.identity, made.test.regional] {
      count += try await database.read { tx in
        try tx.value("SELECT COUNT(*) FROM mail WHERE sent_at IS NULL", as: Int.self) ?? 0
      }
    }
    return count
  }

  private func bounce(_ id: String) -> String {
    [
      "From: MAILER-DAEMON@example.org", "MIME-Version: 1.0",
      "Content-Type: multipart/report; report-type=delivery-status; boundary=x", "", "--x", "Content-Type: text/plain",
      "",
      "Tyvärr.", "--x", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; example.org", "",
      "Final-Recipient: rfc822; kim@example.org", "Action: failed", "Status: 5.1.1",
      "Diagnostic-Code: smtp; 550 no such user", "", "--x", "Content-Type: message/rfc822", "",
      "Message-ID: <\(id)@example.org>", "Subject: Inbjudan", "", "Hej", "--x--", "",
    ].joined(separator: "\r\n")
  }
}
