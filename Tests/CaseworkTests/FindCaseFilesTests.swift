import TestSupport
import Testing
import Vocabulary

/// Only name, personal number and case number can be asked for, and only among one's own files.
struct FindCaseFilesTests {
  @Test(arguments: Engine.available) func `akten hittas på namn, nummer och ärendenummer hur de än skrivs`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    _ = try await work.file("Anna-Lena Håkansson", number: "197801252383")
    _ = try await work.file("Örjan Söderström")
    let worker = try await work.client("handläggare")
    for asked in [
      "Anna-Lena", "annalena", "lena", "HAAKANSSON", "Håkansson Anna", "19780125-2383", "780125-2383", "7801252383",
      "2026-0001", " anna  håkansson ",
    ] {
      let page = try await worker.post("\(work.path)/sok", [("sok", asked)]).body
      #expect(page.contains("Anna-Lena Håkansson") && !page.contains("Örjan"), "\(asked)")
    }
    for asked in ["Ann", "Hakansson", "197801252384", "2026-0003", "Hon", "exposed"] {
      let page = try await worker.post("\(work.path)/sok", [("sok", asked)]).body
      #expect(page.contains("Ingen av dina akter") && !page.contains("Anna-Lena H"), "\(asked)")
    }
  }

  @Test func `det som står i en anteckning går inte att söka på, och inte andras akter`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed", number: "197801252383")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("text", "Körsbärsträd"), ("uppratta", "ja")])
    #expect(try await worker.post("\(work.path)/sok", [("sok", "Körsbärsträd")]).body.contains("Ingen av dina akter"))
    for other in ["kollega", "mottagare"] {
      let client = try await work.client(other)
      for asked in ["Lovis", "197801252383", "2026-0001"] {
        let page = try await client.post("\(work.path)/sok", [("sok", asked)]).body
        #expect(page.contains("Ingen av dina akter") && !page.contains("Myrhed"), "\(other) \(asked)")
      }
    }
  }

  @Test func `namnets ord`() {
    #expect(NameWords.of("Anna-Lena O'Neill") == ["anna", "lena", "annalena", "o", "neill", "oneill"])
    #expect(NameWords.isFound("aasa", in: "Åsa Ek") && NameWords.isFound("Andre", in: "André"))
    #expect(
      !NameWords.isFound("asa", in: "Åsa") && !NameWords.isFound("", in: "Åsa") && !NameWords.isFound("-", in: "Å"))
  }
}
