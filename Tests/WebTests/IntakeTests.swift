import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// What is taken in of what somebody sends, and for how long it is waited for.
struct IntakeTests {
  private func request(_ body: RequestBody, declared: Int? = nil) -> Request {
    let fields: HTTPFields = declared.map { [.contentLength: "\($0)"] } ?? [:]
    return Request(
      head: HTTPRequest(method: .post, scheme: "http", authority: "127.0.0.1", path: "/", headerFields: fields),
      body: body)
  }

  private func request(bytes: Int, declared: Int? = nil) -> Request {
    request(RequestBody(buffer: ByteBuffer(repeating: 65, count: bytes)), declared: declared)
  }

  @Test func `det som skickas samtidigt delar på platsen, som lämnas tillbaka`() async throws {
    let intake = Intake(room: 100, small: 0)
    let (first, second) = (intake.place(), intake.place())
    #expect(try await first.body(of: request(bytes: 60), upTo: 80).count == 60)
    await #expect(throws: TooMuchAtOnce.self) { try await second.body(of: request(bytes: 60), upTo: 80) }
    second.giveBack()
    first.giveBack()
    #expect(try await intake.place().body(of: request(bytes: 100), upTo: 100).count == 100)
  }

  @Test func `det som är litet ryms alltid`() async throws {
    let intake = Intake(room: 0, small: 50)
    #expect(try await intake.place().body(of: request(bytes: 50), upTo: 80).count == 50)
    await #expect(throws: TooMuchAtOnce.self) { try await intake.place().body(of: request(bytes: 51), upTo: 80) }
  }

  @Test func `det som är för stort vägras, helst innan det läses`() async throws {
    let intake = Intake(room: 1000)
    await #expect(throws: TooLarge.self) { try await intake.place().body(of: request(bytes: 90), upTo: 80) }
    let (body, source) = RequestBody.makeStream()
    await #expect(throws: TooLarge.self) {
      try await intake.place().body(of: request(body, declared: 90), upTo: 80)
    }
    source.finish()
  }

  @Test func `det som är avbrutet tas inte emot som helt`() async throws {
    let intake = Intake(room: 1000)
    await #expect(throws: HTTPError.self) {
      try await intake.place().body(of: request(bytes: 40, declared: 60), upTo: 80)
    }
  }

  @Test func `det som aldrig kommer väntas inte på`() async throws {
    let intake = Intake(room: 1000, patience: .milliseconds(20))
    let (body, source) = RequestBody.makeStream()
    await source.yield(ByteBuffer(string: "halva"))
    await #expect(throws: TooSlow.self) { try await intake.place().body(of: request(body), upTo: 80) }
    source.finish()
  }
}
