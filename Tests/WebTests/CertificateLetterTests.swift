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
    _ count: Int, to address: String = "alla@example.org", title: String = "Kursen", at place: Organisation? = nil
  ) async throws {
    let now = now
    let writer = Viewer(account: "konto-mia", person: "person-mia", name: "Mia", isAdministrator: false, functions: [])
    let letter = CertificateLetter(
      title: title, day: now.day, link: "http://127.0.0.1:8080/intyg/prov", writer: writer, workplace: place)
    try await regional.write { tx in for _ in 0..<count { try letter.send(to: address, in: tx, at: now) } }
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
