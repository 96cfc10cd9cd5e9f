import Access
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// A certificate that anybody may check, without an account, and that says no name.
struct CertificateTests {
  @Test(arguments: Engine.available) func `ett intyg kontrolleras utan konto, och sidan säger inget namn`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let path = try await made.take(made.completion())
    let answer = try await made.test.client().get(path)
    #expect(answer.status == 200)
    #expect(answer.body.contains("Intyget är äkta och gäller.") && answer.body.contains("Riva hinder"))
    #expect(answer.body.contains("17 november 2026") && answer.body.contains("5,5 timmar"))
    #expect(!answer.body.contains("Åsa") && !answer.body.contains("asa@"))
    #expect(answer.headers["x-robots-tag"] == "noindex, nofollow" && answer.headers["set-cookie"] == nil)
    #expect(Markup(answer.body).faults.isEmpty)
  }

  @Test(arguments: Engine.available) func `namnet på papperet jämförs, och svaret är ja eller nej`(_ engine: Engine)
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (path, client) = (try await made.take(made.completion()), made.test.client())
    #expect(try await client.post(path, [("namn", " åsa  björk-östlund ")]).body.contains("Ja, namnet stämmer."))
    let no = try await client.post(path, [("namn", "Anna Björk")])
    #expect(no.body.contains("Nej, namnet stämmer inte.") && !no.body.contains("Åsa") && no.body.contains("Anna Björk"))
    #expect(try await client.post(path, [("namn", "")]).status == 422)
  }

  @Test(arguments: Engine.available) func `PDF-filen är taggad, har sina typsnitt i sig och säger det intyget säger`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let path = try await made.take(made.completion())
    let answer = try await made.test.client().get("\(path)/intyg.pdf")
    #expect(answer.status == 200 && answer.headers["content-type"] == "application/pdf")
    let reader = PDFReader(answer.bytes)
    let (information, text, fonts) = (try reader.information(), try reader.text(), try reader.fonts())
    #expect(information.contains("Tagged:          yes") && information.contains("Pages:           1"))
    #expect(fonts.count > 1 && fonts.allSatisfy(\.isEmbedded))
    let code = path.split(separator: "/").last.map(String.init) ?? ""
    for words in [
      "Åsa Björk-Östlund", "Riva hinder", "17 november 2026", "5,5 timmar", "Region Prov", "Barn som upplever våld",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.filter { !$0.isWhitespace }.contains("http://127.0.0.1:8080/intyg/\(code)"))
    #expect(text.contains("Påhittade uppgifter"))
  }

  @Test(arguments: Engine.available) func `en okänd kod är ingenting, och koden ligger inte i databasen`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (path, client) = (try await made.take(made.completion()), made.test.client())
    let code = path.split(separator: "/").last.map(String.init) ?? ""
    #expect(code.count == 26)
    for wrong in ["x", "00000000000000000000000000", String(code.dropLast()), "\(code)0"] {
      let answer = try await client.get("/intyg/\(wrong)")
      #expect(answer.status == 404 && answer.body.contains("skriva koden"), "\(wrong)")
      #expect(try await client.get("/intyg/\(wrong)/intyg.pdf").status == 404)
    }
    let stored = try await made.test.regional.read {
      try $0.value("SELECT hash FROM certificate_address", as: String.self)
    }
    #expect(stored?.contains(code) == false && stored?.count == 64)
  }

  @Test(arguments: Engine.available) func `koden läses så som folk skriver den`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let path = try await made.take(made.completion())
    let address = try #require(CertificateAddress(typed: path.split(separator: "/").last.map(String.init) ?? ""))
    let typed = " " + address.shownCode.replacing("-", with: " - ").replacing("0", with: "O").replacing("1", with: "l")
    #expect(CertificateAddress(typed: typed) == address)
    #expect(try await made.test.client().post("/intyg", [("kod", typed)]).location == path)
    let wrong = try await made.test.client().post("/intyg", [("kod", "12345")])
    #expect(wrong.status == 422 && wrong.body.contains("value=\"12345\""))
    #expect(wrong.body.contains("Koden har 26 bokstäver och siffror. Jämför den med papperet"))
    let none = try await made.test.client().post("/intyg", [("kod", String(repeating: "0", count: 26))])
    #expect(none.status == 422 && none.body.contains("Det finns inget intyg med den koden."))
  }

  @Test(arguments: Engine.available) func `ett utgånget, ett ersatt och ett återtaget intyg går ännu att kontrollera`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let now = made.test.now
    try await made.test.regional.write { tx in
      let details = SubjectDetails(name: "Riva hinder", level: .method, validMonths: 12)
      _ = try NameSubject(details).perform(in: tx, by: made.team, at: now)
    }
    let (old, client) = (try await made.take(made.completion(daysAgo: 360)), made.test.client())
    #expect(try await client.get(old).body.contains("27 november 2026"))
    made.test.wait(days: 10)
    #expect(try await client.get(old).body.contains("äkta men har gått ut"))
    let new = try await made.take(made.completion("event/2", daysAgo: 1))
    #expect(try await client.get(old).body.contains("har ersatts av ett nyare"))
    #expect(try await client.get(new).body.contains("äkta och gäller"))
    let later = made.test.now
    try await made.test.regional.write { try TakeCompletion().withdraw("event/2", in: $0, at: later) }
    let withdrawn = try await client.get(new).body
    #expect(withdrawn.contains("Intyget gäller inte.") && withdrawn.contains("tagit tillbaka"))
  }

  @Test(arguments: Engine.available)
  func `samma genomgång en gång till ger inget nytt intyg, men ett rättat namn gör det`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let first = try await made.take(made.completion())
    let again = try await made.take(made.completion())
    #expect(first != again)
    #expect(try await made.certificates().count == 1)
    let corrected = try await made.take(made.completion(name: "Åsa Björk"))
    let certificates = try await made.certificates()
    #expect(certificates.count == 2 && certificates.count { $0.replacedBy == nil } == 1)
    let client = made.test.client()
    for path in [first, again] { #expect(try await client.get(path).body.contains("ersatts")) }
    #expect(try await client.post(corrected, [("namn", "Åsa Björk")]).body.contains("Ja, namnet"))
    #expect(try await made.achievements().count == 1)
  }

  @Test(arguments: Engine.available) func `den som har skyddade personuppgifter får papperet bara själv`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, person) = (made.test.now, ID<Person>("person-skyddad"))
    try await made.test.identity.write { tx in
      try tx.execute(
        """
        INSERT INTO person (id, name, sort_name, mail, has_protected_identity, created_at)
        VALUES (\(person), 'Hemlig Person', 'hemlig', 'h@example.org', \(true), \(now))
        """)
    }
    let path = try await made.take(made.completion(name: "Hemlig Person", person: person))
    let page = try await made.test.client().get(path)
    #expect(page.status == 200 && !page.body.contains("intyg.pdf") && !page.body.contains("Hemlig"))
    #expect(try await made.test.client().get("\(path)/intyg.pdf").status == 404)
  }

  @Test func `utan programmet som ritar säger sidan det, och intyget kan ändå kontrolleras`() async throws {
    let made = try await MadeTraining.make(.sqlite)
    let certificate = try await made.take(made.completion())
    #expect(certificate.hasPrefix("/intyg/"))
    let stored = try #require(try await made.certificates().first)
    let address = try #require(CertificateAddress(typed: certificate.split(separator: "/").last.map(String.init) ?? ""))
    let paper = stored.paper(at: address, of: made.test.site.settings)
    for (printer, words) in [
      (CertificatePrinter(program: "/finns/inte"), "saknas"), (CertificatePrinter(program: "/bin/false"), "kunde inte"),
      (CertificatePrinter(program: "/bin/cat"), "kunde inte"),
      (CertificatePrinter(program: "/usr/bin/yes", timeout: .milliseconds(50)), "för lång tid"),
    ] {
      do {
        _ = try await printer.pdf(of: paper)
        Issue.record("en PDF utan program")
      } catch {
        #expect("\(error)".contains(words), "\(error)")
      }
    }
  }
}
