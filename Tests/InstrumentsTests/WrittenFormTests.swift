import Testing

@testable import Instruments

/// Forms that are written by hand.
struct WrittenFormTests {
  private static let text = """
    > Fråga när personen är ensam.

    # Hemma
    Är du rädd hemma? *
    - Aldrig (0)
    - Ibland (1)
    - Ofta (2,5)

    Vad har hänt?
    + Hot (0)
    + Slag (3)

    # Mer
    Hur många gånger?
    - [tal]

    När senast?
    - [datum]

    Vem vet om det?
    - [rad]

    Med egna ord
    """

  private static func form(_ text: String) throws -> Questionnaire {
    try WrittenForm(title: "Prov", version: "1", text: text).questionnaire()
  }

  @Test func `det som är skrivet blir frågor, svar och en summa`() throws {
    let form = try Self.form(Self.text)
    let types = form.allItems.map(\.type)
    #expect(types == [.display, .group, .coding, .coding, .group, .decimal, .date, .string, .text, .decimal])
    let afraid = try #require(form.allItems.first { $0.text == "Är du rädd hemma?" })
    #expect(afraid.isRequired && afraid.answers.options.map(\.value.shown) == ["Aldrig", "Ibland", "Ofta"])
    #expect(try #require(form.allItems.first { $0.text == "Vad har hänt?" }).repeats)
    let begun = FilledForm(begin: form, on: SharedForms.occasion)
    #expect(!begun.isComplete)
    let names = Dictionary(
      begun.fields().map { ($0.label, $0.name.description) }, uniquingKeysWith: { first, _ in first })
    let filled = begun.filled(with: [
      (name: names["Är du rädd hemma?"] ?? "", value: "|3"), (name: names["Vad har hänt?"] ?? "", value: "|1"),
      (name: names["Vad har hänt?"] ?? "", value: "|2"), (name: names["Hur många gånger?"] ?? "", value: "många"),
    ])
    #expect(filled.results.map(\.value) == ["5,5"] && filled.results.map(\.label) == ["Summa"])
    #expect(filled.unreadTexts.map(\.text) == ["många"])
    #expect(filled.fields().first { $0.label == "Vad har hänt?" }?.shown == "Hot, Slag")
  }

  @Test func `det som är skrivet kan läsas ut och skrivas om`() throws {
    let form = try Self.form(Self.text)
    let written = try #require(WrittenForm(form))
    #expect(try Self.form(written.text).allItems.map(\.text) == form.allItems.map(\.text))
    #expect(try Self.form(written.text).json == form.json)
    #expect(written.text.contains("- Ofta (2,5)") && written.text.contains("Är du rädd hemma? *"))
  }

  @Test func `ett formulär som räknar mer än en summa skrivs inte om för hand`() throws {
    #expect(WrittenForm(try SharedForms.form("lforms-r4/q-repeating-item-calculatedExpression.json")) == nil)
  }

  @Test(arguments: [
    ("", "Skriv minst en fråga"), ("# Bara en rubrik", "Skriv minst en fråga"),
    ("- Ja", "Rad 1 är ett svar utan fråga"),
    ("Fråga?\n- Ja\n+ Nej", "Rad 3: använd samma tecken"), ("Fråga?\n- [bild]", "Rad 2: vi känner inte till [bild]"),
    ("Fråga?\n- [tal]\n- Ja", "Rad 3: använd samma tecken"),
    ("Fråga?\n- Aldrig (0)\n- Ofta (två)", "Frågan på rad 1 har poäng för några"),
    ("-Ja", "Rad 1 är ett svar utan fråga"),
  ])
  func `det som inte går att läsa säger vilken rad`(_ text: String, _ sentence: String) {
    let problem = #expect(throws: WrittenFormProblem.self) { try Self.form(text) }
    #expect(problem?.sentence.contains(sentence) == true, "\(problem?.sentence ?? "")")
  }
}
