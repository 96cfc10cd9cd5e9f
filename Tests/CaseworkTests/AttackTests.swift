import Access
import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Vault

/// What an insider, a party with a friend inside and a thief of a copy would try, where no other test has it
/// (docs/attacks.md).
struct AttackTests {
  private static let reason = "Hon ringer från gatan och behöver skydd i natt"

  @Test(arguments: Engine.available)
  func `en upprättad anteckning och ett skydd går inte att ta bort ur databasen`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    #expect(try await worker.post(note, [("text", "Det som hände"), ("uppratta", "ja")]).status == 303)
    _ = try await worker.get("\(file)/skydd")
    let protect = [
      ("version", "0"), ("niva", "marked"), ("ursprung", "Skatteverket"), ("sedan", "2026-01-01"),
      ("omprovas", work.test.now.day.adding(days: 90).text),
    ]
    #expect(try await worker.post("\(file)/skydd", protect).status == 303)
    for removal in ["DELETE FROM note", "DELETE FROM protection"] as [SQL] {
      await #expect(throws: (any Error).self) {
        try await work.board.database.write { _ = try $0.execute(removal) }
      }
    }
    #expect(try await worker.get(note).body.contains("Det som hände"))
  }

  @Test func `ett kryss i ett barns akt granskas`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let child = try await work.register("Vidar Snödal", role: "child")
    try await work.assign(child, to: "handläggare")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(child, by: worker)
    let answer = try await worker.post(
      note, [("text", "Mamma är i Kiruna"), ("uppratta", "ja"), ("plats-kontrollerad", "ja")])
    #expect(answer.status == 303)
    let reviewed = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'whereabouts'", as: Int.self)
    }
    #expect(reviewed == 1)
  }

  @Test(arguments: Engine.available) func `den som arbetar vid en nämnd når inget vid en annan`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let own = try await work.file("Disa Vindfälle")
    // The boards' ids are drawn alike, but for the time.
    work.test.wait(minutes: 1)
    let beside = try await BoardBeside(work.test)
    let file = try await beside.register("Lovis Myrhed")
    let id = Self.id(file)
    let worker = try await work.client("handläggare")
    #expect(try await worker.get(own).status == 200)
    for path in [beside.path, file, "\(file)/plats", "\(work.path)/akter/\(id)", "\(work.path)/akter/\(id)/plats"] {
      let answer = try await worker.get(path)
      #expect(answer.status == 404 && !answer.body.contains("Lovis"), "\(path)")
    }
    for (path, fields) in [
      ("\(beside.path)/sok", [("sok", "Lovis")]), ("\(work.path)/akter/\(id)/plats/visa", [("skal", "Nyfiken")]),
      ("\(beside.path)/nodoppna", [("nummer", "2026-0001"), ("skal", Self.reason)]),
    ] {
      let answer = try await worker.post(path, fields)
      #expect(answer.status == 404 && answer.location == nil, "\(path)")
    }
    // The other board's form is none here.
    let form = Self.id(try await beside.form())
    #expect(try await worker.get("\(own)/anteckningar/ny?slag=form&formular=\(form)").status == 404)
    let note = try await work.newNote(own, by: worker)
    #expect(try await worker.post(note, [("slag", "form"), ("formular", form), ("utkast", "ja")]).status == 404)
    // A door that somebody shows leads to nothing, and knocking is written where it is.
    let account = try await work.test.identity.read { try $0.account(login: "handlggare@exempel.se") }
    let knocking = try #require(account).id
    try await work.test.identity.write { try $0.showDoor(of: beside.board.id, to: knocking) }
    #expect(try await worker.get(file).status == 404)
    let refusals = try await beside.board.database.read { tx in
      try tx.value(
        "SELECT COUNT(*) FROM log_entry WHERE kind = 'refusal' AND account = \(knocking)", as: Int.self)
    }
    #expect(refusals == 1)
  }

  @Test func `en anteckning nås bara genom sin egen akt`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    let words = [("rubrik", "Rubrikugla"), ("text", "Textugla"), ("uppratta", "ja")]
    #expect(try await worker.post(note, words).status == 303)
    let form = try await worker.get("\(file)/anteckningar/ny?slag=safetyPlan").body
    let start = try #require(form.firstRange(of: "action=\"\(file)/anteckningar/"))
    let plan = "\(file)/anteckningar/" + form[start.upperBound...].prefix { $0 != "\"" }
    let answers = [
      ("slag", "safetyPlan"), ("tecken", "Tystnad"), ("utvagar", "Planugla"), ("vaska", "Packad"),
      ("nasta", "2026-12-20"), ("uppratta", "ja"),
    ]
    #expect(try await worker.post(plan, answers).status == 303)
    #expect(try await worker.post("\(plan)/utskrift", [("andamal", "Hon vill ha den")]).body.contains("Planugla"))

    // The same notes, asked for through a file that the colleague does have.
    let other = try await work.register("Disa Vindfälle")
    try await work.assign(other, to: "kollega")
    let colleague = try await work.client("kollega")
    #expect(try await colleague.get(other).status == 200)
    let moved = "\(other)/anteckningar/\(Self.id(note))"
    #expect(try await colleague.get(moved).status == 404)
    for more in [[("uppratta", "ja")], [("utkast", "ja"), ("version.anteckning", "1")]] {
      #expect(try await colleague.post(moved, [("text", "Egen text")] + more).status == 404)
    }
    let paper = try await colleague.post(
      "\(other)/anteckningar/\(Self.id(plan))/utskrift", [("andamal", "Nyfiken")])
    #expect(paper.status == 404 && !paper.body.contains("Planugla"))
    let correction = try await colleague.get("\(other)/anteckningar/ny?rattar=\(Self.id(note))")
    #expect(correction.status == 200 && !correction.body.contains("ugla"))
    let fresh = try await work.newNote(other, by: colleague)
    let correcting = [("text", "Egen text"), ("rattar", Self.id(note)), ("uppratta", "ja")]
    #expect(try await colleague.post(fresh, correcting).status == 404)
    let kept = try await worker.get(note).body
    #expect(kept.contains("Textugla") && !kept.contains("Egen text"))
  }

  @Test func `chefen ger inte sig själv eller granskaren en akt`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/fordela")
    let from = ("fran", try work.post("handläggare").text)
    for name in ["chef", "granskare"] {
      let to = ("till", try work.post(name).text)
      for (path, fields) in [
        ("\(file)/fordela", [to]), ("\(file)/fordela", [to, ("skal", "Ingen annan i tjänst")]),
        ("\(work.path)/byt", [("nummer", "2026-0001"), to, ("som", "beside")]),
        ("\(work.path)/byt", [("nummer", "2026-0001"), to, ("som", "responsible")]),
      ] {
        let answer = try await manager.post(path, fields)
        let page = answer.status == 303 ? try await manager.follow(answer).body : answer.body
        #expect(page.contains("Välj en handläggare som arbetar vid nämnden"), "\(name): \(path)")
      }
      #expect(try await manager.post("\(work.path)/overlamna", [from, to]).status == 404, "\(name)")
    }
    let given = try await work.board.database.read { tx in
      try tx.value(
        "SELECT COUNT(*) FROM assignment JOIN staff ON staff.id = staff_id WHERE role <> 'worker'", as: Int.self)
    }
    #expect(given == 0)
    #expect(try await manager.get(file).status == 403)
    #expect(try await work.client("handläggare").get(file).status == 200)
  }

  @Test func `en nödöppning som någon annan sida skickar öppnar ingenting`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let colleague = try await work.client("kollega")
    let page = "\(work.path)/nodoppna"
    let form = [("nummer", "2026-0001"), ("skal", Self.reason)]
    _ = try await colleague.get(page)
    #expect(try await colleague.post(page, form + [("csrf", "fel")]).status == 401)
    _ = try await colleague.get(page)
    colleague.headers["Sec-Fetch-Site"] = "cross-site"
    #expect(try await colleague.post(page, form).status == 403)
    colleague.headers = [:]
    // Nor does an address that somebody is made to follow.
    let followed = "\(page)?nummer=2026-0001&skal=Hon+ringer+och+det+kan+inte+alls+vanta"
    #expect(try await colleague.get(followed).status == 200)
    #expect(try await colleague.get(file).status == 404)
    #expect(try await Self.drawn(for: "emergency", in: work) == 0)
    _ = try await colleague.get(page)
    #expect(try await colleague.post(page, form).location == file)
    #expect(try await Self.drawn(for: "emergency", in: work) == 1)
  }

  @Test func `den som nödöppnar den ena parten når inte den andra, och det som läses granskas`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let (exposed, other) = (
      try await work.register("Lovis Myrhed"), try await work.register("Sten Gråberg", role: "usesViolence")
    )
    try await work.link([exposed, other])
    try await work.assign(exposed, to: "handläggare")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(exposed)/plats")
    #expect(try await worker.post("\(exposed)/plats", [("version", "0"), ("adress", "Almvägen 7")]).status == 303)

    let colleague = try await work.client("kollega")
    let page = "\(work.path)/nodoppna"
    let (first, second) = (
      [("nummer", "2026-0001"), ("skal", Self.reason)], [("nummer", "2026-0002"), ("skal", Self.reason)]
    )
    _ = try await colleague.get(page)
    #expect(try await colleague.post(page, first).location == exposed)
    for path in [exposed, "\(exposed)/plats"] {
      let answer = try await colleague.get(path)
      #expect(answer.status == 200 && !answer.body.contains("Almvägen"), "\(path)")
    }
    let shown = try await colleague.post("\(exposed)/plats/visa", [("skal", "Polisen åker dit")])
    #expect(shown.body.contains("Almvägen 7"))
    #expect(try await Self.drawn(for: "emergency", in: work) == 1)
    #expect(try await Self.drawn(for: "whereabouts", in: work) == 1)
    let both = try await colleague.post(page, second)
    #expect(both.status == 422 && both.body.contains("Ingen akt kan öppnas så"))
    // When the first is closed again, the wall still stands.
    work.test.wait(minutes: 13 * 60)
    let later = try await work.client("kollega")
    #expect(try await later.get(exposed).status == 404)
    _ = try await later.get(page)
    #expect(try await later.post(page, second).status == 422)
    #expect(try await later.get(other).status == 404)
  }

  @Test func `den som frågar om många är kända pekas ut, också genom att lägga upp akter`() async throws {
    let work = try await BoardAtWork(.sqlite)
    _ = try await work.file("Lovis Myrhed", number: "197801252383")
    let (reception, reviewer) = (try await work.client("mottagare"), try await work.client("granskare"))
    _ = try await reception.get("\(work.path)/kand")
    for _ in 0..<30 {
      #expect(try await reception.post("\(work.path)/kand", [("nummer", "197803272389")]).status == 200)
    }
    let month = "\(work.path)/logg/2026-11"
    _ = try await reviewer.get(month)
    #expect(try await reviewer.post(month).status == 303)
    #expect(try await Self.drawn(for: "many", in: work) == 0)
    work.test.wait(minutes: 1)
    // The form for a new file answers the same question, so it counts as one.
    _ = try await reception.get("\(work.path)/akter/ny")
    let asked = try await reception.post(
      "\(work.path)/akter/ny",
      [
        ("roll", "exposed"), ("namn", "Någon"), ("nummer", "197801252383"), ("enhet", work.adults.text),
        ("barn", "no"),
      ])
    #expect(asked.status == 422 && asked.body.contains("Nämnden har redan en akt med det numret"))
    #expect(try await reviewer.post(month).status == 303)
    #expect(try await Self.drawn(for: "many", in: work) == 1)
  }

  @Test func `en akt vars innehåll har flyttats från en annan öppnas inte, inte heller med den andras nyckel`()
    async throws
  {
    let work = try await BoardAtWork(.sqlite)
    let (wanted, own) = (try await work.file("Lovis Myrhed"), try await work.register("Disa Vindfälle"))
    try await work.assign(own, to: "kollega")
    let colleague = try await work.client("kollega")
    #expect(try await colleague.get(own).body.contains("Disa Vindfälle"))
    let (source, target) = (Self.id(wanted), Self.id(own))
    try await work.board.database.write { tx in
      try tx.execute(
        "UPDATE case_file SET sealed = (SELECT sealed FROM case_file WHERE id = \(source)) WHERE id = \(target)")
    }
    let moved = try await colleague.get(own)
    #expect(moved.status == 500 && !moved.body.contains("Lovis"))
    try await work.board.database.write { tx in
      let key = try tx.value("SELECT key_id FROM case_file WHERE id = \(source)", as: String.self)
      try tx.execute("UPDATE case_file SET key_id = 'undan' WHERE id = \(source)")
      try tx.execute("UPDATE case_file SET key_id = \(key) WHERE id = \(target)")
    }
    let withKey = try await colleague.get(own)
    #expect(withKey.status == 500 && !withKey.body.contains("Lovis"))
  }

  @Test func `den som gissar personnummer utan nyckeln träffar inget märke`() async throws {
    let work = try await BoardAtWork(.sqlite)
    _ = try await work.file("Lovis Myrhed", number: "197801252383")
    let number = try #require(PersonalNumber("197801252383", asOf: work.test.now.day)).text
    let stored = try await work.board.database.read { tx in
      try tx.rows("SELECT mark FROM case_file_mark").map { try $0.get("mark", as: String.self) }
    }
    let own = try work.board.keys.index.mark(.personalNumber, number)
    #expect(stored.contains(own), "numret hittas inte ens med nyckeln, så gissningen visar ingenting")
    for key in [try SealingKey.random(), try SealingKey([UInt8](repeating: 0, count: SealingKey.length))] {
      let guessed = try BlindIndex(key: key, board: work.board.id.text).mark(.personalNumber, number)
      #expect(!stored.contains(guessed))
    }
    #expect(!stored.contains { $0.contains("7801252383") })
  }

  private static func id(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  /// How many entries of the log are to be looked at for the reason.
  private static func drawn(for reason: String, in work: BoardAtWork) async throws -> Int {
    let reasons = try await work.board.database.read { tx in
      try tx.rows("SELECT reasons FROM log_sample").map { try $0.get("reasons", as: String.self) }
    }
    return reasons.count { $0.split(separator: " ").contains(Substring(reason)) }
  }
}

