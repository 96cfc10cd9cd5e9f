import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Pictures of a course: what is taken, who is sent them, and that what people take keeps its own.
struct CoursePictureTests {
  private static let start: [UInt8] = [0xFF, 0xD8]
  private static let exif: [UInt8] = [0xFF, 0xE1, 0, 7] + Array("64,20".utf8)
  private static let scan: [UInt8] = [0xFF, 0xDA, 0, 2, 7, 7, 0xFF, 0xD9]

  @Test(arguments: Engine.available) func `en bild läggs upp utan plats, och visas bara för den som får läsa kursen`(
    _ engine: Engine
  ) async throws {
    let written = try await WrittenCourse.make(engine)
    let bytes = Self.start + Self.exif + Self.scan
    let sent = try await written.author.upload(
      "\(written.path)/bilder", field: "bild", name: "dorr.jpg", bytes: bytes, [("bildtitel", "En dörr")])
    #expect(sent.status == 303)
    let list = try await written.author.follow(sent)
    #expect(list.body.contains("Bilden är på plats.") && list.body.contains("En dörr"))
    #expect(Markup(list.body).faults.isEmpty)
    let picture = try #require(try await written.pictures().first)
    let address = written.address(of: picture)
    let shown = try await written.author.get(address)
    #expect(shown.status == 200 && shown.bytes == Self.start + Self.scan)
    #expect(shown.headers["content-type"] == "image/jpeg" && shown.headers["x-content-type-options"] == "nosniff")
    #expect(shown.headers["cache-control"] == "no-store")
    #expect(shown.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)

    // Not out yet; and never by way of another course, nor to whoever comes.
    let learner = try await written.test.client(as: .colleague)
    #expect(try await learner.get(address).status == 404)
    try await written.publish(showing: picture)
    #expect(try await learner.get(address).bytes == Self.start + Self.scan)
    let courses = try await written.test.regional.read { try $0.publicCourses() }
    let (id, others) = (written.id, courses.map(\.id))
    let other = try #require(others.first { $0 != id })
    #expect(try await learner.get("/kurser/\(other)/bild/\(picture.id)").status == 404)
    let guest = try await written.test.client().get(address)
    #expect(guest.status != 200 && guest.bytes != shown.bytes)
  }

  @Test(arguments: Engine.available) func `det som inte är en bild tas inte emot, och inte av vem som helst`(
    _ engine: Engine
  ) async throws {
    let written = try await WrittenCourse.make(engine)
    let path = "\(written.path)/bilder"
    let refused: [(bytes: [UInt8], title: String, said: String)] = [
      (Array("%PDF-1.7".utf8), "A", "Filen är ingen bild"), (Array("<svg></svg>".utf8), "A", "Filen är ingen bild"),
      (Array("GIF89a".utf8), "A", "Filen är ingen bild"), ([], "A", "Välj en bild."),
      (Self.start + Self.scan, "", "Skriv vad bilden heter."),
      ([0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: CoursePicture.most), "A", "Bilden är för stor."),
    ]
    for (bytes, title, said) in refused {
      let answer = try await written.author.upload(
        path, field: "bild", name: "bild.jpg", bytes: bytes, [("bildtitel", title)])
      #expect(answer.status == 422 && answer.body.contains(said), "\(said)")
    }
    let stranger = try await written.test.client(as: .colleague)
    _ = try await stranger.get("/kurser")
    let tried = try await stranger.upload(
      path, field: "bild", name: "bild.jpg", bytes: Self.start + Self.scan, [("bildtitel", "A")])
    #expect(tried.status == 403)
    #expect(try await written.pictures().isEmpty)
  }

