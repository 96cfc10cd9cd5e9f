import Access
import Casework
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// A board with a reception, a unit for adults, and somebody in each post.
struct BoardAtWork {
  let test: TestSite
  let board: OpenBoard
  let adults: ID<Unit>
  let path: String
  private var accounts: [String: ID<Account>] = [:]
  private(set) var posts: [String: ID<StaffMember>] = [:]

  static let name = "Socialnämnden i Provköping"

  init(_ engine: Engine) async throws {
    test = try await TestSite.make(engine)
    let made = try await test.boards.add(named: Self.name, in: test.identity, at: test.now)
    board = try await test.boards[made.id]
    path = "/namnder/\(made.id)"
    let now = test.now
    let (reception, adults) = try await board.database.write { tx in
      (
        try tx.addUnit(.reception, named: "Mottagningen", at: now),
        try tx.addUnit(.adults, named: "Vuxenenheten", at: now)
      )
    }
    self.adults = adults
    let staff: [(String, ID<Unit>, StaffMember.Role)] = [
      ("mottagare", reception, .worker), ("handläggare", adults, .worker), ("kollega", adults, .worker),
      ("chef", adults, .manager), ("granskare", reception, .logReviewer),
    ]
    for (name, unit, role) in staff { try await add(name, at: unit, as: role) }
  }

  private mutating func add(_ name: String, at unit: ID<Unit>, as role: StaffMember.Role) async throws {
    let mail = "\(name.filter(\.isASCII))@exempel.se"
    posts[name] = try await AddStaff(name: "Prov \(name)", mail: mail, unit: unit, role: role, title: "Titel \(name)")
      .perform(
        at: board, in: test.identity, by: Byline(words: "Prov"), address: "http://127.0.0.1:8080", at: test.now
      ).post
    let account = try await test.identity.read { try $0.account(login: mail) }
    accounts[name] = try #require(account).id
  }

  func client(_ name: String) async throws -> TestClient {
    try await test.client(for: try #require(accounts[name]))
  }

  func post(_ name: String) throws -> ID<StaffMember> { try #require(posts[name]) }

  /// Registers a file as the reception does, by its form; the address of its page.
  func register(
    _ person: String, number: String = "", role: String = "exposed", by reception: TestClient? = nil
  ) async throws -> String {
    let client = if let reception { reception } else { try await client("mottagare") }
    _ = try await client.get("\(path)/akter/ny")
    let answer = try await client.post(
      "\(path)/akter/ny",
      [
        ("roll", role), ("namn", person), ("nummer", number), ("enhet", adults.text), ("barn", "unknown"),
        ("en-till", "ja"),
      ])
    #expect(answer.status == 303, "\(answer.body)")
    return try #require(answer.location)
  }

  /// Gives the file to somebody, as the manager does.
  func assign(_ file: String, to name: String) async throws {
    let client = try await client("chef")
    _ = try await client.get("\(path)/fordela")
    let answer = try await client.post("\(file)/fordela", [("till", try post(name).text)])
    #expect(answer.status == 303)
  }

  /// Lets somebody work beside with the unit's first file, or lets them leave it, as the manager does.
  func change(_ name: String, to task: String, in number: String = "2026-0001") async throws {
    let client = try await client("chef")
    _ = try await client.get("\(path)/fordela")
    let sent = [("nummer", number), ("till", try post(name).text), ("som", task)]
    let answer = try await client.post("\(path)/byt", sent)
    #expect(answer.status == 303, "\(answer.body)")
  }

  /// Registered, assigned to the caseworker.
  func file(_ person: String, number: String = "") async throws -> String {
    let file = try await register(person, number: number)
    try await assign(file, to: "handläggare")
    return file
  }

  /// Links files as the reception does; the address of the relation's page.
  @discardableResult
  func link(_ files: [String]) async throws -> String {
    let client = try await client("mottagare")
    _ = try await client.get("\(path)/relationer/ny")
    let ids = files.map { ("akt", String($0.split(separator: "/").last ?? "")) }
    let answer = try await client.post(
      "\(path)/relationer/ny", ids + [("slag", "physical"), ("slag", "psychological"), ("sedan", "våren 2024")])
    #expect(answer.status == 303, "\(answer.body)")
    return try #require(answer.location)
  }

  /// The form of a new note: where it is sent.
  func newNote(_ file: String, by client: TestClient) async throws -> String {
    try await Self.newNote(as: "plain", in: file, by: client)
  }

  /// The same of a document; the kind may go on with what else the address asks for.
  static func newNote(as kind: String, in file: String, by client: TestClient) async throws -> String {
    let page = try await client.get("\(file)/anteckningar/ny?slag=\(kind)").body
    let start = try #require(page.firstRange(of: "action=\"\(file)/anteckningar/"), "\(page)")
    return "\(file)/anteckningar/" + page[start.upperBound...].prefix { $0 != "\"" }
  }

  /// The kinds of the log's entries, in order, of those that have waited or been numbered.
  func log() async throws -> [String] {
    try await board.database.read { tx in
      try tx.rows("SELECT kind FROM log_entry ORDER BY id").map { try $0.get("kind", as: String.self) }
    }
  }
}

extension String {
  /// Its last part.
  func components(after separator: Character) -> String { String(split(separator: separator).last ?? "") }
}
