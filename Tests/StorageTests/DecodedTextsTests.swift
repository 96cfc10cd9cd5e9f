import Testing

@testable import Storage

struct DecodedTextsTests {
  @Test func `samma text ger samma värde, och en annan text ett annat`() throws {
    let texts = DecodedTexts(limit: 10)
    let first: [Int] = try texts.value("[1, 2]")
    let again: [Int] = try texts.value("[1, 2]")
    let other: [Int] = try texts.value("[3]")
    #expect(first == [1, 2] && again == first && other == [3])
    #expect(texts.count == 2)
  }

  @Test func `samma text kan betyda olika saker för olika typer`() throws {
    let texts = DecodedTexts(limit: 10)
    let numbers: [Int] = try texts.value("[]")
    let words: [String] = try texts.value("[]")
    #expect(numbers.isEmpty && words.isEmpty)
    #expect(texts.count == 2)
  }

  @Test func `det som inte går att läsa är ett fel varje gång`() {
    let texts = DecodedTexts(limit: 10)
    for _ in 0..<2 { #expect(throws: (any Error).self) { try texts.value("[1") as [Int] } }
    #expect(texts.count == 0)
  }

  @Test func `det växer inte utan gräns`() throws {
    let texts = DecodedTexts(limit: 3)
    for number in 0..<20 { #expect(try texts.value("[\(number)]") as [Int] == [number]) }
    #expect(texts.count <= 3)
  }
}
