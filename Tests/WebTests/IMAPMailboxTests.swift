import Testing

@testable import Web

@Suite(.enabled(if: OutsideServer.hasDovecot), .serialized, .timeLimit(.minutes(2)))
struct IMAPMailboxTests {
  private func mailbox(
    _ server: OutsideServer, path: String = "INBOX", password: String? = nil, trusts: Bool = true
  ) throws -> IMAPMailbox {
    let place = server.place
    return try #require(
      IMAPMailbox(
        address: "imaps://127.0.0.1:\(place.port)/\(path)", user: place.user, password: password ?? place.password,
        certificates: trusts ? place.certificates : nil))
  }

  private func sentence(_ work: () async throws -> Void) async -> String? {
    do {
      try await work()
      return nil
    } catch {
      return (error as? MailboxProblem)?.sentence
    }
  }

  @Test func `brev hämtas byte för byte och är olästa tills de märks`() async throws {
    let server = try OutsideServer.dovecot()
    let mailbox = try mailbox(server)
    #expect(try await mailbox.unseen().isEmpty)
    let tricky = ReceivedLetters.bytes("Subject: x\n\nA001 OK slut\nA004 OK slut\n* 1 FETCH (X)\n)\n.\nå\n")
    let letters = [ReceivedLetters.bytes(ReceivedLetters.outlook), tricky]
    for letter in letters { try server.deliver(letter) }
    let uids = try await mailbox.unseen()
    #expect(uids.count == 2)
    for (uid, letter) in zip(uids, letters) { #expect(try await mailbox.letter(uid) == letter) }
    #expect(try await mailbox.unseen() == uids)
    #expect(try server.letters().map(\.flags) == ["", ""])
    try await mailbox.markSeen(uids[0])
    #expect(try await mailbox.unseen() == [uids[1]])
    #expect(try await mailbox.letter(uids[1]) == tricky)
    #expect(try server.letters().map(\.flags).sorted() == ["", "S"])
  }

  @Test func `brev flyttas till en annan mapp och läses där`() async throws {
    let server = try OutsideServer.dovecot()
    try server.deliver(ReceivedLetters.bytes(ReceivedLetters.gmail))
    let mailbox = try mailbox(server)
    let uid = try #require(try await mailbox.unseen().first)
    try await mailbox.move(uid, to: "Svåra")
    #expect(try server.letters() == [.init(folder: "Sv&AOU-ra", flags: "")])
    let other = try self.mailbox(server, path: "Sv%C3%A5ra")
    let moved = try #require(try await other.unseen().first)
    #expect(try await other.letter(moved) == ReceivedLetters.bytes(ReceivedLetters.gmail))
    #expect(await sentence { try await other.move(moved, to: "Finns \"inte\"") } != nil)
  }

  @Test func `ett brev som är för stort eller borta sägs vara det`() async throws {
    let server = try OutsideServer.dovecot()
    try server.deliver([UInt8](repeating: 0x61, count: ReceivedMail.mostBytes + 1))
    try server.deliver(Array("Subject: x\r\n\r\n".utf8) + [UInt8](repeating: 0x0A, count: 1_000_000))
    let mailbox = try mailbox(server)
    let uids = try await mailbox.unseen()
    let large = await #expect(throws: MailboxProblem.self) { try await mailbox.letter(uids[0]) }
    #expect(large?.kind == .tooLarge && large?.sentence == "Brevet är större än 10 MB och lästes inte.")
    #expect(try await mailbox.letter(uids[1]).count > 1_000_000)
    let missing = await #expect(throws: MailboxProblem.self) { try await mailbox.letter(999) }
    #expect(missing?.kind == .missing)
    #expect(try await mailbox.unseen() == uids)
  }

  @Test func `tretusen olästa brev räknas rätt`() async throws {
    let server = try OutsideServer.dovecot()
    for number in 0..<3_000 { try server.deliver(Array("Subject: \(number)\r\n\r\nx\r\n".utf8)) }
    #expect(try await mailbox(server).unseen() == (1...3_000).map(UInt32.init))
  }

  @Test func `fel lösenord, okänt certifikat och okänd mapp får en mening`() async throws {
    let server = try OutsideServer.dovecot()
    let denied = try mailbox(server, password: "fel")
    let refusal = "Postlådan hos 127.0.0.1 godtog inte användaren, lösenordet eller mappen ("
    #expect(await sentence { _ = try await denied.unseen() }?.hasPrefix(refusal) == true)
    let unknown = try mailbox(server, trusts: false)
    #expect(await sentence { _ = try await unknown.unseen() }?.contains("certificate") == true)
    let folderless = try mailbox(server, path: "Finns inte".replacing(" ", with: "%20"))
    #expect(await sentence { _ = try await folderless.unseen() }?.hasSuffix("mappen (Select failed).") == true)
  }

  @Test func `en server som försvinner kommer tillbaka`() async throws {
    let server = try OutsideServer.dovecot()
    try server.deliver(ReceivedLetters.bytes(ReceivedLetters.apple))
    let mailbox = try mailbox(server)
    let uids = try await mailbox.unseen()
    try server.stop()
    let problem = await #expect(throws: MailboxProblem.self) { try await mailbox.letter(uids[0]) }
    #expect(problem?.kind == .mailbox)
    try server.start()
    #expect(try await mailbox.letter(uids[0]) == ReceivedLetters.bytes(ReceivedLetters.apple))
    #expect(try await mailbox.unseen() == uids)
  }

  @Test func `okrypterat går bara på den egna datorn`() async throws {
    let server = try OutsideServer.dovecot()
    try server.deliver(ReceivedLetters.bytes(ReceivedLetters.apple))
    let place = server.place
    // It offers encryption with a certificate that nobody vouches for; on the own machine that does not matter.
    let own = try #require(
      IMAPMailbox(address: "imap://127.0.0.1:\(place.plainPort)", user: place.user, password: place.password))
    #expect(try await own.unseen() == [1])
    let other = try #require(
      IMAPMailbox(address: "imap://127.0.0.2:\(place.plainPort)", user: place.user, password: place.password))
    #expect(await sentence { _ = try await other.unseen() } != nil)
  }
}
