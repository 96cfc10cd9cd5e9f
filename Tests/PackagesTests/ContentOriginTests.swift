import DemoData
import Packages
import TestSupport
import Testing
import Vocabulary
import Web

/// The other origin, and the way to it through the site.
struct ContentOriginTests {
  @Test(arguments: Engine.available) func `från inskick till klar kurs`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let alva = try await test.client(as: .leader)
    let path = try await upload(MadeCourse.zip.bytes, by: alva)
    let preview = try await alva.get("\(path)/version")
    #expect(Markup(preview.body).faults.isEmpty)
    #expect(preview.body.contains("får inte veta vad någon heter"))
    #expect(preview.body.contains("2 delar") && preview.body.contains("Del två") && preview.body.contains("SCORM 1.2"))
    let love = try await test.client(as: .colleague)
    #expect(try await love.get(path).status == 404)
    #expect(try await alva.layOut(path).location == path)
    #expect(try await love.get("/kurspaket").body.contains("Att fråga"))
    _ = try await love.get(path)
    #expect(try await love.post("\(path)/borja").location == "\(path)/delar/1")
    for part in 1...2 {
      let token = try await open(test, love, "\(path)/delar/\(part)")
      let answer = try await love.post(
        "\(path)/delar/\(part)",
        [("oppning", token), ("varden", #"[["cmi.core.lesson_status","completed"]]"#), ("avslutad", "ja")])
      #expect(answer.status == 200 && answer.body.contains("saved"))
      #expect(answer.body.contains("gått klart") == (part == 2))
    }
    #expect(try await love.get(path).body.contains("Du gick klart kursen"))
    let table = try await alva.get("\(path)/deltagande").body
    #expect(table.contains("färre än 5") && !table.contains("Umeå"))
  }

  @Test(arguments: Engine.available) func `öppningen gäller en gång, och filerna bara den`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let (love, path) = try await begun(test)
    let page = try await love.get("\(path)/delar/1")
    #expect(page.headers["content-security-policy"]?.hasSuffix("; frame-src http://localhost:8081") == true)
    #expect(try await love.get(path).headers["content-security-policy"]?.contains("frame-src") == false)
    let token = try #require(Self.token(in: page.body))
    let content = test.contentClient()
    #expect(try await content.get("/f/\(token)/start.html").status == 404)
    #expect(try await content.head("/o/\(token)").status == 404)
    let adapter = try await content.get("/o/\(token)")
    #expect(adapter.headers["clear-site-data"] == "\"storage\"")
    #expect(adapter.status == 200 && adapter.body.contains(#"data-parent="http://127.0.0.1:8080""#))
    #expect(try await content.get("/o/\(token)").status == 410)
    let files = try #require(Self.value("data-files", in: adapter.body))
    let start = try await content.get("\(files)start.html")
    #expect(start.status == 200 && start.headers["content-type"] == "text/html")
    // While a course is gone through it keeps what it has.
    #expect(start.headers["clear-site-data"] == nil)
    #expect(try await content.get("\(files)START.HTML").status == 200)
    for name in ["", "..%2fstart.html", "../start.html", "imsmanifest.xml/", "/start.html", "%00", "%ff"] {
      #expect(try await content.get(files + name).status == 404, "\(name)")
    }
    test.wait(minutes: 60 * Launch.hoursOpen)
    #expect(try await content.get("\(files)start.html").status == 404)
    let late = try #require(Self.token(in: try await love.afterAWhile(test, "\(path)/delar/1").body))
    test.wait(minutes: Launch.minutesToOpen)
    #expect(try await content.get("/o/\(late)").status == 410)
  }

  @Test func `kursen får inte veta vad deltagaren heter`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (love, path) = try await begun(test)
    let start = try #require(Self.value("data-start", in: try await love.get("\(path)/delar/1").body))
    #expect(start.contains("cmi.core.student_name") && start.contains("Deltagare"))
    for word in ["Love", "Teglund", "love"] { #expect(!start.contains(word), "\(word)") }
  }

  @Test func `adressen lämnar ut kursens filer och inget annat`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (love, path) = try await begun(test)
    let content = test.contentClient()
    let files = try await Self.files(test, love, "\(path)/delar/1")
    for other in ["/", "/kurspaket", "/demo", "/halsa", "/f", "/f/", "/o", "/o/x/y", "/logga-in", "/f/x/start.html"] {
      #expect(try await content.get(other).status == 404, "\(other)")
    }
    #expect(try await content.post("\(files)start.html").status == 405)
    for page in ["\(files)start.html", "/kurs.js", "/kurs.css", "/", "\(files)saknas.html"] {
      let answer = try await content.get(page)
      #expect(answer.headers["set-cookie"] == nil && answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["referrer-policy"] == "no-referrer" && answer.headers["cache-control"] == "no-store")
    }
    let policy = try await content.get("\(files)start.html").headers["content-security-policy"] ?? ""
    #expect(policy.contains("frame-ancestors 'self' http://127.0.0.1:8080") && policy.contains("connect-src 'self'"))
    #expect(policy.hasSuffix("sandbox allow-scripts allow-same-origin allow-forms allow-modals"))
    // Neither does Samfrid hand out what belongs there.
    #expect(try await love.get("\(files)start.html").status == 404)
  }