/// Another board at the same site, with somebody at its reception and their manager.
private struct BoardBeside {
  let board: OpenBoard
  let path: String
  private let test: TestSite
  private let adults: String

  init(_ test: TestSite) async throws {
    let now = test.now
    let made = try await test.boards.add(named: "Socialnämnden i Annanby", in: test.identity, at: now)
    let board = try await test.boards[made.id]
    let unit = try await board.database.write { try $0.addUnit(.reception, named: "Mottagningen", at: now) }
    let staff: [(String, StaffMember.Role)] = [("granne@exempel.se", .worker), ("grannchef@exempel.se", .manager)]
    for (mail, role) in staff {
      try await AddStaff(name: "Prov granne", mail: mail, unit: unit, role: role, title: "Titel")
        .perform(
          at: board, in: test.identity, by: Byline(words: "Prov"), address: "http://127.0.0.1:8080", at: now)
    }
    self.board = board
    self.test = test
    path = "/namnder/\(made.id)"
    adults = unit.text
  }

  private func client(_ login: String) async throws -> TestClient {
    let account = try await test.identity.read { try $0.account(login: login) }
    return try await test.client(for: try #require(account).id)
  }

  /// The address of a new file.
  func register(_ person: String) async throws -> String {
    let client = try await client("granne@exempel.se")
    _ = try await client.get("\(path)/akter/ny")
    let answer = try await client.post(
      "\(path)/akter/ny", [("roll", "exposed"), ("namn", person), ("enhet", adults), ("barn", "unknown")])
    #expect(answer.status == 303, "\(answer.body)")
    return try #require(answer.location)
  }

  /// The address of a form in use.
  func form() async throws -> String {
    let manager = try await client("grannchef@exempel.se")
    _ = try await manager.get("\(path)/metoder")
    let added = try await manager.post("\(path)/metoder/medfoljande", [("namn", "fraga-om-vald")])
    let form = try #require(added.location)
    _ = try await manager.get(form)
    #expect(try await manager.post(form, [("till", "active")]).status == 303)
    return form
  }
}
