import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary

/// The demonstration as somebody meets it who knows the work: nothing in it contradicts itself, and what the cards say
/// can be done.
struct DemonstrationTests {
  @Test func `svar både stiger och faller mellan omgångarna`() async throws {
    let steps = try await Self.steps()
    #expect(steps.contains { $0 > 0 } && steps.contains { $0 == 0 })
    let falls = steps.count { $0 < 0 }
    #expect(falls > steps.count / 50 && falls < steps.count / 5, "\(falls) av \(steps.count) faller")
  }

  @Test func `de som fick en insats är en del av dem som aktualiserades`() async throws {
    for (part, whole) in [("NYC-02", "NYC-01"), ("NYC-03", "NYC-02")] {
      let pairs = try await Self.pairs(part, whole)
      #expect(pairs.count > 20)
      for (part, whole) in pairs { #expect(part <= whole) }
    }
  }

  @Test func `fler kvinnor än män placeras i skyddat boende`() async throws {
    let placed = try await Self.site.value.regional.read { tx in
      try tx.rows("SELECT value FROM answer WHERE indicator = 'BOE-06'").map { try $0.get("value", as: String.self) }
    }
    #expect(placed.count > 20)
    for text in placed {
      let numbers = Dictionary(
        text.split(separator: "|").map { $0.split(separator: "=") }.map { (String($0[0]), Double($0[1]) ?? -1) },
        uniquingKeysWith: { first, _ in first })
      let (men, women) = (try #require(numbers["man"]), try #require(numbers["kvinnor"]))
      #expect(men <= women, "\(text)")
    }
  }

  @Test func `redovisade antal följer befolkningen och det publicerade`() async throws {
    // Published, and invented: 47 to 49 per 10 000 adults, of whom about 60 000 live in Skellefteå.
    let counts = try await Self.site.value.regional.read { tx in
      try tx.rows(
        """
        SELECT a.value FROM answer a JOIN round r ON r.id = a.round_id
        WHERE a.indicator = 'NYC-01' AND a.respondent = '2482' ORDER BY r.opens_on
        """
      ).map { try $0.get("value", as: String.self) }
    }
    #expect(!counts.isEmpty)
    for count in counts {
      let number = try #require(Int(count))
      #expect((230...350).contains(number), "\(number)")
    }
  }

  @Test func `den som har bekräftat hade funktionen när det gjordes`() async throws {
    let test = try await Self.site.value
    let confirmed = try await test.regional.read { tx in
      try tx.rows(
        """
        SELECT q.organisation_id, r.opens_on, q.respondent FROM round_respondent q JOIN round r ON r.id = q.round_id
        WHERE q.state IN ('confirmed', 'locked')
        """
      ).map { (try $0.get("organisation_id", as: String.self), try $0.get("opens_on", as: String.self)) }
    }
    #expect(confirmed.count > 30)
    try await test.identity.read { tx in
      for (organisation, day) in confirmed {
        let hasManager = try tx.exists(
          """
          SELECT 1 FROM holding h JOIN function f ON f.id = h.function_id
          WHERE f.organisation_id = \(organisation) AND f.role = 'manager' AND h.from_date <= \(day)
            AND (h.until_date IS NULL OR h.until_date >= \(day))
          """)
        #expect(hasManager, "\(organisation) \(day)")
      }
    }
  }

  @Test func `en funktion som står tom har haft någon`() async throws {
    let test = try await Self.site.value
    let last = try await test.identity.read { tx in
      try tx.rows(
        """
        SELECT (SELECT MAX(h.until_date) FROM holding h WHERE h.function_id = f.id) AS last FROM function f
        WHERE NOT EXISTS (SELECT 1 FROM holding h WHERE h.function_id = f.id AND h.until_date IS NULL)
        """
      ).map { try $0.optional("last", as: String.self) }
    }
    #expect(last.count >= 2)
    let opened = test.now.day.adding(days: -40).text
    for day in last {
      let lastDay = try #require(day)
      #expect(lastDay < opened)
    }
  }

  @Test func `en stadsdel eller förening svarar, och den med skyddade uppgifter är med under funktionen`() async throws
  {
    let test = try await Self.site.value
    let answered = try await test.regional.read { tx in
      try tx.rows("SELECT DISTINCT respondent FROM answer").map { try $0.get("respondent", as: String.self) }
    }
    let kinds = try await test.identity.read { tx in
      try tx.rows("SELECT kind FROM organisation WHERE id IN \(list: answered)").map {
        try $0.get("kind", as: String.self)
      }
    }
    #expect(Set(kinds).isSuperset(of: ["association", "shelter", "girlsShelter"]))
    let hidden = try await test.identity.read { tx in
      try tx.row(
        """
        SELECT p.name, f.id FROM person p JOIN holding h ON h.person_id = p.id JOIN function f ON f.id = h.function_id
        WHERE p.has_protected_identity = \(true) AND h.until_date IS NULL AND f.mail IS NOT NULL
        """
      ).map { (name: try $0.get("name", as: String.self), function: try $0.get("id", as: String.self)) }
    }
    let (name, function) = try #require(hidden)
    let page = try await test.client(as: .leader).get("/funktioner/\(function)")
    #expect(page.status == 200 && !page.body.contains(name))
  }

  @Test func `alla adresser är påhittade`() async throws {
    let addresses = try await Self.site.value.identity.read { tx in
      try tx.rows("SELECT mail FROM person WHERE mail IS NOT NULL").map { try $0.get("mail", as: String.self) }
    }
    #expect(addresses.count > 30 && addresses.allSatisfy { $0.hasSuffix("@demo.example") })
  }

  /// The answers to the questions about a routine, as steps from one national round to the next.
  private static func steps() async throws -> [Int] {
    let order = ["nej", "under-arbete", "finns", "beslutad", "uppfoljd"]
    return try await site.value.regional.read { tx in
      let rounds = try tx.rows("SELECT id FROM round WHERE visibility = 'all' ORDER BY opens_on").map {
        try $0.get("id", as: String.self)
      }
      return try zip(rounds, rounds.dropFirst()).flatMap { earlier, later in
        try tx.rows(
          """
          SELECT a.value AS earlier, b.value AS later FROM answer a
          JOIN answer b ON b.round_id = \(later) AND b.respondent = a.respondent AND b.indicator = a.indicator
          WHERE a.round_id = \(earlier)
          """
        ).compactMap { row -> Int? in
          guard let before = order.firstIndex(of: try row.get("earlier", as: String.self)),
            let after = order.firstIndex(of: try row.get("later", as: String.self))
          else { return nil }
          return after - before
        }
      }
    }
  }

  private static func pairs(_ part: String, _ whole: String) async throws -> [(Double, Double)] {
    try await site.value.regional.read { tx in
      try tx.rows(
        """
        SELECT a.value AS part, b.value AS whole FROM answer a
        JOIN answer b ON b.round_id = a.round_id AND b.respondent = a.respondent AND b.indicator = \(whole)
        WHERE a.indicator = \(part)
        """
      ).compactMap { row in
        guard let part = Double(try row.get("part", as: String.self)),
          let whole = Double(try row.get("whole", as: String.self))
        else { return nil }
        return (part, whole)
      }
    }
  }

  /// Nothing here changes what another test sees.
  private static let site = Task { try await TestSite.withDemonstration(.sqlite) }
}
