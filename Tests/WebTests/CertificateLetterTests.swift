import Access
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Web

/// When the letters with certificates leave, and what stands in them.
struct CertificateLetterTests {
  @Test(arguments: Engine.available)
  func `fler intyg än så många om dagen till en adress går följande morgnar, och inget försvinner`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let (today, next) = (test.now, test.morning(after: 1))
    try await test.send(61)
    #expect(try await test.due() == [today: 60, next: 1])
    // The next day has room for the rest of its number, and another address has its own.
    try await test.send(1, to: "Bo@Example.org")
    #expect(try await test.due(to: "bo@example.org") == [today: 1])
    try await test.send(60)
    #expect(try await test.due() == [today: 60, next: 60, test.morning(after: 2): 1])
    // What left on its day takes no room on another, and what still waits takes that of the day when it leaves.
    try await test.regional.write { try $0.execute("UPDATE mail SET sent_at = due_at WHERE due_at = \(today)") }
    test.wait(days: 1)
    try await test.send(1)
    #expect(try await test.due() == [today: 60, next: 60, test.morning(after: 1): 2])
  }

  @Test(arguments: Engine.available)
  func `det som blev kvar från igår går inte utöver dagens antal`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    try await test.send(61)
    let (now, today) = (test.now, test.morning(after: 0))
    try await test.regional.write { tx in
      try tx.execute("UPDATE mail SET sent_at = \(today) WHERE due_at = \(now)")
      try tx.execute("UPDATE mail SET due_at = \(today.adding(days: -1)) WHERE sent_at IS NULL")
    }
    // A mail server that nobody reaches: a letter that was tried would say so.
    let sender = try MailSender(site: test.mailing(by: "smtp://127.0.0.1:9")) { _, _, _ in [] }
    #expect(try await sender.sendDue(at: now) == 0)
    #expect(try await test.attempts() == [0])
    #expect(try await test.due() == [now: 60, test.morning(after: 1): 1])
    // Its day has room for it.
    test.wait(days: 1)
    #expect(try await sender.sendDue(at: test.now) == 0)
    #expect(try await test.attempts() == [1])
  }

  @Test(arguments: Engine.available)
  func `den som anmäler fler än en vecka rymmer får veta det, och inget av det sparas`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    for day in 0...7 { try await test.fill(day == 0 ? test.now : test.morning(after: day)) }
    let refused = await #expect(throws: Problems.self) { try await test.send(1) }
    #expect(refused?.sentence(for: "deltagare")?.hasPrefix("Till alla@example.org väntar redan intyg") == true)
    try await test.send(1, to: "bo@example.org")
    // What has left makes room, and what is late still gets a day of its own.
    try await test.regional.write { [today = test.now] tx in
      try tx.execute("UPDATE mail SET sent_at = due_at WHERE due_at = \(today)")
    }
    test.wait(days: 1)
    try await test.send(60)
    await #expect(throws: Problems.self) { try await test.send(1) }
    try await test.regional.write { [now = test.now] tx in
      try tx.execute("UPDATE mail SET sent_at = \(now) WHERE due_at = \(SwedishTime.moment(on: now.day, hour: 8))")
    }
    try await test.fill(test.now, count: 1)
    let sender = try MailSender(site: test.mailing(by: "smtp://127.0.0.1:9")) { _, _, _ in [] }
    #expect(try await sender.sendDue(at: test.now) == 0)
    #expect(try await test.due()[test.morning(after: 8)] == 1)
  }

  @Test(arguments: Engine.available)
  func `brev som ingen behöver skickas inte, men dagen blir lika full`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let (today, next) = (test.now, test.morning(after: 1))
    try await test.send(60, isNeeded: false)
    try await test.send(1)
    #expect(try await test.due() == [today: 60, next: 1])
    // Nor do those that are stopped give their room back.
    try await test.regional.write { tx in
      let waiting = try CertificateLetter.waiting(to: "Alla@example.org", in: tx)
      #expect(waiting.map { $0.link } == ["http://127.0.0.1:8080/intyg/prov"])
      try CertificateLetter.stop(waiting.map { $0.id }, in: tx)
      #expect(try CertificateLetter.waiting(to: "alla@example.org", in: tx).isEmpty)
    }
    try await test.send(60)
    #expect(try await test.due() == [today: 60, next: 60, test.morning(after: 2): 1])
    let sender = try MailSender(site: test.mailing(by: "smtp://127.0.0.1:9")) { _, _, _ in [] }
    _ = try await sender.sendDue(at: today)
    #expect(try await test.attempts().allSatisfy { $0 == 0 })
  }

  @Test(arguments: Engine.available)
  func `brevet säger vem och titeln på en rad, men aldrig var jourens personal arbetar`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    for kind in [Organisation.Kind.municipality, .shelter, .girlsShelter] {
      let place = Organisation(id: "plats", kind: kind, name: "Platsen", municipality: nil, counties: [])
      let address = "\(kind.rawValue.lowercased())@example.org"
      try await test.send(1, to: address, title: "Att\r\n fråga\u{202E}\u{200B}\u{7}\u{2028}  om", at: place)
      let body = try #require(try await test.body(to: address))
      #expect(body.contains("”Att fråga om”, 22 november 2026:\nhttp://127.0.0.1:8080/intyg/prov\n"))
      let who = kind.isShelter ? "Mia" : "Mia, Platsen,"
      #expect(body.contains("\n\(who) har skrivit din adress och att du har gått utbildningen."))
      #expect(body.contains("Platsen") != kind.isShelter)
    }
  }

  @Test(arguments: Engine.available)
  func `brev till en adress hittas genom sitt index`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let letters = CertificateRoom(address: "alla@example.org", now: test.now).letters
    let plan = try await test.regional.write { tx in
      // In a table without rows PostgreSQL would read them all.
      if engine == .postgreSQL { try tx.execute("SET LOCAL enable_seqscan = off") }
      let question: SQL = engine == .sqlite ? "EXPLAIN QUERY PLAN \(letters)" : "EXPLAIN \(letters)"
      let column = engine == .sqlite ? "detail" : "QUERY PLAN"
      return try tx.rows(question).map { try $0.get(column, as: String.self) }
    }
    #expect(plan.contains { $0.contains("mail_address") })
  }
}

