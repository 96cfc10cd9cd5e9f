import Documents
import Testing

struct PictureTests {
  @Test func `En QR-kod är en bild med namn, utan stilattribut`() throws {
    let svg = try QRCode.svg("otpauth://totp/Samfrid:anna?secret=ABC", label: "Kod för <appen> & \"mobilen\"")
    #expect(svg.contains("role=\"img\""))
    #expect(svg.contains("<title>Kod för &lt;appen&gt; &amp; &quot;mobilen&quot;</title>"))
    #expect(!svg.contains("style"))
    #expect(svg.split(separator: "<path").count == 2)
    #expect(svg.contains("fill=\"#fff\"") && svg.contains("fill=\"currentColor\""))
    // The finder pattern in the upper left corner, four squares in.
    #expect(svg.contains("d=\"M4 4h7v1h-7z"))
  }

  @Test func `En text som inte ryms i en QR-kod sägs vara för lång`() throws {
    for text in ["", String(repeating: "å", count: 2_000)] {
      #expect(throws: DocumentProblem.self) { try QRCode.svg(text, label: "x") }
    }
  }

  @Test func `En SVG blir en PNG med den bredd som begärs`() async throws {
    let png = try await Picture.png(svg: try QRCode.svg("hej", label: "Hej"), width: 290)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let sides = [16, 20].map { place in (0..<4).reduce(0) { $0 << 8 | Int(png[place + $1]) } }
    #expect(sides == [290, 290])
  }

  @Test func `En stor SVG stockar sig inte`() async throws {
    let lines = (0..<40_000).map { "<path d=\"M0 \($0 % 100)h9v1h-9z\"/>" }.joined()
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\(lines)</svg>"
    #expect(try await Picture.png(svg: svg, width: 200).count > 100)
  }

  @Test(arguments: [
    ("finns-inte-alls", "programmet finns-inte-alls saknas"), ("false", "kunde inte göras av false"),
    ("echo", "svarade inte med en PNG-bild"),
  ])
  func `Ett program som saknas eller misslyckas får en mening`(program: String, words: String) async throws {
    let problem = await #expect(throws: DocumentProblem.self) {
      try await Picture.png(svg: "<svg/>", width: 10, command: [program])
    }
    #expect(problem?.sentence.contains(words) == true)
  }

  @Test func `En trasig SVG får en mening med programmets skäl`() async throws {
    let problem = await #expect(throws: DocumentProblem.self) { try await Picture.png(svg: "<svg", width: 10) }
    #expect(problem?.sentence.contains("kunde inte göras av rsvg-convert") == true)
    #expect(problem?.sentence.contains("inget felmeddelande") == false)
  }

  @Test(arguments: ["exec sleep 600", "exec yes", "exec 1>&-; exec sleep 600"])
  func `Ett program som aldrig blir klart stoppas`(script: String) async throws {
    let start = ContinuousClock.now
    let problem = await #expect(throws: DocumentProblem.self) {
      try await Picture.png(svg: "<svg/>", width: 10, command: ["sh", "-c", script], timeout: .milliseconds(500))
    }
    #expect(problem?.sentence.contains("för lång tid") == true, "\(problem?.sentence ?? "")")
    // The suite runs beside it: what matters is that nobody waits for the program itself.
    #expect(ContinuousClock.now - start < .seconds(300))
  }
}
