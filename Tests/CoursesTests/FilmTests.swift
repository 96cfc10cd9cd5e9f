import Access
import Courses
import DemoData
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Films: what is taken, how it is sent, and that nobody is shown one without captions.
struct FilmTests {
  private static let captions =
    "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nHej.\n\n00:01:05.000 --> 00:01:09.500\nVälkommen.\n"
  private static let chapters =
    "WEBVTT\n\n00:00:00.000 --> 00:01:05.000\nVid dörren\n\n00:01:05.000 --> 00:01:10.000\nVid bordet\n"

  /// Not a film that plays, but begins as one.
  private static func film(_ size: Int) -> [UInt8] {
    let head: [UInt8] = [0, 0, 0, 24] + Array("ftypisom".utf8)
    return head + (head.count..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  }

  @Test func `slaget syns på innehållet`() {
    #expect(FilmKind(start: Self.film(100)) == .mp4)
    #expect(FilmKind(start: [0x1A, 0x45, 0xDF, 0xA3] + Array("....webm".utf8)) == .webm)
    #expect(FilmKind(start: [0, 0, 0, 24] + Array("ftypheic".utf8)) == nil)
    #expect(FilmKind(start: Array("%PDF-1.7".utf8)) == nil && FilmKind(start: [UInt8]()) == nil)
  }

  @Test func `textning läses rad för rad`() throws {
    let cues = try WebVTT(Self.captions).cues
    #expect(cues.map(\.text) == ["Hej.", "Välkommen."] && cues[1].start == 65_000 && cues[1].startWords == "1.05")
  }

  @Test(arguments: [
    ("1\n00:00:01,000 --> 00:00:04,000\nHej", "WEBVTT"), ("WEBVTT\n\n00:00:05.000 --> 00:00:04.000\nHej", "slutet"),
    ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", "före"), ("WEBVTT\n", "inga rader"),
    ("WEBVTT\n\n00:00:01,000 --> 00:00:04,000\nHej", "går inte att läsa"),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n\nB", "ingen text"),
  ]) func `felet i textningen sägs med sin rad`(_ text: String, _ said: String) {
    do {
      _ = try WebVTT(text)
      #expect(Bool(false), "togs emot")
    } catch let fault as WebVTT.Fault {
      #expect(fault.sentence.contains(said))
    } catch {
      #expect(Bool(false), "\(error)")
    }
  }

  @Test(arguments: Engine.available) func `en film läggs upp i delar, textas och hämtas från mitten`(_ engine: Engine)
    async throws
  {
    let (test, client, id, path) = try await Self.authored(engine)
    let bytes = Self.film(2_500_000)
    let sent = try await client.upload(path, field: "film", name: "film.mp4", bytes: bytes, [("titel", "Vardag")])
    #expect(sent.status == 303)
    let film = try #require(try await test.regional.read { try $0.films(of: ID(id)).first })
    #expect(film.size == bytes.count && film.isWhole && !film.isReady)
    let parts = try await test.regional.read { try $0.value("SELECT COUNT(*) FROM course_film_part", as: Int.self) }
    #expect(parts == 3)

    let address = "/kurser/\(id)/film/\(film.id)"
    #expect(try await client.get(address).bytes == bytes)
    client.headers = ["Range": "bytes=999990-1000009"]
    let middle = try await client.get(address)
    #expect(middle.status == 206 && middle.bytes == Array(bytes[999_990...1_000_009]))
    #expect(middle.headers["content-range"] == "bytes 999990-1000009/2500000")
    client.headers = ["Range": "bytes=-5"]
    #expect(try await client.get(address).bytes == Array(bytes.suffix(5)))
    client.headers = ["Range": "bytes=9000000-"]
    #expect(try await client.get(address).status == 416)
    client.headers = [:]
    // Others do not see a film that has no captions, nor one of a course that is not out.
    #expect(try await test.client().get(address).status == 404)

    let bad = try await client.post(
      "\(path)/\(film.id)", [("textning-\(film.id)", "Hej"), ("utskrift-\(film.id)", "Hej")])
    #expect(bad.status == 422 && bad.body.contains("ska vara WEBVTT"))
    let good = try await client.post(
      "\(path)/\(film.id)",
      [
        ("textning-\(film.id)", Self.captions), ("utskrift-\(film.id)", "Hej. Välkommen."),
        ("kapitel-\(film.id)", Self.chapters),
      ])
    #expect(good.status == 303)
    #expect(try await client.get("\(address)/textning").body == Self.captions.trimmed)
    #expect(try await client.get(path).body.contains("Klar att visa"))

    // On the page that is open to all, when it is the trailer of what is out.
    _ = try await client.get("/kurser/\(id)/redigera/om")
    let about = try await client.post(
      "/kurser/\(id)/redigera/om",
      [
        ("sparad", "0"), ("titel", "Våld mot äldre"), ("om", "Kort."), ("malgrupp", "Alla"), ("minuter", "20"),
        ("krav", "read"), ("trailer", film.id.text), ("oppen", "ja"),
      ])
    let out = try await client.post("/kurser/\(id)/redigera/ge-ut", [("nytt", "Först"), ("gor-om", "nobody")])
    #expect(about.status == 303 && out.status == 303)
    let guest = test.client()
    let page = try await guest.get("/kurser/\(id)")
    #expect(page.body.contains("<video") && page.body.contains("Hej. Välkommen."))
    #expect(page.body.contains("Våld mot äldre") && Markup(page.body).faults.isEmpty)
    // By itself without script; the script takes the place in the film above, beside its captions.
    #expect(page.body.contains("<a href=\"\(address)#t=65\" data-second=\"65\">Vid bordet</a>"))
    #expect(try await guest.get("\(address)/kapitel").body == Self.chapters.trimmed)
    guest.headers = ["Range": "bytes=0-3"]
    #expect(try await guest.get(address).bytes == Array(bytes.prefix(4)))
    #expect(try await guest.get("\(address)/textning").status == 206)
    #expect(try await client.post("\(path)/\(film.id)/ta-bort").body.contains("Filmen visas i kursen"))
  }

  @Test(arguments: Engine.available) func `det som inte är en film tas inte emot, och inget ligger kvar`(
    _ engine: Engine
  )
    async throws
  {
    let (test, client, _, path) = try await Self.authored(engine)
    let pdf = try await client.upload(
      path, field: "film", name: "film.mp4", bytes: Array("%PDF-1.7".utf8), [("titel", "A")])
    #expect(pdf.status == 422 && pdf.body.contains("varken en MP4 eller en WebM"))
    let untitled = try await client.upload(path, field: "film", name: "film.mp4", bytes: Self.film(100))
    #expect(untitled.status == 422 && untitled.body.contains("Skriv vad filmen heter"))
    let stranger = try await test.client(as: .colleague)
    _ = try await stranger.get("/kurser")
    #expect(
      try await stranger.upload(path, field: "film", name: "f.mp4", bytes: Self.film(100), [("titel", "A")]).status
        == 403)
    let forged = try await test.client(as: .officer)
    #expect(
      try await forged.upload(path, field: "film", name: "f.mp4", bytes: Self.film(100), [("titel", "A")]).status == 401
    )
    #expect(try await test.regional.read { try $0.value("SELECT COUNT(*) FROM course_film", as: Int.self) } == 0)
  }

  /// A course that the client's officer writes, and where its films are sent.
  private static func authored(
    _ engine: Engine
  ) async throws -> (test: TestSite, client: TestClient, course: String, path: String) {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .officer)
    let id = try #require(
      try await test.regional.read {
        try $0.value("SELECT course_id FROM course_version WHERE title = 'Våld mot äldre'", as: String.self)
      })
    let path = "/kurser/\(id)/redigera/film"
    _ = try await client.get(path)
    return (test, client, id, path)
  }

  private static func box(_ type: [UInt8], _ content: [UInt8]) -> [UInt8] {
    let size = content.count + 8
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + type + content
  }

  private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] { box(Array(type.utf8), content) }

  /// An MP4 as telephones write it: the place once in each of the ways, after so many bytes of film.
  private static func placed(after count: Int) -> [UInt8] {
    box("ftyp", Array("isom".utf8)) + box("mdat", [UInt8](repeating: 7, count: count))
      + moov(key: "com.apple.quicktime.location.ISO6709")
  }

  private static func moov(key name: String) -> [UInt8] {
    let place = Array("+63.8258+020.2630/".utf8)
    let key = Array(name.utf8)
    let make = Array("com.apple.quicktime.make".utf8)
    let keys = box("keys", [0, 0, 0, 0, 0, 0, 0, 2] + box("mdta", make) + box("mdta", key))
    let list = box(
      "ilst",
      box([0, 0, 0, 1], box("data", [0, 0, 0, 1, 0, 0, 0, 0] + Array("Telefon".utf8)))
        + box([0, 0, 0, 2], box("data", [0, 0, 0, 1, 0, 0, 0, 0] + place)))
    let meta = box("meta", box("hdlr", [UInt8](repeating: 0, count: 24)) + keys + list)
    let user = box(
      "udta", box([0xA9] + Array("xyz".utf8), [0, 18, 0x15, 0xC7] + place) + box("name", Array("Film".utf8)))
    return box("moov", box("trak", user) + meta + user)
  }

  /// As programs that record a screen write them, with so many fragments before what tells of the film.
  private static func fragmented(_ count: Int) -> [UInt8] {
    let fragments = Array([[UInt8]](repeating: box("moof", []), count: count).joined())
    return box("ftyp", Array("isom".utf8)) + fragments + moov(key: "location-eng")
  }

  @Test(arguments: Engine.available)
  func `platsen följer inte med en film i många delar, och en som inte går att söka igenom tas inte emot`(
    _ engine: Engine
  ) async throws {
    let (test, client, id, path) = try await Self.authored(engine)
    let many = try await client.upload(
      path, field: "film", name: "film.mp4", bytes: Self.fragmented(120_000), [("titel", "Vardag")])
    #expect(many.status == 422 && many.body.contains("inte går att söka igenom efter platsen"))
    #expect(try await test.regional.read { try $0.value("SELECT COUNT(*) FROM course_film_part", as: Int.self) } == 0)
    let bytes = Self.fragmented(12_000)
    _ = try await client.get(path)
    let sent = try await client.upload(path, field: "film", name: "film.mp4", bytes: bytes, [("titel", "Vardag")])
    #expect(sent.status == 303)
    let film = try #require(try await test.regional.read { try $0.films(of: ID(id)).first })
    let kept = try await client.get("/kurser/\(id)/film/\(film.id)").bytes
    let text = String(decoding: kept, as: UTF8.self)
    #expect(kept.count == bytes.count && text.contains("Telefon") && !text.contains("63.8258"))
  }

  /// The second lies over the border between two parts.
  @Test(arguments: Engine.available, [1000, 999_700]) func `platsen där filmen togs följer inte med`(
    _ engine: Engine, _ count: Int
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .officer)
    let id = try #require(
      try await test.regional.read {
        try $0.value("SELECT course_id FROM course_version WHERE title = 'Våld mot äldre'", as: String.self)
      })
    let (path, bytes) = ("/kurser/\(id)/redigera/film", Self.placed(after: count))
    _ = try await client.get(path)
    let sent = try await client.upload(path, field: "film", name: "film.mp4", bytes: bytes, [("titel", "Vardag")])
    #expect(sent.status == 303)
    let film = try #require(try await test.regional.read { try $0.films(of: ID(id)).first })
    let kept = try await client.get("/kurser/\(id)/film/\(film.id)").bytes
    #expect(String(decoding: bytes, as: UTF8.self).components(separatedBy: "63.8258").count == 4)
    let text = String(decoding: kept, as: UTF8.self)
    #expect(!text.contains("63.8258") && !text.contains("020.2630"))
    // Nothing else has moved or changed.
    #expect(kept.count == bytes.count && text.contains("Telefon") && text.contains("Film"))
    #expect(zip(kept, bytes).filter { $0 != $1 }.count < 100)
  }
}
