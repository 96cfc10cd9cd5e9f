import Testing

@testable import Instruments

struct ShelfTests {
  static func form(_ version: String, title: String = "Ett formulär") throws -> Questionnaire {
    let text = """
      {"resourceType":"Questionnaire","url":"https://exempel.se/f","version":"\(version)","title":"\(title)",
       "copyright":"Får användas av alla.","item":[{"linkId":"q","type":"string"}]}
      """
    return try Questionnaire.read(Array(text.utf8))
  }

  @Test func `Ett formulär utan licens tas inte in`() {
    #expect(throws: ShelfProblem.licenceMissing) { try Licence(givenBy: " ", terms: "CC0") }
    #expect(throws: ShelfProblem.licenceMissing) { try Licence(givenBy: "Anna", terms: "") }
  }

  @Test func `En version tas in en gång och ändras aldrig`() throws {
    let licence = try Licence(givenBy: "Upphovspersonen", terms: "Fritt att använda")
    var shelf: [Instrument] = []
    try shelf.add(Self.form("1"), licence: licence)
    #expect(throws: ShelfProblem.alreadyHere) { try shelf.add(Self.form("1"), licence: licence) }
    #expect(throws: ShelfProblem.versionTaken("1")) {
      try shelf.add(Self.form("1", title: "Ett annat"), licence: licence)
    }
    try shelf.add(Self.form("1.10"), licence: licence)
    try shelf.add(Self.form("1.9"), licence: licence)
    #expect(shelf.newestActive("https://exempel.se/f") == nil)
    for index in shelf.indices { try shelf[index].move(to: .active) }
    #expect(shelf.newestActive("https://exempel.se/f")?.questionnaire.version == "1.10")
    try shelf[1].move(to: .retired)
    #expect(shelf.newestActive("https://exempel.se/f")?.questionnaire.version == "1.9")
    #expect(throws: ShelfProblem.illegalMove(from: .retired, to: .active)) { try shelf[1].move(to: .active) }
  }
}
