import Packages
import Testing

/// Packages that open connections of their own, which no policy of the browser's reaches.
@Suite struct OutwardWordTests {
  private func package(_ name: String, _ content: String) -> MadePackage {
    MadePackage(files: [("start.html", "")].filter { $0.0 != name } + [(name, content)])
  }

  @Test(arguments: ["kurs.js", "KURS.JS", "kurs.mjs", "start.html", "sida.htm", "sida.xhtml", "bild.svg", "data.xml"])
  func `Ett paket som kan öppna egna förbindelser avvisas med filens namn`(name: String) {
    let sentence = refusal(package(name, "new RTCPeerConnection({})").zip.bytes)
    #expect(sentence.contains("kan öppna egna förbindelser ut (RTCPeerConnection i ”\(name)”)"))
    #expect(sentence.contains("Be den som gjorde kursen om en utan."))
  }

  @Test(arguments: [
    ("webkitRTCPeerConnection", "RTCPeerConnection"), ("window.WebTransport", "WebTransport"),
    ("window['RTCPeerConnection']", "RTCPeerConnection"),
  ])
  func `Ordet hittas var det än står i filen`(code: String, word: String) {
    #expect(refusal(package("kurs.js", code).zip.bytes).contains("(\(word) i"))
    // Files are read in pieces of 65,536 bytes.
    for start in [65_500, 65_525, 65_536, 200_000] {
      let long = String(repeating: "x", count: start) + code + String(repeating: "x", count: 70_000)
      #expect(refusal(package("kurs.js", long).zip.bytes).contains("(\(word) i"), "\(start)")
    }
    let wide = code.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [wide, Array(wide.dropFirst()) + [0]] {
      var zip = MadePackage().zip
      zip.add("kurs.js", bytes)
      #expect(refusal(zip.bytes).contains("(\(word) i"))
    }
  }

  @Test func `Det som inte är ordet, och det som ingen webbläsare kör, spelas`() throws {
    for code in ["rtcpeerconnection", "RTCPeer Connection", "RTCPeerConnectio", "webTransport", ""] {
      #expect(try package("kurs.js", code).read().files.count == 3, "\(code)")
    }
    #expect(try package("om.txt", "RTCPeerConnection").read().files.count == 3)
  }
}
