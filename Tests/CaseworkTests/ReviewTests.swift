import AccessLog
import Storage
import TestSupport
import Testing
import Vault
import Vocabulary

@testable import Casework

/// What of the log is looked at, by whom, and what comes of it.
struct ReviewTests {
  @Test(arguments: TestSupport.Engine.available) func `granskaren tar fram ett urval, granskar, och det står i loggen`(
    _ engine: TestSupport.Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    _ = try await work.client("handläggare").get(file)
    _ = try await work.client("kollega").get(file)
    let reviewer = try await work.client("granskare")
    let start = try await reviewer.follow(try await reviewer.get(work.path))
    #expect(start.status == 200 && start.body.contains("Ta fram urvalet"))
    let month = "\(work.path)/logg/2026-11"
    #expect(try await reviewer.post(month).status == 303)
    let list = try await reviewer.get(month).body
    #expect(list.contains("Försökte öppna utan uppdrag") && list.contains("Slumpvis utvald"))
    #expect(list.contains("2026-0001") && !list.contains("Myrhed") && !list.contains("Lovis"))

    let entry = try #require(list.firstMatch(of: #/href="(\/namnder\/\w+\/logg\/2026-11\/\w{26})"/#)).1
    let none = try await reviewer.post(String(entry), [("resultat", "asked"), ("anmarkning", " ")])
    #expect(none.status == 422 && none.body.contains("Skriv vem du har frågat"))
    #expect(try await reviewer.post(String(entry), [("resultat", "justified")]).status == 303)
    #expect(try await reviewer.get(month).body.contains("Befogat"))
    #expect(try await work.log().contains("review"))
    // Drawn again, what was reviewed stays reviewed.
    _ = try await reviewer.post(month)
    #expect(try await reviewer.get(month).body.contains("Befogat"))
  }