  @Test func `en film läses i delar`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let film = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    var zip = MadeCourse.zip
    zip.add("Film å.mp4", film)
    let (love, path) = try await begun(test, zip.bytes)
    let files = try await Self.files(test, love, "\(path)/delar/1")
    let content = test.contentClient()
    let whole = try await content.get("\(files)film%20%C3%A5.mp4")
    #expect(whole.bytes == film && whole.headers["content-type"] == "video/mp4")
    content.headers = ["Range": "bytes=999990-2000010"]
    let part = try await content.get("\(files)film%20%C3%A5.mp4")
    #expect(part.status == 206 && part.bytes == Array(film[999_990...2_000_010]))
    #expect(part.headers["content-range"] == "bytes 999990-2000010/2500000")
    content.headers = ["Range": "bytes=2500000-"]
    #expect(try await content.get("\(files)film%20%C3%A5.mp4").status == 416)
  }

  @Test(arguments: Engine.available) func `bara det utkast som granskats läggs ut eller slängs`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let alva = try await test.client(as: .leader)
    let path = try await upload(MadeCourse.zip.bytes, by: alva)
    let seen = try await alva.draft(path)
    // Somebody in the team sends another meanwhile.
    let sent = try await alva.upload(
      "\(path)/version", field: "fil", name: "annan.zip", bytes: MadeCourse.zip.bytes)
    #expect(sent.location == "\(path)/version")
    for (draft, act) in [(seen, "lagg-ut"), ("", "lagg-ut"), (seen, "slang")] {
      let refused = try await alva.post("\(path)/version/\(act)", [("utkast", draft)])
      #expect(refused.status == 422 && refused.body.contains("Utkastet har bytts ut."))
      #expect(refused.body.contains("annan.zip") && Markup(refused.body).faults.isEmpty)
    }
    let love = try await test.client(as: .colleague)
    #expect(try await love.get(path).status == 404)
    #expect(try await alva.layOut(path).location == path)
    #expect(try await love.get(path).status == 200)
  }

  @Test func `det som avvisas säger varför, och allt som skrevs står kvar`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let alva = try await test.client(as: .leader)
    _ = try await alva.get("/kurspaket/nytt")
    let refused = try await alva.upload(
      "/kurspaket/nytt", field: "fil", name: "trasig.zip", bytes: MadeZip([("a/imsmanifest.xml", "x")]).bytes,
      [("om", "Min text"), ("minuter", "många"), ("lan", "24")])
    #expect(refused.status == 422 && refused.body.contains("i mappen ”a”") && refused.body.contains("Min text"))
    #expect(refused.body.contains("hur många minuter"))
  }

  @Test func `den som inte har börjat, och adresser som inte finns, spelas inte`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (_, path) = try await begun(test)
    let maj = try await test.client(as: .contact)
    #expect(try await maj.get("\(path)/delar/1").location == path)
    let tuva = try await test.client(as: .coordinator)
    #expect(try await tuva.get("\(path)/delar/1").status == 404)
    let love = try await test.client(as: .colleague)
    for part in ["0", "3", "-1", "ett"] { #expect(try await love.get("\(path)/delar/\(part)").status == 404) }
    _ = try await love.get(path)
    let wrong = try await love.post("\(path)/delar/1", [("oppning", "x"), ("varden", "inte json")])
    #expect(wrong.body.contains("invalid"))
    let unknown = try await love.post("\(path)/delar/1", [("oppning", "x"), ("varden", "[]")])
    #expect(unknown.body.contains("conflict"))
  }

  @Test func `utan en egen adress spelas inget, och sidorna säger varför`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite, contentAddress: nil)
    let maj = try await test.client(as: .contact)
    let list = try await maj.get("/kurspaket").body
    #expect(list.contains("content-listen"))
    let start = try #require(list.firstRange(of: "href=\"/kurspaket/"))
    let path = "/kurspaket/" + list[start.upperBound...].prefix(26)
    let page = try await maj.get(path).body
    #expect(page.contains("egen adress") && !page.contains("/delar/") && !page.contains("Börja kursen"))
    #expect(try await maj.get("\(path)/delar/1").location == path)
  }

  private func upload(_ bytes: [UInt8], by client: TestClient) async throws -> String {
    _ = try await client.get("/kurspaket/nytt")
    let answer = try await client.upload(
      "/kurspaket/nytt", field: "fil", name: "kurs.zip", bytes: bytes,
      [("om", "Hur man frågar."), ("minuter", "30"), ("lan", "24")])
    let location = try #require(answer.location, "\(answer.body.prefix(2000))")
    return String(location.dropLast("/version".count))
  }

  /// A package that Alva has laid out and Love has begun.
  private func begun(_ test: TestSite, _ bytes: [UInt8]? = nil) async throws -> (TestClient, String) {
    let alva = try await test.client(as: .leader)
    let path = try await upload(bytes ?? MadeCourse.zip.bytes, by: alva)
    _ = try await alva.layOut(path)
    let love = try await test.client(as: .colleague)
    _ = try await love.get(path)
    _ = try await love.post("\(path)/borja")
    return (love, path)
  }

  private func open(_ test: TestSite, _ client: TestClient, _ path: String) async throws -> String {
    let token = try #require(Self.token(in: try await client.get(path).body))
    #expect(try await test.contentClient().get("/o/\(token)").status == 200)
    return token
  }

  private static func files(_ test: TestSite, _ client: TestClient, _ path: String) async throws -> String {
    let token = try #require(token(in: try await client.get(path).body))
    return try #require(value("data-files", in: try await test.contentClient().get("/o/\(token)").body))
  }

  private static func token(in page: String) -> String? { value("data-token", in: page) }

  private static func value(_ name: String, in page: String) -> String? {
    guard let start = page.firstRange(of: "\(name)=\"") else { return nil }
    return String(page[start.upperBound...].prefix { $0 != "\"" })
  }
}

extension TestClient {
  /// Looks at the draft, and lays out what was seen.
  fileprivate func layOut(_ path: String) async throws -> Answer {
    try await post("\(path)/version/lagg-ut", [("utkast", try await draft(path))])
  }

  fileprivate func draft(_ path: String) async throws -> String {
    let preview = try await get("\(path)/version").body
    let draft = try #require(preview.firstMatch(of: #/name="utkast" value="(\w+)"/#)?.1)
    return String(draft)
  }

  /// The session has ended since: another one.
  fileprivate func afterAWhile(_ test: TestSite, _ path: String) async throws -> Answer {
    let again = try await test.client(as: .colleague)
    return try await again.get(path)
  }
}
