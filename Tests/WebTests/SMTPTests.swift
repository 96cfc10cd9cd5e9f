import Testing
import Vocabulary

@testable import Web

@Suite(.enabled(if: OutsideServer.hasPython), .serialized, .timeLimit(.minutes(1)))
struct SMTPTests {
  private let message = MailMessage(
    from: "samfrid@exempel.se", sender: nil, to: ["a@exempel.se", "b@exempel.se"], subject: "Hej", body: "Åäö",
    calendar: nil, id: "0abc", at: Moment(milliseconds: 1_795_341_600_000))

  private func server(_ address: String, _ place: OutsideServer.Place, password: String? = nil) throws -> MailServer {
    try #require(MailServer(address, user: place.user, password: password ?? place.password))
  }

  @Test func `ett brev lämnas krypterat av den som har loggat in`() async throws {
    let outside = try OutsideServer.smtp()
    let place = outside.place
    let server = try server("smtps://127.0.0.1:\(place.port)", place)
    try await SMTP.send(message, by: server, certificates: place.certificates)
    let visit = try #require(try outside.visits().first)
    #expect(visit.isEncrypted && visit.user == place.user && visit.password == place.password)
    #expect(visit.recipients == ["RCPT TO:<a@exempel.se>", "RCPT TO:<b@exempel.se>"])
    #expect(visit.content.contains("Subject: Hej\r\n"))
  }

  @Test func `okänt certifikat och fel lösenord lämnar inget brev`() async throws {
    let outside = try OutsideServer.smtp()
    let place = outside.place
    let unknown = try server("smtps://127.0.0.1:\(place.port)", place)
    let problem = await #expect(throws: SMTPProblem.self) { try await SMTP.send(message, by: unknown) }
    #expect(problem?.text.contains("certificate") == true)
    #expect(try outside.visits().isEmpty)
    let wrong = try server("smtp://127.0.0.1:\(place.plainPort)", place, password: "fel")
    await #expect(throws: SMTPProblem.self) { try await SMTP.send(message, by: wrong) }
    #expect(try outside.visits().map(\.content) == [""])
  }

  @Test func `lösenordet sägs aldrig okrypterat till någon annan dator`() async throws {
    let outside = try OutsideServer.smtp()
    let place = outside.place
    let other = try server("smtp://127.0.0.2:\(place.plainPort)", place)
    await #expect(throws: SMTPProblem.self) { try await SMTP.send(message, by: other) }
    let own = try server("smtp://127.0.0.1:\(place.plainPort)", place)
    try await SMTP.send(message, by: own)
    let visits = try outside.visits()
    #expect(visits.map(\.user) == [nil, place.user] && visits.first?.content == "")
  }

  @Test func `utan användare lämnas brevet utan inloggning`() async throws {
    let outside = try OutsideServer.smtp()
    let server = try #require(MailServer("smtp://127.0.0.1:\(outside.place.plainPort)"))
    try await SMTP.send(message, by: server)
    let visit = try #require(try outside.visits().first)
    #expect(visit.user == nil && visit.content.contains("Subject: Hej\r\n"))
  }
}
