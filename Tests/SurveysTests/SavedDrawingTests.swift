import DemoData
import HTML
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct SavedDrawingTests {
  private static let question = """
    Finns en rutin för hur handläggaren går till väga när tecken finns på att en vuxen utsätts för våld, också när den \
    som utsätts är äldre, har en funktionsnedsättning eller behöver tolk?
    """

  @Test(arguments: [nil, "24", "01", "14", "09"] as [String?]) func `all text på kartan ryms i bilden`(
    _ county: String?
  )
    throws
  {
    let drawing = Self.drawing(.map(Self.map(county.flatMap { CountyCode($0) })))
    let texts = try PlacedText.all(in: drawing.svg)
    #expect(texts.count > 15)
    for text in texts { #expect(text.left >= 0 && text.right <= drawing.width, "\(text.words)") }
  }

  @Test func `all text i diagrammen ryms i bilden`() throws {
    let counts = LevelCounts(levels: Array(repeating: 0, count: 212) + [50, 100])
    let bars = LevelDistribution(counts, own: ("Upplands Väsby med ett långt namn", .scored(0)))
    let days = ["2019-09-01", "2019-12-01", "2025-09-01", "2025-12-01"].compactMap { CalendarDate($0) }
    var lines = LineChart(
      main: zip(days, ["1", "2", "2", "3"]).map {
        LineChart.Point(day: $0, value: 100, range: 20...100, definition: $1, since: 2025)
      })
    lines.hasValues = true
    let line = Chart(
      id: "linje", caption: "", reading: "", title: "", sentence: "", height: LineChart.height, shapes: lines.shapes)
    for chart in [bars.chart, line] {
      let drawing = Self.drawing(.chart(chart))
      for text in try PlacedText.all(in: drawing.svg) {
        #expect(text.left >= 0 && text.right <= drawing.width, "\(text.words): \(text.left)–\(text.right)")
      }
    }
  }

  @Test func `bilden säger vad som frågades, vad färgerna betyder, hur många, när och varifrån`() throws {
    let drawing = Self.drawing(.map(Self.map(CountyCode("24"))))
    let words = try PlacedText.all(in: drawing.svg).map(\.words)
    let whole = words.joined(separator: " ")
    #expect(whole.contains("behöver tolk?") && whole.contains("LED-03, Kartläggning 2026"))
    for level in LevelLook.words { #expect(words.contains { $0.hasPrefix("\(level): ") }, "\(level)") }
    #expect(words.contains("Vet inte: 0") && words.contains("Inget värde: 0"))
    #expect(words.contains("252 av 290 svarande har en nivå i frågan."))
    #expect(whole.contains("Framtagen 1 september 2026") && whole.contains("Kartunderlag: SCB"))
    #expect(words.contains("Påhittade uppgifter"))
    #expect(words.contains("Umeå 100"))
  }

  @Test func `landets karta har namn på länen och mönstren klipps ur en enda skraffering`() throws {
    let svg = Self.drawing(.map(Self.map(nil))).svg
    let words = try PlacedText.all(in: svg).map(\.words)
    for county in Sweden.current.counties.filter({ ["24", "25", "09", "14"].contains($0.code.text) }) {
      #expect(words.contains(county.shortName), "\(county.shortName)")
    }
    #expect(!svg.contains("<pattern"))
    #expect(svg.split(separator: "clip-path=\"url(#cut-").count == 6)
  }

  @Test func `kommungränsen syns mot kommunens färg`() {
    for colours in LevelPalette.all {
      #expect(Self.contrast(colours.border, colours.fill) >= 3, "\(colours.look)")
      if !["l0", "l4"].contains(colours.look) {
        #expect(Self.contrast(colours.mark, colours.fill) >= 3, "\(colours.look)")
      }
    }
  }

  @Test func `värdena står vid linjen`() {
    let day = CalendarDate(year: 2026, month: 9, day: 1) ?? CalendarDate(dayNumber: 0)
    var chart = LineChart(main: [LineChart.Point(day: day, value: 62, definition: "1")])
    #expect(!chart.shapes.markup.contains(">62</text>"))
    chart.hasValues = true
    #expect(chart.shapes.markup.contains(">62</text>"))
  }

  @Test(arguments: Engine.available) func `bilderna har frågan i ord och antalet`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    for kind in ["karta", "fordelning", "forandring"] {
      for query in ["", "?lan=24"] {
        let svg = try await client.get("/kartlaggning/\(round)/resultat/LED-03/\(kind).svg\(query)").body
        let texts = try PlacedText.all(in: svg)
        #expect(texts.map(\.words).joined(separator: " ").contains("kommungemensam handlingsplan mot våld"), "\(kind)")
        #expect(texts.contains { $0.words.contains("svarande har en nivå") }, "\(kind)")
        #expect(texts.allSatisfy { $0.left >= 0 }, "\(kind)")
      }
    }
  }

  private static func drawing(_ content: SavedDrawing.Content) -> SavedDrawing {
    SavedDrawing(
      question: question, place: "Fråga LED-03, Kartläggning 2026, Västerbottens län", text: "Kartan",
      content: content, notes: ["252 av 290 svarande har en nivå i frågan.", "Inget svar är aldrig 0."],
      source: "Svar: FoU-enheten, 2026. Kartunderlag: SCB. Framtagen 1 september 2026.", mark: "Påhittade uppgifter")
  }

  private static func map(_ county: CountyCode?) -> SavedMap {
    let levels = [0, 25, 50, 75, 100]
    let places = Sweden.current.municipalities.enumerated().map { index, municipality in
      (municipality.code, Level.scored(municipality.name == "Umeå" ? 100 : levels[index % levels.count]))
    }
    return SavedMap(
      levels: Dictionary(places, uniquingKeysWith: { first, _ in first }),
      own: [MunicipalityCode("2480")].compactMap(\.self),
      county: county)
  }

  /// As WCAG 2 counts it.
  private static func contrast(_ first: String, _ second: String) -> Double {
    let lights = [luminance(first), luminance(second)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// To 2.4, near enough for a limit: the square times the fifth root of the square.
  private static func power(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - number * number) / (5 * root * root * root * root) }
    return number * number * root
  }
}

/// A text of a drawing with the room it takes, wherever the group around it has put it.
private struct PlacedText {
  let words: String
  let left: Double
  let right: Double

  static func all(in svg: String) throws -> [PlacedText] {
    let charts = svg.split(separator: "<g class=\"chart\" transform=\"translate(", maxSplits: 1)
    let outside = texts(in: charts[0], left: 0, scale: 1)
    guard charts.count == 2 else { return outside }
    let parts = charts[1].split(separator: "</g>", maxSplits: 1)
    let numbers = parts[0].prefix { $0 != "\"" }.split { " ()".contains($0) }.compactMap { Double($0) }
    let left = try #require(numbers.first)
    let scale = try #require(numbers.last)
    return outside + texts(in: parts[0], left: left, scale: scale) + texts(in: parts[1], left: 0, scale: 1)
  }

  private static func texts(in svg: Substring, left: Double, scale: Double) -> [PlacedText] {
    svg.matches(of: #/<text([^>]*)>([^<]*)</text>/#).map { match in
      let (attributes, words) = (match.1, String(match.2))
      let size = number("font-size", in: attributes) ?? 12
      let isStrong = attributes.contains("strong") || attributes.contains("break-label") || attributes.contains("600")
      let anchor: PictureText.Anchor =
        attributes.contains("\"middle\"") ? .middle : attributes.contains("\"end\"") ? .end : .start
      let text = PictureText(
        words: words, x: number("x", in: attributes) ?? 0, y: 0, size: size, isStrong: isStrong, anchor: anchor)
      return PlacedText(words: words, left: left + text.left * scale, right: left + text.right * scale)
    }
  }

  private static func number(_ name: String, in attributes: Substring) -> Double? {
    attributes.split(separator: " \(name)=\"", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first.flatMap
    {
      Double($0.prefix { $0 != "\"" })
    }
  }
}
