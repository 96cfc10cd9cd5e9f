import TestSupport
import Testing
import Vocabulary

/// The list of one's own files: fifty at a time, in an order that its words tell, with the columns one has chosen (W8).
struct OwnFilesTests {
  @Test func `listan visar femtio åt gången i den ordning som dess ord säger`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let manager = try await work.client("chef")
    let reception = try await work.client("mottagare")
    var files: [String] = []
    for number in 1...51 {
      let name =
        number == 1 ? "Ena Parten" : number == 2 ? "Andra Parten" : "Prov \(number % 2 == 0 ? "Ö" : "A")\(number)"
      files.append(try await work.register(name, by: reception))
    }
    try await work.link(Array(files.prefix(2)))
    for file in files {
      _ = try await manager.post(
        "\(file)/fordela", [("till", try work.post("handläggare").text), ("skal", "Ingen annan finns")])
    }
    let worker = try await work.client("handläggare")
    let first = try await worker.get(work.path).body
    #expect(
      first.contains("51 akter<small>Det som är försenat eller närmast först</small>") && first.contains("1–50 av 51"))
    #expect(rows(in: first).count == 50 && first.contains("aria-sort=\"ascending\"") && first.contains("sida 1 av 2"))
    let last = try await worker.get("\(work.path)?sida=2").body
    #expect(rows(in: last).count == 1 && Set(rows(in: first)).isDisjoint(with: rows(in: last)))

    let byName = try await worker.get("\(work.path)?ordning=namn").body
    #expect(byName.contains("<small>A först</small>") && rows(in: byName).first == "2026-0011")
    let turned = try await worker.get("\(work.path)?ordning=namn&riktning=ner").body
    #expect(turned.contains("<small>Ö först</small>") && rows(in: turned).first == "2026-0008")
    let newest = try await worker.get("\(work.path)?ordning=upplagd").body
    let oldest = try await worker.get("\(work.path)?ordning=upplagd&riktning=ner").body
    #expect(newest.contains("Tidigast upplagda först") && oldest.contains("Senast upplagda först"))
    for order in OwnFilesTests.orders {
      for page in 1...2 {
        let body = try await worker.get("\(work.path)?sida=\(page)&\(order)").body
        #expect(!body.contains("Parten") && body.contains("Prov "), "\(order) \(page)")
      }
    }
    // All on the same day: one order is the other one turned.
    #expect(rows(in: newest).dropFirst() == ArraySlice(rows(in: oldest).dropFirst().reversed()))
  }

  @Test(arguments: Engine.available) func `kolumnerna är ens egna och finns kvar till nästa gång`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    _ = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    #expect(try await worker.get(work.path).body.contains("Lovis Myrhed"))
    _ = try await worker.post("\(work.path)/kolumner", [("kolumn", "state"), ("kolumn", "skugga"), ("tatt", "ja")])
    let again = try await work.client("handläggare")
    let page = try await again.get(work.path).body
    #expect(page.contains("<table class=\"data dense\">") && !page.contains("Lovis Myrhed"))
    #expect(
      page.matches(of: #/<th scope="col"/#).count == 2 && page.contains("<th scope=\"col\">Läge</th>"))
    _ = try await again.post("\(work.path)/kolumner", [])
    #expect(try await rows(in: again.get(work.path).body) == ["2026-0001"])
    _ = try await work.register("Någon Annan")
    #expect(try await work.client("mottagare").get(work.path).body.contains("Någon Annan"))
  }

  @Test func `den som är skild från en annan i listan står sist när namnen ordnas, och utan namn`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let (exposed, other) = (try await work.register("Aa Ek"), try await work.register("Ab Ek", role: "usesViolence"))
    try await work.link([exposed, other])
    try await work.assign(exposed, to: "handläggare")
    _ = try await work.file("Ö Ek")
    let reason = [("till", try work.post("handläggare").text), ("skal", "Ingen annan i tjänst")]
    #expect(try await work.client("chef").post("\(other)/fordela", reason).status == 303)
    let page = try await work.client("handläggare").get("\(work.path)?ordning=namn").body
    #expect(rows(in: page).first == "2026-0003" && !page.contains("Aa Ek") && !page.contains("Ab Ek"))
  }

  private static let orders = [
    "", "ordning=upplagd", "ordning=upplagd&riktning=ner", "ordning=namn", "ordning=namn&riktning=ner",
  ]

  /// The numbers of the cases, from the top.
  private func rows(in page: String) -> [String] {
    page.matches(of: #/<th scope="row"[^>]*><a [^>]*>([^<]+)/#).map { String($0.1) }
  }
}
