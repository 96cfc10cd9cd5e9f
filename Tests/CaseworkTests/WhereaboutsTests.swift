import AccessLog
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Casework
@testable import Vault

/// Where somebody is stands outside every file, and no text tells it.
struct WhereaboutsTests {
  private static let kept = [
    ("version", "0"), ("adress", "Almvägen 7"), ("telefon", "070-174 06 05"), ("kommun", "Strömsund"),
    ("boende", "Kvinnohuset Regnbågen"),
  ]

  private func protected(_ engine: Engine) async throws -> (BoardAtWork, file: String, worker: TestClient) {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/plats")
    #expect(try await worker.post("\(file)/plats", Self.kept).status == 303)
    return (work, file, worker)
  }

  @Test(arguments: Engine.available) func `platsen visas bara med ett skäl, som granskas, och står ingen annanstans`(
    _ engine: Engine
  ) async throws {
    let (work, file, worker) = try await protected(engine)
    for page in ["\(file)/plats", file, work.path, "\(file)/kontakt", "\(file)/skydd"] {
      let body = try await worker.get(page).body
      for word in ["Almvägen", "070-174", "Strömsund", "Regnbågen"] {
        #expect(!body.contains(word), "\(page): \(word)")
      }
    }
    let without = try await worker.post("\(file)/plats/visa", [("skal", " ")])
    #expect(without.status == 422 && !without.body.contains("Almvägen"))
    let shown = try await worker.post("\(file)/plats/visa", [("skal", "Boka ett besök")])
    #expect(shown.status == 200 && shown.body.contains("Almvägen 7") && shown.body.contains("Regnbågen"))
    let reviews = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'whereabouts'", as: Int.self)
    }
    #expect(reviews == 1)
    // Saving over an old version shows what is kept, so it is looked at as well.
    let conflict = try await worker.post("\(file)/plats", [("version", "0"), ("adress", "Annan")])
    #expect(conflict.status == 409 && conflict.body.contains("Almvägen 7") && conflict.body.contains("Annan"))
    let after = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'whereabouts'", as: Int.self)
    }
    #expect(after == 2)
  }

  @Test(arguments: Engine.available) func `medhandläggaren, barnets akt och de som inte har akten når inte platsen`(
    _ engine: Engine
  ) async throws {
    let (work, file, _) = try await protected(engine)
    try await work.change("kollega", to: "beside")
    let colleague = try await work.client("kollega")
    #expect(try await colleague.get(file).status == 200)
    for name in ["kollega", "mottagare", "chef", "granskare"] {
      let client = try await work.client(name)
      #expect(try await [403, 404].contains(client.get("\(file)/plats").status), "\(name)")
      let answer = try await client.post("\(file)/plats/visa", [("skal", "Nyfiken")])
      #expect([403, 404].contains(answer.status) && !answer.body.contains("Almvägen"), "\(name)")
    }
    let child = try await work.register("Vidar Snödal", role: "child")
    try await work.assign(child, to: "kollega")
    #expect(try await colleague.get("\(child)/plats").status == 404)
    #expect(try await !colleague.get(child).body.contains("/plats"))
  }

  @Test(arguments: Engine.available)
  func `det som ligger i facket hålls kvar som utkast, med samma ord som den som vet`(
    _ engine: Engine
  ) async throws {
    let (work, file, worker) = try await protected(engine)
    let note = try await work.newNote(file, by: worker)
    let text = [("text", "Hon bor på almvägen nu."), ("uppratta", "ja")]
    let held = try await worker.post(note, text)
    #expect(held.status == 422 && held.body.contains("almvägen") && held.body.contains("Texten är sparad som utkast"))
    #expect(held.body.contains("name=\"version.anteckning\" value=\"1\""))
    #expect(try await worker.get(file).body.contains("Utkast, bara du ser det"))
    // A tick is not enough for what is known to be there.
    let ticked = try await worker.post(note, text + [("plats-kontrollerad", "ja"), ("version.anteckning", "1")])
    #expect(ticked.status == 422)
    let reasoned = try await worker.post(
      note, text + [("plats-skal", "Polisen behöver det"), ("version.anteckning", "2")])
    #expect(reasoned.status == 303)
    // What is not there is not asked about, whatever it looks like.
    let other = try await work.newNote(file, by: worker)
    #expect(
      try await worker.post(other, [("text", "Mötet är på Storgatan 1 i Umeå"), ("uppratta", "ja")]).status == 303)
  }

  @Test(arguments: Engine.available)
  func `den som prövar sig fram till platsen granskas, i anteckningar och på kortet`(_ engine: Engine) async throws {
    let (work, file, worker) = try await protected(engine)
    func reviewed() async throws -> Int {
      try await work.board.database.read {
        try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'whereabouts'", as: Int.self) ?? 0
      }
    }
    let before = try await reviewed()
    let note = try await work.newNote(file, by: worker)
    let guess = "Kiruna, Luleå, Strömsund, Malmö"
    #expect(try await worker.post(note, [("text", guess), ("uppratta", "ja")]).status == 422)
    #expect(try await reviewed() == before + 1)
    _ = try await worker.get("\(file)/kontakt")
    let card = [("version", "0"), ("satt", guess), ("plats-kontrollerad", "ja")]
    let held = try await worker.post("\(file)/kontakt", card)
    #expect(held.status == 422 && held.body.contains("plats-skal") && held.body.contains(guess))
    #expect(try await reviewed() == before + 2, "ett kryss räcker inte för det som ligger i facket")
    let reason = card + [("plats-skal", "Numret går bara att nå så")]
    #expect(try await worker.post("\(file)/kontakt", reason).status == 303)
    #expect(try await reviewed() == before + 3)
  }

  @Test(arguments: Engine.available) func `den som inte vet får samma fråga vad som än ligger i facket`(
    _ engine: Engine
  )
    async throws
  {
    let (work, _, _) = try await protected(engine)
    let child = try await work.register("Vidar Snödal", role: "child")
    try await work.assign(child, to: "kollega")
    let colleague = try await work.client("kollega")
    for place in ["Strömsund", "Kiruna"] {
      let note = try await work.newNote(child, by: colleague)
      let held = try await colleague.post(note, [("text", "Mamma är i \(place)."), ("uppratta", "ja")])
      #expect(held.status == 422 && held.body.contains("plats-kontrollerad") && held.body.contains(place), "\(place)")
      let ticked = try await colleague.post(
        note,
        [
          ("text", "Mamma är i \(place)."), ("uppratta", "ja"), ("plats-kontrollerad", "ja"),
          ("version.anteckning", "1"),
        ])
      #expect(ticked.status == 303, "\(place)")
    }
  }

  @Test(
    arguments: [
      ("Hon är i Umeå nu", ["Umeå"]), ("i umeås utkant", ["umeås"]), ("bor i upplands väsby", ["upplands väsby"]),
      ("Dals-Ed ligger långt bort", ["Dals Ed"]), ("Ersbodaskolan ringde", ["Ersbodaskolan"]), ("skolan ringde", []),
      ("Det kan vara så. Vara tyst hjälper", []), ("de flyttade till Vara", ["Vara"]), ("i Lund", ["Lund"]),
      ("Storgatan 12", ["Storgatan"]), ("gatan är tom", []), ("gatan 5", ["gatan"]), ("903 25", ["903 25"]),
      ("ring 070-174 06 05 i kväll", ["070-174 06 05"]), ("+46 8 123 456 78", ["+46 8 123 456 78"]), ("2026-11-22", []),
      ("Ersboda skola ringde", ["skola"]), ("På skolan", []), ("förskolan Ekorren", ["förskolan"]),
      ("Mariehems väg 4", ["väg"]),
      ("kvinnojouren svarade", ["kvinnojouren"]), ("socialjouren svarade", []), ("på ett skyddat boende", ["skyddat"]),
      ("19780125-2383", []), ("vägen framåt", []), ("", []), ("📍Umeå", ["Umeå"]), ("Umea\u{30A}", ["Umeå"]),
      ("903\u{A0}25", ["903 25"]), ("Skellef\u{AD}teå", ["Skellefteå"]), ("070–174\u{A0}06 05", ["070-174 06 05"]),
      ("”Umeå”", ["Umeå"]), ("Umeå…", ["Umeå"]),
    ] as [(String, [String])]) func `platser känns igen`(_ text: String, _ words: [String])
  {
    #expect(PlaceWords(text).found == words)
  }

  @Test func `exakt jämförelse ser ord och nummer hur de än skrivs`() {
    let kept = Whereabouts(
      version: 1, savedAt: .init(milliseconds: 0),
      texts: [.phone: "070-174 06 05", .address: "Almvägen 7", .municipality: "Strömsund"])
    for text in ["070 1740605", "+46701740605", "0701740605"] {
      #expect(RevealingWords(in: text, of: kept)?.isKnown == true, "\(text)")
    }
    #expect(RevealingWords(in: "ALMVÄGEN", of: kept)?.words == ["almvägen"])
    #expect(RevealingWords(in: "i Strömsunds kommun", of: kept)?.isKnown == true)
    let short = Whereabouts(
      version: 1, savedAt: .init(milliseconds: 0), texts: [.municipality: "Åre", .contact: "Karin, 0640-123 45"])
    #expect(RevealingWords(in: "hon är i Åre", of: short)?.words == ["åre"])
    #expect(RevealingWords(in: "ring 064012345", of: short)?.isKnown == true)
    #expect(RevealingWords(in: "Umeå, Storgatan 1, 090-12 34 56", of: kept) == nil)
  }

  @Test func `ett beslut läses av parten, så det genomsöks också som av en främling`() async throws {
    let (work, file, worker) = try await protected(.sqlite)
    let asked = try await worker.get("\(file)/anteckningar/ny?slag=application").body
    let start = try #require(asked.firstRange(of: "action=\"\(file)/anteckningar/"))
    let application = "\(file)/anteckningar/" + asked[start.upperBound...].prefix { $0 != "\"" }
    let form = [("slag", "application"), ("form", "muntlig"), ("begaran", "Stöd"), ("uppratta", "ja")]
    #expect(try await worker.post(application, form).status == 303)
    let page = try await worker.get("\(file)/anteckningar/ny?slag=decision").body
    let place = try #require(page.firstRange(of: "action=\"\(file)/anteckningar/"))
    let decision = "\(file)/anteckningar/" + page[place.upperBound...].prefix { $0 != "\"" }
    let held = try await worker.post(
      decision,
      [
        ("slag", "decision"), ("utfall", "bifall"), ("insats", "Samtal i Kiruna"), ("lagrum", "11 kap. 1 §"),
        ("delegat", "worker"), ("beslutare", "Prov"), ("skal", "Behovet"), ("overklagan", "Inom tre veckor"),
        ("uppratta", "ja"),
      ])
    #expect(held.status == 422 && held.body.contains("<strong>Kiruna</strong>"))
    #expect(try await worker.get(file).body.contains("Läge: Utredning"))
    _ = work
  }

  @Test func `facket och trygg kontakt: ingen nyckel görs för den som inte får, och kortet genomsöks`() async throws {
    let (work, file, worker) = try await protected(.sqlite)
    let keys = try await Self.keys(work)
    let colleague = try await work.client("kollega")
    _ = try await colleague.get(work.path)
    let child = try await work.register("Vidar Snödal", role: "child")
    let refused = try await colleague.post("\(child)/plats", [("version", "0"), ("adress", "a")])
    #expect(refused.status == 404)
    // The child's own key is the only one that has come.
    #expect(try await Self.keys(work) == keys + 1)
    let own = try await worker.post("\(file)/kontakt", [("version", "0"), ("satt", "Hon är på Almvägen")])
    #expect(own.status == 422 && own.body.contains("almvägen") && own.body.contains("Hon är på Almvägen"))
    try await work.assign(child, to: "kollega")
    let places = [("version", "0"), ("satt", "De är på Kvinnojouren i Skellefteå")]
    let held = try await colleague.post("\(child)/kontakt", places)
    #expect(held.status == 422 && held.body.contains("Skellefteå"))
    #expect(try await colleague.post("\(child)/kontakt", places + [("plats-kontrollerad", "ja")]).status == 303)
  }

  @Test func `där inget ligger i facket än frågas också den som får veta`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    let held = try await worker.post(note, [("text", "Hon är på Kvinnohuset i Kiruna."), ("uppratta", "ja")])
    #expect(held.status == 422 && held.body.contains("Kiruna") && held.body.contains("class=\"errors\""))
  }

  private static func keys(_ work: BoardAtWork) async throws -> Int {
    try await work.board.vault.store.read { try $0.value("SELECT COUNT(*) FROM stored_key", as: Int.self) } ?? 0
  }
}
