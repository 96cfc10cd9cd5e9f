import Testing

@testable import Web

struct MultipartTests {
  private func part(_ head: String, _ content: String) -> String { "--B\r\n\(head)\r\n\r\n\(content)\r\n" }

  private func decoded(_ text: String) -> Form? { Multipart.decode(Array(text.utf8), boundary: "B") }

  @Test func `fält och filer läses som webbläsare skriver dem`() throws {
    let form = try #require(
      decoded(
        part("Content-Disposition: form-data; name=\"text\"", "Åre\r\n--b")
          + part(
            "content-type: text/csv\r\ncontent-disposition: form-data; filename=\"a; b.csv\"; name=\"fil\"", "a;b\r\n")
          + part("Content-Disposition: form-data; name=\"tom\"; filename=\"\"", "") + "--B--\r\n"))
    #expect(form.raw("text") == "Åre\r\n--b")
    #expect(form.file("fil")?.name == "a; b.csv")
    #expect(form.file("fil")?.bytes == Array("a;b\r\n".utf8))
    #expect(form.file("tom") == nil && form.files.count == 2)
  }

  @Test func `ett avbrutet eller trasigt formulär tas inte för helt`() {
    let field = part("Content-Disposition: form-data; name=\"a\"", "1")
    #expect(decoded(field + "--B--")?.raw("a") == "1")
    for text in ["", field, field + "--B", "skräp" + field + "--B--", part("Content-Type: x", "1") + "--B--"] {
      #expect(decoded(text) == nil, "\(text)")
    }
  }

  @Test func `tusentals delar och långa huvuden läses inte`() {
    let field = part("Content-Disposition: form-data; name=\"a\"", "1")
    #expect(decoded(String(repeating: field, count: 2000) + "--B--")?.fields.count == 2000)
    #expect(decoded(String(repeating: field, count: 2001) + "--B--") == nil)
    let long = "Content-Disposition: form-data; name=\"a\"" + String(repeating: "; nam=", count: 1000)
    #expect(decoded(part(long, "1") + "--B--") == nil)
  }

  @Test func `en stor fil full av radslut läses på en gång`() {
    let head = Array("--B\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"x\"\r\n\r\n".utf8)
    let body = head + [UInt8](repeating: 13, count: 1_000_000) + Array("\r\n--B--".utf8)
    #expect(Multipart.decode(body, boundary: "B")?.files.first?.bytes.count == 1_000_000)
  }
}
