import Testing

@testable import Vocabulary

@Suite struct SwedishOrderTests {
  /// The order that PostgreSQL's collation "sv-x-icu" and ICU's for Swedish give these.
  static let golden: [String] = [
    "(parentes)", "§ 12", "10", "1a", "2", "9", "a", "A", "A traktor", "A-traktor", "as", "Boden", "cafe", "Cafe",
    "café", "Café", "cafeteria", "co-op", "Co-op", "coop", "Dals-Ed", "Dalsland", "e", "é", "f", "Habo", "Håbo",
    "ide", "IDE", "idé", "Idé", "idéer", "kvinno- och tjejjour", "kvinno/tjej", "kvinnojour", "Malung",
    "Malung-Sälen", "Malå", "Mulle", "Myller", "Müller", "München", "naiv", "naïv", "Thor", "Þór", "Tor", "Uppland",
    "Upplands", "Upplands Väsby", "Upplands-Bro", "Upplandsbo", "Vasa", "vass", "Vaster", "vidd", "Väster", "wasa",
    "Wessman", "zebra", "Zorn", "å", "ås", "Ås", "äga", "ära", "Æro", "ö", "öde", "Ødegård", "Øster", "Östersund",
  ]

  @Test func `en blandad lista hamnar i svensk ordning`() {
    var generator = Lottery(state: 4711)
    for _ in 0..<20 {
      let sorted = SwedishOrder.sorted(Self.golden.shuffled(using: &generator)) { $0 }
      #expect(sorted == Self.golden)
    }
  }

  @Test func `nycklarnas byteordning är jämförelsens ordning`() {
    for (left, right) in zip(Self.golden, Self.golden.dropFirst()) {
      let keys = (Array(SwedishOrder.key(for: left).utf8), Array(SwedishOrder.key(for: right).utf8))
      #expect(keys.0.lexicographicallyPrecedes(keys.1), "\(left) ska stå före \(right)")
      #expect(SwedishOrder.compare(left, right) < 0)
      #expect(SwedishOrder.compare(right, left) > 0)
    }
  }

  @Test(arguments: [("vidd", "wasa"), ("Zorn", "Åberg"), ("Åberg", "Äng"), ("Äng", "Öberg"), ("Myller", "Müller")])
  func `å ä ö kommer sist och v är inte w`(first: String, second: String) {
    #expect(SwedishOrder.precedes(first, second))
  }

  @Test func `liten bokstav avgör bara när orden är lika`() {
    #expect(SwedishOrder.sorted(["b", "A", "a", "B"]) { $0 } == ["a", "A", "b", "B"])
    #expect(SwedishOrder.compare("Umeå", "umeå") > 0)
    #expect(SwedishOrder.compare("umeå", "Umeås") < 0)
  }

  @Test func `sammansatta och delade tecken är samma bokstav`() {
    #expect(SwedishOrder.key(for: "Åmål") == SwedishOrder.key(for: "A\u{30A}ma\u{30A}l"))
    #expect(SwedishOrder.key(for: "idé") == SwedishOrder.key(for: "ide\u{301}"))
    #expect(SwedishOrder.compare("Åmål", "A\u{30A}ma\u{30A}l") == 0)
  }

  @Test func `hårt mellanslag sorteras som mellanslag och det osynliga räknas inte`() {
    #expect(SwedishOrder.key(for: "Lilla\u{A0}Edet") == SwedishOrder.key(for: "Lilla Edet"))
    #expect(SwedishOrder.key(for: "våld\u{AD}sutsatt") == SwedishOrder.key(for: "våldsutsatt"))
  }

  @Test func `andra alfabet kommer sist`() {
    #expect(SwedishOrder.sorted(["Ωmega", "öl", "Москва", "zon"]) { $0 } == ["zon", "öl", "Ωmega", "Москва"])
  }

  @Test func `en tom text kommer först och nyckeln innehåller inga styrtecken`() {
    #expect(SwedishOrder.key(for: "") == "")
    #expect(SwedishOrder.compare("", "a") < 0)
    for text in Self.golden + ["rad\nbrytning", "noll\u{0}tecken"] {
      #expect(SwedishOrder.key(for: text).utf8.allSatisfy { $0 >= 0x20 })
    }
  }

  @Test func `kommunerna står som i en svensk förteckning`() {
    let names = Sweden.current.municipalitiesByName.map(\.name)
    #expect(names.first == "Ale")
    #expect(names.last == "Övertorneå")
    #expect(names.firstIndex(of: "Åmål").map { names[$0 + 1] } == "Ånge")
    #expect(names.firstIndex(of: "Upplands Väsby").map { $0 + 1 } == names.firstIndex(of: "Upplands-Bro"))
  }
}

/// Chance that is the same every time.
struct Lottery: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