  @Test func `ingen granskar det den själv har gjort`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let reviewer = try await work.client("granskare")
    let file = try await work.file("Lovis Myrhed")
    work.test.wait(minutes: 1)
    // Tries to open a file, which nobody assigns a reviewer.
    _ = try await reviewer.get(file)
    let month = "\(work.path)/logg/2026-11"
    _ = try await reviewer.get(month)
    _ = try await reviewer.post(month)
    let account = try #require(
      try await work.board.database.read { tx in
        let post = try work.post("granskare")
        return try tx.value("SELECT account FROM staff WHERE id = \(post)", as: String.self)
      })
    let own = try #require(
      try await work.board.database.read { tx in
        try tx.value(
          """
          SELECT entry_id FROM log_sample JOIN log_entry ON log_entry.id = entry_id WHERE account = \(account)
          """, as: String.self)
      })
    let page = try await reviewer.get("\(month)/\(own)")
    #expect(page.body.contains("Det här har du själv gjort"))
    #expect(try await reviewer.post("\(month)/\(own)", [("resultat", "justified")]).status == 403)
  }

  @Test func `samma efternamn pekas ut, också för den med skyddade uppgifter`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Håkansson-Ek")
    try await work.test.identity.write { tx in
      try tx.execute(
        "UPDATE person SET name = 'Prov Haakansson', has_protected_identity = \(true) WHERE name = 'Prov handläggare'")
    }
    _ = try await work.client("handläggare").get(file)
    let reviewer = try await work.client("granskare")
    _ = try await reviewer.get("\(work.path)/logg/2026-11")
    _ = try await reviewer.post("\(work.path)/logg/2026-11")
    let list = try await reviewer.get("\(work.path)/logg/2026-11").body
    #expect(list.contains("Samma efternamn") && !list.contains("Haakansson") && !list.contains("Håkansson"))
  }

  @Test func `urvalet är tjugo per enhet eller var femtionde, och samma varje gång`() async throws {
    let work = try await BoardAtWork(.sqlite)
    for (count, drawn) in [(3, 3), (500, 20), (1001, 21)] {
      let entries = (0..<count).map { Self.entry($0, "konto", file: "akt", minutes: 0) }
      let first = try Self.reasons(entries, work).filter { $0.value.contains(.sample) }
      #expect(first.count == drawn, "\(count)")
      #expect(
        try Set(Self.reasons(entries.reversed(), work).filter { $0.value.contains(.sample) }.keys) == Set(first.keys))
    }
  }

  @Test func `natt, många akter och avslag pekas ut`() async throws {
    let work = try await BoardAtWork(.sqlite)
    // 10.00 in Sweden; minutes after that.
    let night = [Self.entry(0, "a", file: "x", minutes: 13 * 60), Self.entry(1, "a", file: "x", minutes: 11 * 60)]
    let atNight = try Self.reasons(night, work)
    #expect(atNight[night[0].id]?.contains(.night) == true && atNight[night[1].id]?.contains(.night) == false)
    let onDuty = try Self.reasons(night, work, duty: ["enhet"])
    #expect(onDuty[night[0].id]?.contains(.night) == false)

    let thirty = (0..<30).map { Self.entry($0, "a", file: "akt \($0)", minutes: Int64($0)) }
    #expect(try !Self.reasons(thirty, work).values.contains { $0.contains(.many) })
    let more = thirty + [Self.entry(30, "a", file: "akt 30", minutes: 40)]
    #expect(try Self.reasons(more, work).filter { $0.value.contains(.many) }.map(\.key) == [more[30].id])
    let spread = (0..<60).map { Self.entry($0, "a", file: "akt \($0)", minutes: Int64($0) * 3) }
    #expect(try !Self.reasons(spread, work).values.contains { $0.contains(.many) })

    let refused = Self.entry(0, "a", file: "x", minutes: 0, kind: .refusal)
    #expect(try Self.reasons([refused], work) == [refused.id: [.refused]])
  }

  private static func reasons(
    _ entries: [LogEntry], _ work: BoardAtWork, duty: Set<String> = []
  ) throws -> [ID<LogEntry>: [ReviewReason]] {
    try ReviewRules(entries: entries, dutyUnits: duty, sameNames: [], protected: [], index: work.board.keys.index)
      .reasons()
  }

  private static func entry(
    _ number: Int, _ account: String, file: String, minutes: Int64, kind: LogEntry.Kind = .read
  ) -> LogEntry {
    let start = SwedishTime.moment(on: CalendarDate("2026-11-10") ?? CalendarDate(dayNumber: 0), hour: 10)
    return LogEntry(
      id: ID("\(number)"), at: start.adding(minutes: minutes), kind: kind, account: account, function: "f",
      unit: "enhet",
      file: file, route: "GET", sealed: [])
  }

  @Test func `den som ger eller tar uppdrag, och den som går förbi en vägg, granskas alltid`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/personal")
    _ = try await manager.post("\(work.path)/personal/\(try work.post("kollega"))/avsluta", [("skal", "Slutar")])
    _ = try await manager.post(
      "\(work.path)/personal",
      [("namn", "Ny"), ("epost", "ny@exempel.se"), ("titel", "Ny"), ("enhet", work.adults.text), ("roll", "worker")])
    let (exposed, other) = (
      try await work.register("Lovis Myrhed"), try await work.register("Sten Gråberg", role: "usesViolence")
    )
    try await work.link([exposed, other])
    try await work.assign(exposed, to: "handläggare")
    _ = try await manager.get("\(work.path)/fordela")
    _ = try await manager.post(
      "\(other)/fordela", [("till", try work.post("handläggare").text), ("skal", "Ingen annan i tjänst")])
    let page = try await work.client("granskare").get("\(work.path)/logg/2026-11").body
    #expect(page.matches(of: #/Någon fick eller miste ett uppdrag/#).count == 2)
    #expect(page.contains("Gick förbi eller tog bort det som skiljer akter"))
  }

  @Test func `loggen minns inte namnet som någon sökte på`() async throws {
    let work = try await BoardAtWork(.sqlite)
    _ = try await work.file("Lovis Myrhed", number: "197801252383")
    let worker = try await work.client("handläggare")
    for asked in ["Lovis", "197801252383"] { _ = try await worker.post("\(work.path)/sok", [("sok", asked)]) }
    let reviewer = try await work.client("granskare")
    _ = try await reviewer.get("\(work.path)/logg/2026-11")
    _ = try await reviewer.post("\(work.path)/logg/2026-11")
    let list = try await reviewer.get("\(work.path)/logg/2026-11").body
    let entries = list.matches(of: #/href="(\/namnder\/\w+\/logg\/2026-11\/\w{26})"/#).map { String($0.1) }
    #expect(entries.count >= 4)
    for entry in entries {
      let page = try await reviewer.get(entry).body
      #expect(!page.contains("Lovis") && !page.contains("19780125"))
    }
    let before = try await work.log().count
    _ = try await reviewer.get(try #require(entries.first))
    #expect(try await work.log().count == before + 1, "den som läser en post i loggen syns inte")
  }
}