  @Test(arguments: Engine.available) func `en bild som visas i kursen finns kvar tills en version utan den är ute`(
    _ engine: Engine
  ) async throws {
    let written = try await WrittenCourse.make(engine)
    _ = try await written.author.upload(
      "\(written.path)/bilder", field: "bild", name: "dorr.jpg", bytes: Self.start + Self.scan,
      [("bildtitel", "En dörr")])
    let picture = try #require(try await written.pictures().first)
    let (address, removal) = (written.address(of: picture), "\(written.path)/bilder/\(picture.id)/ta-bort")
    let block = try await written.publish(showing: picture)
    let early = try await written.author.post(removal)
    #expect(early.status == 422 && early.body.contains("Bilden ”En dörr” visas i kursen."))
    // A draft without it is not what people take.
    try await written.takeOut(block)
    #expect(try await written.author.post(removal).status == 422)
    #expect(try await written.author.get(address).status == 200)
    try await written.publish()
    let stranger = try await written.test.client(as: .colleague)
    _ = try await stranger.get("/kurser")
    #expect(try await stranger.post(removal).status == 403)
    let removed = try await written.author.follow(try await written.author.post(removal))
    #expect(removed.body.contains("Bilden är borttagen.") && !removed.body.contains("En dörr"))
    #expect(try await written.author.get(address).status == 404)
    #expect(try await written.author.post(removal).status == 404)
  }
}

/// A course that an officer of a county team writes on screen.
private struct WrittenCourse {
  let test: TestSite
  let author: TestClient
  let path: String

  var id: ID<Course> { ID(String(path.dropFirst("/kurser/".count).prefix { $0 != "/" })) }

  static func make(_ engine: Engine) async throws -> WrittenCourse {
    let test = try await TestSite.withDemonstration(engine)
    let author = try await test.client(as: .officer)
    _ = try await author.get("/kurser/ny")
    let begun = try await author.post("/kurser/ny", [("titel", "Heder i skolan"), ("om", "Att se.")])
    let path = try #require(begun.location)
    _ = try await author.get(path)
    return WrittenCourse(test: test, author: author, path: path)
  }

  func pictures() async throws -> [CoursePicture] {
    let id = id
    return try await test.regional.read { try $0.pictures(of: id) }
  }

  func address(of picture: CoursePicture) -> String { "/kurser/\(id)/bild/\(picture.id)" }

  /// Writes a module with a text and the picture, and gives it out. Gives the block that the picture is in.
  @discardableResult
  func publish(showing picture: CoursePicture) async throws -> String {
    _ = try await author.post("\(path)/moduler", [("sparad", "0")])
    try await save(1, [("slag", "text"), ("gor", "nytt")])
    let text = try await field(#/name="(b-\w+-text)"/#)
    try await save(2, [(text, "En text."), ("slag", "picture"), ("gor", "nytt")])
    let block = try await field(#/name="b-(\w+)-bild"/#)
    try await save(
      3,
      [
        (text, "En text."), ("b-\(block)-bild", picture.id.text), ("b-\(block)-beskrivning", "En röd dörr"),
        ("gor", "spara"),
      ])
    let preview = try await author.get("\(path)/forhandsvisa/1")
    let shown = address(of: picture)
    #expect(preview.body.contains("<img src=\"\(shown)\" alt=\"En röd dörr\""))
    let about = try await author.post(
      "\(path)/om",
      [
        ("sparad", "4"), ("titel", "Heder i skolan"), ("om", "Att se."), ("malgrupp", "Lärare"), ("minuter", "5"),
        ("krav", "read"), ("oppen", "ja"),
      ])
    #expect(about.status == 303)
    try await publish()
    return block
  }

  /// In a draft of the next version.
  func takeOut(_ block: String) async throws {
    let text = try await field(#/name="(b-\w+-text)"/#)
    try await save(-1, [(text, "En text."), ("gor", "bort-\(block)")])
  }

  func publish() async throws {
    let out = try await author.post("\(path)/ge-ut", [("nytt", "Nytt"), ("gor-om", "nobody")])
    #expect(out.status == 303)
  }

  private func save(_ saves: Int, _ fields: [(String, String)]) async throws {
    let saved = try await author.post(
      "\(path)/moduler/1",
      [("sparad", String(saves)), ("modultitel", "Början"), ("modulminuter", "5")] + fields)
    #expect(saved.status == 303)
  }

  /// The name of a field, as the form of the module has it.
  private func field(_ pattern: Regex<(Substring, Substring)>) async throws -> String {
    let page = try await author.get("\(path)/moduler/1").body
    return String(try #require(page.firstMatch(of: pattern)?.1))
  }
}