extension TestSite {
  fileprivate func send(
    _ count: Int, to address: String = "alla@example.org", title: String = "Kursen", at place: Organisation? = nil,
    isNeeded: Bool = true
  ) async throws {
    let now = now
    let writer = Viewer(account: "konto-mia", person: "person-mia", name: "Mia", isAdministrator: false, functions: [])
    let letter = CertificateLetter(
      title: title, day: now.day, link: "http://127.0.0.1:8080/intyg/prov", writer: writer, workplace: place)
    try await regional.write { tx in
      for _ in 0..<count { try letter.send(to: address, field: "deltagare", isNeeded: isNeeded, in: tx, at: now) }
    }
  }

  /// As many letters as a day has room for.
  fileprivate func fill(_ due: Moment, count: Int = CertificateRoom.most) async throws {
    let now = now
    let letter = Mail(to: .address("alla@example.org"), subject: CertificateLetter.subject, body: "")
    try await regional.write { tx in
      for _ in 0..<count { try tx.enqueue(letter, at: now, notBefore: due) }
    }
  }

  /// Eight o'clock so many days from now.
  fileprivate func morning(after days: Int) -> Moment { SwedishTime.moment(on: now.day.adding(days: days), hour: 8) }

  /// How many letters are due when.
  fileprivate func due(to address: String = "alla@example.org") async throws -> [Moment: Int] {
    let times = try await regional.read { tx in
      try tx.rows("SELECT due_at FROM mail WHERE address = \(address)").map { try $0.get("due_at", as: Moment.self) }
    }
    return Dictionary(times.map { ($0, 1) }, uniquingKeysWith: +)
  }

  fileprivate func body(to address: String) async throws -> String? {
    try await regional.read { try $0.value("SELECT body FROM mail WHERE address = \(address)", as: String.self) }
  }

  /// How many times each letter that waits has been tried.
  fileprivate func attempts() async throws -> [Int] {
    try await regional.read { tx in
      try tx.rows("SELECT attempts FROM mail WHERE sent_at IS NULL").map { try $0.get("attempts", as: Int.self) }
    }
  }

  /// The same site with a mail server.
  fileprivate func mailing(by server: String) throws -> Site {
    let settings = Settings(
      address: site.settings.address, isDemonstration: true, mailServer: try #require(MailServer(server)),
      mailSender: site.settings.mailSender)
    return Site(
      identity: identity, regional: regional, key: site.key, settings: settings, logger: site.logger, clock: site.clock)
  }
}
